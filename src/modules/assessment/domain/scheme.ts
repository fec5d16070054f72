import { z } from 'zod'
import { Limit } from '#kernel/calendar.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { Words } from '#kernel/packs/format.ts'
import { standings } from '#modules/assessment/domain/standing.ts'

/** A scheme as packs write it and as a round keeps it. Points are of a hundred; what is added up is in hundredths of a point. */

export const scorerKinds = ['manager', 'peer', 'residents'] as const
export type ScorerKind = (typeof scorerKinds)[number]

export const Item = z.object({
  code: z.string(),
  name: Words,
  group: z.string(),
  weight: z.number().positive(),
  /** Scored by people; or computed from a fact of the year. */
  by: z.enum(scorerKinds).optional(),
  fact: z.string().optional(),
  full: z.number().positive().optional(),
  steps: z.array(z.object({ from: z.number(), points: z.number().min(0).max(100) })).optional(),
})
export type Item = z.infer<typeof Item>

export const Grade = z.object({
  code: z.string(),
  standing: z.enum(standings).exclude(['not-assessed']),
  name: Words,
  fromPoints: z.number().min(0).max(100),
  /** The most of a unit that may have it, in percent. */
  share: z.number().min(0).max(100).optional(),
})
export type Grade = z.infer<typeof Grade>

export const readings = ['down', 'at-least-one', 'nearest'] as const
export type Reading = (typeof readings)[number]

const DaysLimit = Limit.refine((limit) => limit.unit !== 'hours')

export const Scheme = z.object({
  items: z.array(Item),
  grades: z.array(Grade),
  groups: z.array(z.object({ code: z.string(), name: Words })).default([]),
  exemptions: z.array(z.object({ code: z.string(), name: Words })).default([]),
  uses: z.array(z.object({ code: z.string(), name: Words })).default([]),
  shareOf: z.enum(['unit', 'round']),
  whenUnknown: z.enum(['leave-out', 'zero']),
  peersShownFrom: z.int().positive(),
  appealWithin: DaysLimit,
  answerWithin: DaysLimit,
})
export type Scheme = z.infer<typeof Scheme>

/** What is wrong with a scheme before anyone is assessed by it; null where nothing is. */
export function faultOf({ items, grades }: Pick<Scheme, 'items' | 'grades'>): {
  code: 'weights-not-hundred' | 'item-unmeasured' | 'grades-out-of-order'
  params: Record<string, string | number>
} | null {
  const sum = items.reduce((total, item) => total + item.weight, 0)
  if (Math.abs(sum - 100) > 1e-9) return { code: 'weights-not-hundred', params: { sum } }
  const unmeasured = items.find(
    (item) =>
      Boolean(item.by) === Boolean(item.fact) || Boolean(item.fact) !== (Boolean(item.full) !== Boolean(item.steps)),
  )
  if (unmeasured) return { code: 'item-unmeasured', params: { item: unmeasured.name.zh } }
  const ordered = grades.every((grade, index) => index === 0 || grade.fromPoints < grades[index - 1]!.fromPoints)
  return ordered && grades.at(-1)?.fromPoints === 0 ? null : { code: 'grades-out-of-order', params: {} }
}

/** What scorers gave: one handed-in sheet. */
export interface Given {
  kind: ScorerKind
  points: Readonly<Record<string, number>>
}

export interface ItemPoints {
  code: string
  /** In hundredths of a point; null where it is not known. */
  points: number | null
  /** How many sheets it is the mean of; null for a computed item. */
  sheets: number | null
}

/** The points of every item of somebody. */
export function pointsOf(scheme: Pick<Scheme, 'items'>, figures: Facts, sheets: readonly Given[]): ItemPoints[] {
  return scheme.items.map((item) => {
    if (item.fact) return { code: item.code, points: measured(item, figures[item.fact]), sheets: null }
    const given = sheets
      .filter((sheet) => sheet.kind === item.by && sheet.points[item.code] !== undefined)
      .map((sheet) => sheet.points[item.code]!)
    return {
      code: item.code,
      points: given.length > 0 ? Math.round((100 * given.reduce((sum, one) => sum + one, 0)) / given.length) : null,
      sheets: given.length,
    }
  })
}

function measured({ full, steps }: Item, fact: Facts[string]): number | null {
  if (typeof fact !== 'number') return null
  if (full) return Math.round(10_000 * Math.min(1, Math.max(0, fact) / full))
  const reached = (steps ?? []).filter((step) => step.from <= fact)
  return Math.max(0, ...reached.map((step) => step.points)) * 100
}

/** The weighted sum in hundredths of a point; null where nothing is known. */
export function totalOf(scheme: Pick<Scheme, 'items' | 'whenUnknown'>, points: readonly ItemPoints[]): number | null {
  const weights = new Map(scheme.items.map((item) => [item.code, item.weight]))
  const known = points.filter((one) => one.points !== null)
  if (known.length === 0) return null
  const whole = scheme.whenUnknown === 'zero' ? 100 : known.reduce((sum, one) => sum + weights.get(one.code)!, 0)
  return Math.round(known.reduce((sum, one) => sum + one.points! * weights.get(one.code)!, 0) / whole)
}

/** The best grade that the points reach; the last one takes everyone. */
export const gradeBy = (grades: readonly Grade[], total: number): Grade =>
  grades.find((grade) => total >= grade.fromPoints * 100) ?? grades.at(-1)!
