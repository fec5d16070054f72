import type { Outcome } from '#kernel/packs/decide.ts'

/** The other way round; what is unknown stays unknown. */
export function not(part: Outcome): Outcome {
  if (part === 'unknown') return 'unknown'
  return part === 'met' ? 'unmet' : 'met'
}
