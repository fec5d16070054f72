import { z } from 'zod'
import type { Comparison } from '#kernel/packs/compare/comparison.ts'

export const equals: Comparison<string | number | boolean> = {
  limit: z.union([z.string(), z.number(), z.boolean()]),
  holds: (found, limit) => found === limit,
  words: (said) => said,
}
