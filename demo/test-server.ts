import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import type { Problem } from '#kernel/refusal.ts'
import { makeWorld, password, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { buildApp } from '#src/app.ts'
import { openHouse } from '#src/open-house.ts'

/** What the server answered: a value, or a problem with its status. */
export type Answer<E extends Endpoint> =
  | { status: 200; value: OutputOf<E>; headers: Record<string, unknown>; raw: Buffer }
  | { status: number; problem: Problem; value?: never }

/** What was refused, as 'field code' for each field or the code alone; 'accepted' where nothing was. */
export const refusalOf = (answer: Answer<Endpoint>): string =>
  'problem' in answer
    ? (answer.problem.fields?.map((one) => `${one.field} ${one.code}`).join() ?? answer.problem.code)
    : 'accepted'

export interface Caller {
  /** Calls an endpoint as this person; a write gets a key of its own unless one is given. */
  call<E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    more?: { key?: string; body?: Buffer; type?: string; language?: 'zh' | 'en' },
  ): Promise<Answer<E>>
  /** The same, where anything but a value is a failure of the test. */
  get<E extends Endpoint>(endpoint: E, input: InputOf<E>, more?: { key?: string }): Promise<OutputOf<E>>
}

export interface TestServer {
  app: FastifyInstance
  house: House
  database: TestDatabase
  /** Moves the server's clock; it stands still until moved. */
  setClock(now: string): void
  as(who: CastName): Promise<Caller>
  nobody: Caller
  /** What was logged since the start. */
  logged: Record<string, unknown>[]
  /** Listens on a port of its own, for a browser. */
  listen(): Promise<string>
}

// The clock of the tests: a working Monday in the middle of a month.
export const testNow = '2026-03-16T09:30:00+08:00'

/** The real server on a real database with the small world in it; gone when the test ends. */
export async function testServer(
  t: { after(done: () => Promise<void>): void },
  webFolder: string | null = null,
): Promise<TestServer> {
  // The world is part of the template's key: a change here makes a new one.
  const key = createHash('sha256')
    .update(readFileSync(fileURLToPath(new URL('test-world.ts', import.meta.url))))
    .digest('hex')
  // The test runner ends what was begun first before what stands on it: the database is dropped here, last.
  const lastly: (() => Promise<void>)[] = []
  const database = await testDatabase({ after: (drop) => void lastly.push(drop) }, { key, prepare: makeWorld })
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-house-'))
  let now = new Date(testNow)
  const logged: Record<string, unknown>[] = []
  const { house, close } = await openHouse({
    connection: database.connection,
    dataDir: folder,
    secretKeyFile: join(folder, 'keys.json'),
    clock: () => now,
    log: (line) => void logged.push(line),
    cast: [],
    sealedDataExists: false,
  })
  const app = await buildApp(house, { webFolder, trustProxy: false })
  t.after(async () => {
    await app.close()
    await close()
    await rm(folder, { recursive: true, force: true })
    for (const drop of lastly) await drop()
  })
  const callers = new Map<CastName, Promise<Caller>>()
  return {
    app,
    house,
    database,
    logged,
    setClock: (text) => void (now = new Date(text)),
    as: (who) => {
      if (!callers.has(who)) callers.set(who, signInAs(app, username(who)))
      return callers.get(who)!
    },
    nobody: callerWith(app, null),
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
  }
}

export async function signInAs(app: FastifyInstance, name: string, secret: string = password): Promise<Caller> {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/sessions',
    payload: { username: name, password: secret },
  })
  if (reply.statusCode !== 200) throw new Error(`${name} could not sign in: ${reply.body}`)
  return callerWith(app, reply.cookies.find((cookie) => cookie.name === 'yanzhen')!.value)
}

function callerWith(app: FastifyInstance, session: string | null): Caller {
  async function call<E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    more: Parameters<Caller['call']>[2] = {},
  ): Promise<Answer<E>> {
    const rest: Record<string, unknown> = { ...(input as object) }
    const path = endpoint.path.replace(/:(\w+)/g, (_whole, name: string) => {
      const value = encodeURIComponent(String(rest[name]))
      delete rest[name]
      return value
    })
    const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.accepts === 'bytes'
    const query = inQuery
      ? new URLSearchParams(
          Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
        ).toString()
      : ''
    const options: InjectOptions = {
      method: endpoint.method,
      url: `/api${path}${query ? `?${query}` : ''}`,
      headers: {
        'accept-language': more.language ?? 'zh-CN',
        ...(endpoint.writes && { 'idempotency-key': more.key ?? newId(new Date()) }),
        ...(more.body && { 'content-type': more.type ?? 'image/jpeg' }),
      },
      ...(session && { cookies: { yanzhen: session } }),
      ...(more.body ? { payload: more.body } : !inQuery && { payload: rest }),
    }
    const reply = await app.inject(options)
    if (reply.statusCode !== 200) return { status: reply.statusCode, problem: reply.json() as Problem }
    const value = (endpoint.produces === 'file' ? undefined : reply.json()) as OutputOf<E>
    return { status: 200, value, headers: reply.headers, raw: reply.rawPayload }
  }
  return {
    call,
    async get(endpoint, input, more) {
      const answer = await call(endpoint, input, more)
      if (answer.status !== 200)
        throw new Error(
          `${endpoint.method} ${endpoint.path}: ${JSON.stringify('problem' in answer ? answer.problem : answer)}`,
        )
      return answer.value!
    },
  }
}
