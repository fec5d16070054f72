import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { About, Context, FileReply, NewEvent } from '#kernel/context.ts'
import { inTransaction, scopeOf, stranger } from '#kernel/database.ts'
import type { Scope } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { House } from '#kernel/house.ts'
import { inputRefusal, problemOf } from '#kernel/problem.ts'
import { Refused } from '#kernel/refusal.ts'
import type { Refusal, Refusals } from '#kernel/refusal.ts'
import { replay, saveTraces } from '#kernel/traces.ts'

const sessionCookie = 'yanzhen'

export type Handler<E extends Endpoint> = (
  context: Context<E['may'] extends 'public' ? Actor | null : Actor>,
  input: z.output<E['input']>,
) => Promise<E['produces'] extends 'file' ? FileReply : z.input<E['output']>>

/** A handler that opens its own transactions: what it keeps of a refused sign-in must outlive the refusal. */
export type OutsideHandler<E extends Endpoint> = (
  context: Omit<Context<null>, 'db' | 'query' | 'lastly' | 'record' | 'about' | 'body'>,
  input: z.output<E['input']>,
) => Promise<z.input<E['output']>>

/** A route as a module lists it: its contract and what answers it. */
export interface Route {
  endpoint: Endpoint
  // One list holds routes of every shape; `route` and `outside` have checked that the handler fits its endpoint.
  handler: (context: Context<never>, input: never) => Promise<unknown>
  outside: boolean
}

export const route = <E extends Endpoint>(endpoint: E, handler: Handler<E>): Route => ({
  endpoint,
  handler: handler as Route['handler'],
  outside: false,
})

export const outside = <E extends Endpoint>(endpoint: E, handler: OutsideHandler<E>): Route => ({
  endpoint,
  handler: handler as unknown as Route['handler'],
  outside: true,
})

const scopes = new WeakMap<Actor, Scope>()

function scopeFor(actor: Actor | null): Scope {
  if (!actor) return stranger
  let scope = scopes.get(actor)
  if (!scope) scopes.set(actor, (scope = scopeOf(actor)))
  return scope
}

/** Serves one route: may? parse, transaction with the actor's scope, reply checked by the contract, traces, commit. */
export function serve(app: FastifyInstance, house: House, route: Route, catalogue: Refusals): void {
  const { endpoint } = route
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    ...(route.outside &&
      endpoint.method !== 'GET' && { config: { rateLimit: { max: endpoint.mostAMinute, timeWindow: '1 minute' } } }),
    handler: async (request, reply) => {
      const token = request.cookies[sessionCookie]
      const actor = await actorFor(house, endpoint, token)
      const language = actor?.language ?? (request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh')
      const say = (refusal: Refusal) => {
        const problem = problemOf(refusal, catalogue, language, request.id)
        return reply.code(problem.status).type('application/problem+json').send(problem)
      }
      const no = mayNot(endpoint, actor, language)
      if (no) {
        if (actor) await tellAudit(house, request, endpoint, actor)
        return say(no)
      }
      const parsed = endpoint.input.safeParse(inputOf(endpoint, request))
      if (!parsed.success) return say(refusalOf(parsed.error, request))
      const key = endpoint.writes ? request.headers['idempotency-key'] : undefined
      if (endpoint.writes && (typeof key !== 'string' || key.length < 8 || key.length > 100))
        return say({ code: 'kernel/key-missing' })

      const write = actor && typeof key === 'string' ? { key, digest: digestOf(endpoint, request) } : null
      const call: Call = {
        requestId: request.id,
        body: request.body,
        session: token ?? null,
        device: deviceOf(request),
        keep: undefined,
      }
      try {
        const answer = await act(house, call, route, actor, parsed.data, write)
        if (call.keep !== undefined) setCookie(reply, request, call.keep)
        return await send(reply, endpoint, answer)
      } catch (error) {
        const again =
          write && actor && (error instanceof Refused || isKeyConflict(error))
            ? await replay(house, actor, scopeFor(actor), write)
            : null
        if (again) return again.ok ? reply.header('idempotent-replay', 'true').send(again.reply) : say(again.refusal)
        if (!(error instanceof Refused)) throw error
        if (call.keep !== undefined) setCookie(reply, request, call.keep)
        return say(error.refusal)
      }
    },
  })
}

/** Who calls: somebody at their post, or for an endpoint that is open to them somebody who has just left it. */
async function actorFor(house: House, endpoint: Endpoint, token: string | undefined): Promise<Actor | null> {
  if (!token) return null
  const actor = await house.actorOf(token)
  if (!endpoint.afterLeaving || actor?.permissions.has(endpoint.may)) return actor
  return (await house.leaverOf(token, endpoint.may)) ?? actor
}

/** What a handler needs of the request that brought it. `keep` is a session to hand out, or null to take it back. */
export interface Call {
  requestId: string
  body: unknown
  session: string | null
  device: string
  keep: string | null | undefined
}

/** Runs the handler in its transaction and leaves the traces: events, audit, key. */
export async function act(
  house: House,
  call: Call,
  { endpoint, handler, outside }: Route,
  actor: Actor | null,
  input: unknown,
  write: { key: string; digest: Buffer } | null,
): Promise<unknown> {
  const now = house.clock()
  const events: NewEvent[] = []
  let about: About = {}
  const around = {
    house,
    actor,
    now,
    today: todayIn(now),
    requestId: call.requestId,
    session: call.session,
    device: call.device,
    keepSession: (token: string | null) => void (call.keep = token),
    body: endpoint.accepts === 'bytes' ? (call.body as Buffer) : null,
    record: (event: NewEvent) => void events.push(event),
    about: (more: About) => void (about = { ...about, ...more }),
  }
  if (outside) return endpoint.output.parse(await handler(around as never, input as never))
  return inTransaction(house.pool, scopeFor(actor), async (transaction) => {
    const answer = await handler({ ...around, ...transaction } as Context<never>, input as never)
    const reply = endpoint.produces === 'file' ? answer : endpoint.output.parse(answer)
    if (actor) saveTraces(transaction, { endpoint, actor, now, requestId: call.requestId, events, about, write, reply })
    return reply
  })
}

function mayNot(endpoint: Endpoint, actor: Actor | null, language: 'zh' | 'en'): Refusal | null {
  if (endpoint.may === 'public') return null
  if (!actor) return { code: 'kernel/not-signed-in' }
  if (endpoint.may === 'signed-in' || actor.permissions.has(endpoint.may)) return null
  return { code: 'kernel/not-allowed', params: { title: endpoint.title[language] } }
}

/** An address that cannot be anything's looks like one of something that is not there; nobody has a field in which to mend it. */
function refusalOf(error: z.ZodError, request: FastifyRequest): Refusal {
  const parts = request.params as Record<string, unknown>
  const inAddress = error.issues.some(({ path }) => path.length === 1 && String(path[0]) in parts)
  return inAddress ? { code: 'kernel/not-found' } : inputRefusal(error)
}

function inputOf(endpoint: Endpoint, request: FastifyRequest): unknown {
  const parts = request.params as Record<string, unknown>
  if (endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.accepts === 'bytes')
    return storable({ ...(request.query as object), ...parts })
  return storable({ ...(request.body as object | null), ...parts })
}

/** What was sent, without what no database stores and no person typed: NUL and half characters. */
function storable(sent: unknown): unknown {
  if (typeof sent === 'string')
    return sent.includes('\0') || !sent.isWellFormed() ? sent.replaceAll('\0', '').toWellFormed() : sent
  if (Array.isArray(sent)) return sent.map(storable)
  if (sent === null || typeof sent !== 'object') return sent
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, storable(value)]))
}

function digestOf(endpoint: Endpoint, request: FastifyRequest): Buffer {
  const body = Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null)
  return createHash('sha256').update(`${endpoint.method} ${request.url}\n`).update(body).digest()
}

const isKeyConflict = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'idempotency_pkey'

/** A call that the post does not allow is worth a line: someone tried. */
async function tellAudit(house: House, request: FastifyRequest, endpoint: Endpoint, actor: Actor): Promise<void> {
  await inTransaction(house.pool, scopeFor(actor), async (transaction) => {
    saveTraces(transaction, {
      endpoint,
      actor,
      now: house.clock(),
      requestId: request.id,
      events: [],
      about: {},
      write: null,
      reply: null,
      kind: 'refused',
    })
  })
}

function setCookie(reply: FastifyReply, request: FastifyRequest, token: string | null): void {
  // Strict: no other site's link or form ever carries the session here.
  const how = { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const
  if (token) reply.setCookie(sessionCookie, token, how)
  else reply.clearCookie(sessionCookie, how)
}

function deviceOf(request: FastifyRequest): string {
  const agent = request.headers['user-agent'] ?? ''
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(agent)?.[0] ?? '?'
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? '?'
  return `${system} · ${browser}`
}

async function send(reply: FastifyReply, endpoint: Endpoint, answer: unknown): Promise<FastifyReply> {
  if (endpoint.produces === 'json') return reply.header('cache-control', 'no-store').send(answer)
  const file = answer as FileReply
  return reply
    .type(file.type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('cache-control', file.mayBeKept ? 'private, max-age=86400' : 'no-store')
    .send(file.body)
}
