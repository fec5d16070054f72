import { z } from 'zod'
import { daysBetween, parseDay, yearsBetween } from '#kernel/days.ts'
import type { Comparison } from '#kernel/packs/compare/comparison.ts'

type Span = { days: number } | { years: number }

/** The fact is a day, not after the day of the decision and no further back than the span; the day of the anniversary counts. */
export const within: Comparison<Span> = {
  limit: z.union([z.strictObject({ days: z.int().positive() }), z.strictObject({ years: z.int().positive() })]),
  holds(found, limit, { on }) {
    if (found === null) return false
    if (typeof found !== 'string') throw new TypeError(`${JSON.stringify(found)} is not a day`)
    const day = parseDay(found)
    if (day > on) return false
    if ('days' in limit) return daysBetween(day, on) <= limit.days
    const years = yearsBetween(day, on)
    return years < limit.years || (years === limit.years && day.slice(5) === on.slice(5))
  },
  words: ({ zh, en }) => ({ zh: `最近 ${zh}内`, en: `within the last ${en}` }),
}
