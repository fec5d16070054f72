import type { Outcome } from '#kernel/packs/decide.ts'

/** One part is enough. One that is met settles it, whatever is unknown beside it. */
export function any(parts: Outcome[]): Outcome {
  if (parts.includes('met')) return 'met'
  return parts.includes('unknown') ? 'unknown' : 'unmet'
}
