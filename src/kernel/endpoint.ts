import type { z } from 'zod'

/** What a route answers with: parsed JSON, or a file to keep. */
export type Produces = 'json' | 'file'

/** Who may call: anyone, anyone signed in, or who holds the permission `module:verb-phrase`. */
export type May = 'public' | 'signed-in' | `${string}:${string}`

export interface Endpoint<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  M extends May = May,
  P extends Produces = Produces,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under /api, parts of the path as `:name`; each is a key of the input. */
  path: `/${string}`
  /** One Chinese and one English line for OpenAPI. */
  title: { zh: string; en: string }
  may: M
  /** Path parts and query (GET, DELETE) or path parts and body (POST, PUT), as one object. */
  input: Input
  output: Output
  produces: P
  /** The body is the bytes of a file; the input is path parts and query only. */
  accepts: 'json' | 'bytes'
  /** Every call is written to the audit as a read of personal data. */
  readsPersonalData: boolean
  /** Changes something, so a call carries an idempotency key. Methods other than GET do, unless said otherwise. */
  writes: boolean
  /** From one address at most so often a minute; of a route that opens its own transactions and is not asked by GET. */
  mostAMinute: number
  /** The reply is shown once and never kept: sent again, the act is only said to be done. */
  replyIsSecret: boolean
  /** Who has left may still call it for a while, to hand in what they did until then; it takes that in and shows nothing. */
  afterLeaving: boolean
}

type Given<Input extends z.ZodType, Output extends z.ZodType, M extends May, P extends Produces> = Pick<
  Endpoint<Input, Output, M, P>,
  'method' | 'path' | 'title' | 'may' | 'input' | 'output'
> &
  Partial<Endpoint<Input, Output, M, P>>

/** The contract of one route as a value: the server serves it, the browser calls it, OpenAPI is printed from it. */
export function endpoint<Input extends z.ZodType, Output extends z.ZodType, M extends May, P extends Produces = 'json'>(
  given: Given<Input, Output, M, P>,
): Endpoint<Input, Output, M, P> {
  return {
    // A file says so itself; what says nothing is JSON.
    produces: 'json' as P,
    accepts: 'json',
    readsPersonalData: false,
    writes: given.method !== 'GET',
    replyIsSecret: false,
    afterLeaving: false,
    // A password or a code costs the server time to check; enough for an office behind one router.
    mostAMinute: 300,
    ...given,
  }
}

export type InputOf<E extends Endpoint> = z.input<E['input']>
export type OutputOf<E extends Endpoint> = z.output<E['output']>
