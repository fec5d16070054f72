import { z } from 'zod'
import type { Comparison } from '#kernel/packs/compare/comparison.ts'
import { distance } from '#kernel/packs/compare/comparison.ts'

/** The limit itself is still allowed (及以下). */
export const atMost: Comparison<number | string> = {
  limit: z.union([z.number(), z.string()]),
  holds(found, limit, { order }) {
    const away = distance(found, limit, order)
    return away !== undefined && away <= 0
  },
  words: ({ zh, en }) => ({ zh: `不超过 ${zh}`, en: `at most ${en}` }),
}
