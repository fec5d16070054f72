import { z } from 'zod'
import type { DaysLimit } from '#kernel/calendar.ts'
import { Limit } from '#kernel/calendar.ts'
import type { Day } from '#kernel/days.ts'
import { topic } from '#kernel/packs/choose.ts'
import { Condition, decide, type Facts } from '#kernel/packs/decide.ts'
import { basisWords, explain } from '#kernel/packs/explain.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { CooperationKind } from '#modules/development/domain/cooperation.ts'

/** What this module reads of the packs: pools, the growth path, the six characters, entitlements, when cooperation ends. */

const Days = Limit.refine((limit) => limit.unit === 'days').transform((limit) => limit as DaysLimit)

const Pools = z.object({
  pools: z.array(
    z.object({
      code: z.string(),
      name: Words,
      size: z.int().positive().optional(),
      termYears: z.int().positive(),
      outside: z.boolean().default(false),
      prefer: z.array(z.string()).default([]),
      when: Condition.optional(),
    }),
  ),
  leaving: z.array(z.object({ code: z.string(), name: Words })),
  remindBefore: Days,
})
const Path = z.object({ steps: z.array(z.object({ code: z.string(), name: Words, when: Condition })) })
const Standing = z.object({ characters: z.array(z.object({ code: z.string(), name: Words })), soon: Days })
const Cooperation = z.object({ reminders: z.array(z.object({ code: z.string(), remindBefore: Days })) })
const Entitlements = z.object({
  entitlements: z.array(
    z.object({
      code: z.string(),
      name: Words,
      per: z.enum(['year', 'once']),
      amountFen: z.int().nonnegative().optional(),
      when: Condition,
    }),
  ),
})

export const poolsOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'pools', region, on, Pools)
export const pathOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'growth-path', region, on, Path)
export const standingOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'standing', region, on, Standing)
export const entitlementsOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'entitlements', region, on, Entitlements)

/** How many days before its last day a kind of cooperation is ending soon; null where nobody is reminded of it. */
export function endsSoonDays(packs: Packs, region: RegionCode, on: Day, kind: CooperationKind): number | null {
  const { reminders } = topic(packs, 'cooperation', region, on, Cooperation).value
  return reminders.find((one) => one.code === kind)?.remindBefore.count ?? null
}

export type Pool = z.infer<typeof Pools>['pools'][number]
export type Entitlement = z.infer<typeof Entitlements>['entitlements'][number]

const open = { kind: 'all' as const, parts: [] }

/** A rule's answer about somebody, with its lines. A pool without a rule takes everyone. */
export function answer(packs: Packs, when: Condition | undefined, facts: Facts, on: Day) {
  const decided = decide(when ?? open, facts, on)
  return { outcome: decided.outcome, lines: when ? explain(packs, decided) : [] }
}

/** How many of a pool's preferences somebody surely meets. */
export const preferred = ({ conditions }: ReturnType<typeof poolsOf>, pool: Pool, facts: Facts, on: Day): number =>
  pool.prefer.filter((name) => conditions[name] && decide(conditions[name], facts, on).outcome === 'met').length

/** The basis of an entry, as screens show it. */
export const basisOf = ({ bases }: { bases: ReturnType<typeof poolsOf>['bases'] }, key: string) => ({
  basis: basisWords(bases[key]!),
  certainty: bases[key]!.certainty,
})

/** For which time one asks: a calendar year, or once for all. */
export const periodOf = (entitlement: Entitlement, on: Day): string =>
  entitlement.per === 'year' ? on.slice(0, 4) : 'once'
