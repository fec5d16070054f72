import { z } from 'zod'
import type { Comparison } from '#kernel/packs/compare/comparison.ts'

/** There is one at all; `exists: false` asks that there is none. An empty list is none. */
export const exists: Comparison<boolean> = {
  limit: z.boolean(),
  holds(found, limit) {
    const none = found === null || (typeof found === 'object' && found.length === 0)
    return none !== limit
  },
  words: (_said, limit) => (limit ? { zh: '有', en: 'some' } : { zh: '无', en: 'none' }),
}
