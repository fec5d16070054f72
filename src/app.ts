import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import helmet from 'helmet'
import { newId } from '#kernel/ids.ts'
import type { House } from '#kernel/house.ts'
import { serve } from '#kernel/http.ts'
import { openApi } from '#kernel/openapi.ts'
import { problemOf } from '#kernel/problem.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { keepActionTitles } from '#modules/identity/action-titles.ts'
import { everyEndpoint, everyRefusal, everyRoute } from '#src/modules.ts'

export interface AppOptions {
  /** The built web, or null where only the API is served. */
  webFolder: string | null
  trustProxy: boolean | string
}

// A photograph as a phone's camera makes it; what a record may carry is a pack's number and checked by the services.
const largestBody = 12 * 1024 * 1024

/** The whole server as one Fastify instance; it neither listens nor owns the house. */
export async function buildApp(house: House, { webFolder, trustProxy }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy,
    bodyLimit: largestBody,
    genReqId: () => newId(house.clock()),
    routerOptions: { maxParamLength: 200 },
  })
  await app.register(cookie)
  // Made once; the plugin of the same name makes it for each request.
  const protect = helmet({
    contentSecurityPolicy: { directives: policy },
    crossOriginEmbedderPolicy: false,
    hsts: false,
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/api/')) return protect(request.raw, reply.raw, done as (error?: unknown) => void)
    for (const [name, value] of forData) reply.raw.setHeader(name, value)
    done()
  })
  await app.register(compress, { global: true, threshold: 1024 })
  await app.register(rateLimit, { global: false })
  for (const type of [/^image\//, 'application/pdf', 'application/octet-stream']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  }
  app.setErrorHandler((error: FastifyError, request, reply) => sayFault(house, error, request, reply))

  keepActionTitles(everyEndpoint)
  app.get('/api/health', async (_request, reply) => {
    await house.pool.query('select 1')
    return reply.header('cache-control', 'no-store').send({ status: 'ok' })
  })
  app.get('/api/openapi.json', async () => openApi(everyEndpoint))
  for (const route of everyRoute) serve(app, house, route, everyRefusal)
  app.all('/api/*', (request, reply) => sendProblem(reply, request, { code: 'kernel/not-found' }))
  if (webFolder) await serveWeb(app, webFolder)
  return app
}

// An answer of data is never a page: it needs less than one, and says so.
const forData = Object.entries({
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})

// The pages bring all they need; nothing is fetched from anywhere else. antd writes its styles into the page.
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, refusal: Refusal): FastifyReply {
  const language = request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh'
  const problem = problemOf(refusal, everyRefusal, language, request.id)
  return reply.code(problem.status).type('application/problem+json').send(problem)
}

/** A fault is logged once, by its kind and place; the message of a database error may hold a person's data and is left out. */
function sayFault(
  house: House,
  error: FastifyError & { code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const code = error.code ?? ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return sendProblem(reply, request, { code: 'kernel/too-large', params: { megabytes: largestBody / 1024 / 1024 } })
  if (error.statusCode === 429) return sendProblem(reply, request, { code: 'kernel/too-often' })
  if (error.statusCode && error.statusCode < 500)
    return sendProblem(reply, request, { code: 'kernel/invalid-input', params: { count: 1 } })
  house.log({
    level: 'error',
    requestId: request.id,
    route: request.routeOptions.url,
    kind: error.name,
    code,
    stack: placesOf(error),
  })
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT')
    return sendProblem(reply, request, { code: 'kernel/no-space' })
  if (/^(08|57P|53)|^E(CONN|PIPE)/.test(code)) return sendProblem(reply, request, { code: 'kernel/not-reachable' })
  return sendProblem(reply, request, { code: 'kernel/fault', params: { requestId: request.id } })
}

const placesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())

// The public shell's own pages; any other address is not found, and the shell says so.
const publicPages = ['/', '/figures', '/notices', '/verify']

/** One single-page shell by audience: what is not a file of theirs is their page. */
async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const yearSeconds = 31_536_000
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    setHeaders: (reply, path) => {
      // Only files with a digest in their name are kept for good; a page or a service worker is asked for each time.
      const forGood = path.startsWith(join(folder, 'assets'))
      void reply.header('cache-control', forGood ? `public, max-age=${yearSeconds}, immutable` : 'no-cache')
    },
  })
  const page = (shell: string) => {
    const html = readFileSync(join(folder, shell, 'index.html'))
    return (_request: FastifyRequest, reply: FastifyReply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html)
  }
  for (const shell of ['desk', 'field']) {
    app.get(`/${shell}`, page(shell))
    app.get(`/${shell}/*`, page(shell))
  }
  const front = page('public')
  for (const path of publicPages) app.get(path, front)
  app.setNotFoundHandler((request, reply) =>
    request.method === 'GET'
      ? front(request, reply.code(404))
      : sendProblem(reply, request, { code: 'kernel/not-found' }),
  )
}
