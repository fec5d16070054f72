import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Problem } from '#kernel/refusal.ts'
import { languageNow } from '#web/kit/preferences.ts'

/** The server said no, in words for the person: `problem.fields` belong to single fields of the form. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/** The network is gone; whether a write arrived is unknown, so it is sent again with the same key. */
export class OfflineError extends Error {}

/** What of a contract a call needs. */
type Called = Pick<Endpoint, 'method' | 'path' | 'produces' | 'accepts' | 'writes'>

export interface CallOptions {
  /** Idempotency key of a write; made here unless given. Give it to send the same act again. */
  key?: string
  signal?: AbortSignal
  /** The body of an endpoint that accepts bytes. */
  bytes?: Blob
}

/** Calls an endpoint by its contract. A file endpoint is saved under the name the server gives, and answers its output as undefined. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  const response = await reach(requestOf(endpoint, input, options))
  if (!response.ok) throw new ProblemError(await problemOf(response))
  if (endpoint.produces === 'file') {
    saveAs(await response.blob(), fileNameOf(response.headers.get('content-disposition')))
    return undefined as OutputOf<E>
  }
  const text = await response.text()
  // The reply was checked by the contract's output before it left the server.
  return (text === '' ? undefined : JSON.parse(text)) as OutputOf<E>
}

/** The request of a call: path parts filled, then a query or a body of what is left of the input. */
export function requestOf(endpoint: Called, input: unknown, options: CallOptions = {}): Request {
  const rest: Record<string, unknown> = { ...(input as Record<string, unknown> | undefined) }
  const path = endpoint.path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const asQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.accepts === 'bytes'
  const query = asQuery ? queryOf(rest) : ''
  const headers = new Headers({
    accept: 'application/json, */*',
    'accept-language': languageNow() === 'zh' ? 'zh-CN' : 'en',
  })
  if (endpoint.writes) headers.set('idempotency-key', options.key ?? newKey())
  if (endpoint.accepts === 'bytes') headers.set('content-type', options.bytes?.type || 'application/octet-stream')
  else if (!asQuery) headers.set('content-type', 'application/json')
  return new Request(new URL(`/api${path}${query}`, globalThis.location?.href ?? 'http://localhost'), {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    body: endpoint.accepts === 'bytes' ? (options.bytes ?? null) : asQuery ? null : JSON.stringify(rest),
    signal: options.signal ?? null,
  })
}

/** Lists are repeated keys; what is not known is left out. */
export function queryOf(input: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text && `?${text}`
}

/** A fresh key. crypto.randomUUID exists only on https and localhost; a county's intranet is often plain http. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new OfflineError('offline', { cause: error })
  }
}

/** A proxy in between may answer with something that is no problem document. */
async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get('x-request-id') ?? undefined
  if (response.headers.get('content-type')?.includes('json')) {
    const body = (await response.json().catch(() => null)) as Partial<Problem> | null
    if (body?.title)
      return { type: 'about:blank', status: response.status, code: 'http/unknown', requestId, ...body } as Problem
  }
  const title =
    languageNow() === 'zh'
      ? `服务器暂时不能处理(${response.status}),请稍后再试`
      : `The server cannot answer just now (${response.status}). Please try again.`
  return { type: 'about:blank', status: response.status, title, code: 'http/unknown', ...(requestId && { requestId }) }
}

/** The name in a Content-Disposition header; the UTF-8 form first (RFC 6266). */
export function fileNameOf(disposition: string | null): string {
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (coded) return decodeURIComponent(coded)
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? 'download'
}

/** Hands the person a file to keep. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
