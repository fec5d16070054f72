import { createHash } from 'node:crypto'
import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import { decide } from '#kernel/packs/decide.ts'
import type { RegionCode } from '#kernel/region.ts'
import { bestList, type List, type Solve } from '#modules/selection/choose-list.ts'
import {
  type Contender,
  nearTheLine,
  type Places,
  type Quota,
  quotasOf,
  ranks,
  type Reading,
} from '#modules/selection/domain/ranking.ts'
import { allFacts } from '#modules/selection/entry-facts.ts'
import type { Ranked, RoundRules } from '#modules/selection/kept.ts'
import { scoresOf } from '#modules/selection/scores.ts'
import { type EntryRow, type RoundRow, selection } from '#modules/selection/tables.ts'

/** Who of a round contends for its places, by the rule that the round keeps. */

export interface Field {
  contenders: Contender[]
  /** Who does not contend, and why: a score is missing (never taken as none), something excludes them, or they score too little. */
  waiting: { entryId: string; why: 'no-score' | 'vetoed' | 'below' }[]
  /** The number each entry has in its round, in the order in which they were begun. */
  numbers: Map<string, number>
}

type Reader = Pick<Context, 'db' | 'query'>

/** Numbers stand for names until a list is sealed; an entry keeps its own, whatever becomes of others. */
export async function numbersOf({ query }: Pick<Context, 'query'>, roundId: string): Promise<Map<string, number>> {
  const rows = await query<{ id: string; number: number }>(
    'select id, row_number() over (order by id)::int as number from selection.entry where round_id = $1',
    [roundId],
  )
  return new Map(rows.map(({ id, number }) => [id, number]))
}

export async function fieldOf(context: Reader, round: RoundRow): Promise<Field> {
  const { db } = context
  const [entries, scores, numbers] = await Promise.all([
    selection(db)
      .selectFrom('selection.entry')
      .selectAll()
      .where('round_id', '=', round.id)
      .where('stage', '=', 'admitted')
      .orderBy('id')
      .execute(),
    scoresOf(context, round),
    numbersOf(context, round.id),
  ])
  const scored = new Map(scores.map((one) => [one.entryId, one]))
  const contenders: Contender[] = []
  const waiting: Field['waiting'] = []
  for (const entry of entries) {
    const given = scored.get(entry.id)
    if (given && given.vetoes.length > 0) waiting.push({ entryId: entry.id, why: 'vetoed' })
    else if (!given || given.score === null) waiting.push({ entryId: entry.id, why: 'no-score' })
    else if (isTooLow(round.rules, given.score)) waiting.push({ entryId: entry.id, why: 'below' })
    else
      contenders.push({
        id: entry.id,
        score: given.score,
        low: given.low ?? given.score,
        high: given.high ?? given.score,
        regionCode: entry.region_code as RegionCode,
        shares: sharesOf(round.rules, entry),
        ties: tiesOf(round.rules, entry, given.perSheet),
      })
  }
  return { contenders, waiting, numbers }
}

/** The shares an entry surely counts for, by the facts it was handed in with, those that the applicant said among them; what is not known counts for none. */
function sharesOf({ shares }: RoundRules, entry: EntryRow): string[] {
  const { on, facts } = entry.facts
  const known = allFacts(entry, facts ?? {})
  return shares
    .filter(({ when }) => when && on && decide(when, known, parseDay(on)).outcome === 'met')
    .map(({ code }) => code)
}

/** Whoever scores less than the rule asks gets no place. */
export const isTooLow = ({ leastScore }: Pick<RoundRules, 'leastScore'>, score: number): boolean =>
  leastScore !== undefined && score < leastScore * 100

/** Where the rule names no tie-breakers, who meets more of its preferences comes first. */
export function tiesOf(
  { tieBreaks }: Pick<RoundRules, 'tieBreaks'>,
  { preferred }: Pick<EntryRow, 'preferred'>,
  perSheet: readonly { sheet: string; score: number | null }[],
): number[] {
  if (tieBreaks.length === 0) return [preferred.length]
  return tieBreaks
    .filter(({ by }) => by !== 'lot')
    .map(({ by, of }) => {
      if (by === 'preferences') return preferred.length
      if (by === 'preference') return Number(preferred.includes(of ?? ''))
      return perSheet.find(({ sheet }) => sheet === of)?.score ?? 0
    })
}

/** The places of a rule as the list reads them: what counts for nobody is left out. */
export const placesOf = ({ places, shares, minimums }: Pick<RoundRules, 'places' | 'shares' | 'minimums'>): Places => ({
  places,
  shares: shares.flatMap(({ code, part, whole, reading, when }) => (when ? [{ code, part, whole, reading }] : [])),
  minimums: minimums.map(({ code, level, count }) => ({ code, level, count })),
})

/** All that decides a list. It holds no names, and whoever has it can make the list again. */
export interface Inputs {
  rule: Places
  reading: Reading
  contenders: Contender[]
  /** Entries between whom nothing decided, in the order that was drawn or decided. */
  lots: string[]
  packVersion: string
}

export interface Made {
  list: List
  quotas: Quota[]
  ranked: Ranked[]
  near: Set<string>
}

/** The list that follows from its inputs: the same inputs give the same list. */
export async function listFrom(inputs: Inputs, solve: Solve): Promise<Made> {
  const { rule, reading, lots } = inputs
  const contenders = inputs.contenders.map((one) => ({
    ...one,
    // Who was drawn first stands highest; who took no part in the draw stands below those who did.
    ties: [...one.ties, lots.includes(one.id) ? lots.length - lots.indexOf(one.id) : 0],
  }))
  const quotas = quotasOf(rule, reading, contenders)
  const places = rule.places ?? contenders.length
  const list = await bestList({ contenders, places, quotas, unfilled: reading.unfilled }, solve)
  const rank = ranks(contenders)
  const equals = Map.groupBy(contenders, (one) => rank.get(one.id)!)
  const ranked = contenders
    .map(({ id, score, low, high }): Ranked => {
      const tiedWith = equals.get(rank.get(id)!)!.flatMap((one) => (one.id === id ? [] : [one.id]))
      return { entryId: id, rank: rank.get(id)!, chosen: list.chosen.has(id), score, low, high, tiedWith }
    })
    .toSorted((a, b) => a.rank - b.rank || (a.entryId < b.entryId ? -1 : 1))
  return { list, quotas, ranked, near: nearTheLine(contenders, list.chosen) }
}

/** The digest of a list with all that decides it; the same whoever writes the keys in which order. */
export const digestOf = (inputs: unknown, ranked: unknown): string =>
  createHash('sha256')
    .update(canonical({ inputs, list: ranked }))
    .digest('hex')

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const parts = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
  return `{${parts.join(',')}}`
}
