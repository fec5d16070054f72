import type { Outcome } from '#kernel/packs/decide.ts'

/** Every part has to be met. One that is not settles it, whatever is unknown beside it. */
export function all(parts: Outcome[]): Outcome {
  if (parts.includes('unmet')) return 'unmet'
  return parts.includes('unknown') ? 'unknown' : 'met'
}
