import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/client/call.ts'
import type { CallOptions } from '#web/client/call.ts'

/** A call that gives up after a while: in a lift a phone may keep a dead connection open for ever. */
export async function reach<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: CallOptions = {},
  atMost = 30_000,
): Promise<OutputOf<E>> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), atMost)
  try {
    return await call(endpoint, input, { ...options, signal: giveUp.signal })
  } finally {
    clearTimeout(timer)
  }
}
