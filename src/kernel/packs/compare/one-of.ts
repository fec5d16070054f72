import { z } from 'zod'
import type { Comparison } from '#kernel/packs/compare/comparison.ts'

/** The fact is among those named; of a fact that is itself a list (a person's categories), one is enough. */
export const oneOf: Comparison<string[]> = {
  limit: z.array(z.string()).min(1),
  holds(found, limit) {
    if (found === null) return false
    if (typeof found === 'string') return limit.includes(found)
    if (typeof found === 'object') return found.some((one) => limit.includes(one))
    throw new TypeError(`${JSON.stringify(found)} cannot be one of ${limit.join(', ')}`)
  },
  words: ({ zh, en }) => ({ zh: `${zh}之一`, en: `one of ${en}` }),
}
