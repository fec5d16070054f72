import { z } from 'zod'
import { type Day, parseDay } from '#kernel/days.ts'
import { Condition } from '#kernel/packs/decide.ts'
import { basisWords } from '#kernel/packs/explain.ts'
import { topic } from '#kernel/packs/choose.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { Grade, Item, readings, Scheme } from '#modules/assessment/domain/scheme.ts'

/** What this module reads of the packs. A round keeps the scheme as it was on the day it was opened. */

const Topic = z.object({
  ...Scheme.shape,
  items: z.array(Item),
  grades: z.array(Grade),
  exemptions: z.array(z.object({ code: z.string(), name: Words, when: Condition.optional() })).default([]),
  shareReading: z.enum([...readings, 'ask']),
})

export const schemeOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'assessment', region, on, Topic)
export type SchemeAnswer = ReturnType<typeof schemeOf>

/** The scheme of a year is that of its last day, or of today while the year runs. */
export const lastDayOf = (year: number, today: Day): Day => {
  const end = parseDay(`${year}-12-31`)
  return end < today ? end : today
}

const Bases = z.record(z.string(), z.object({ basis: Words, certainty: z.enum(['stated', 'reported', 'assumed']) }))
export type Bases = z.infer<typeof Bases>

/** What a round keeps: the scheme, and on what each item rests. */
export const Frozen = Scheme.extend({ bases: Bases })
export type Frozen = z.infer<typeof Frozen>

export function freeze({ value, bases }: SchemeAnswer): Frozen {
  const { shareReading: _reading, exemptions, ...scheme } = value
  const kept = Object.entries(bases).filter(([key]) => key.startsWith('items.'))
  return {
    ...scheme,
    exemptions: exemptions.map(({ code, name }) => ({ code, name })),
    bases: Object.fromEntries(
      kept.map(([key, basis]) => [
        key.slice('items.'.length),
        { basis: basisWords(basis), certainty: basis.certainty },
      ]),
    ),
  }
}

/** How a computed item is measured, in words. */
function measureOf(packs: Packs, { fact, full, steps }: Item): Words | null {
  if (!fact) return null
  const name = packs.facts[fact] ?? { zh: fact, en: fact }
  const [zhUnit, enUnit] = name.unit
    ? [` ${name.unit.zh}`.replace(' %', '%'), ` ${name.unit.en}`.replace(' %', '%')]
    : ['', '']
  if (full)
    return {
      zh: `${name.zh}，按比例计分，达到 ${full}${zhUnit}得满分`,
      en: `${name.en}, in proportion; full points from ${full}${enUnit}`,
    }
  const falling = (steps ?? []).filter((step) => step.points > 0).toReversed()
  return {
    zh: `${name.zh}：${falling.map((step) => `${step.from}${zhUnit}以上 ${step.points} 分`).join('，')}，以下 0 分`,
    en: `${name.en}: ${falling.map((step) => `${step.points} points from ${step.from}${enUnit}`).join(', ')}, else 0`,
  }
}

/** A scheme as screens show it. */
export const schemeShown = (packs: Packs, scheme: Frozen) => ({
  items: scheme.items.map((item) => ({
    code: item.code,
    name: item.name,
    group: item.group,
    weight: item.weight,
    by: item.by ?? null,
    measure: measureOf(packs, item),
    unit: (item.fact !== undefined && packs.facts[item.fact]?.unit) || null,
    basis: scheme.bases[item.code]?.basis ?? null,
    certainty: scheme.bases[item.code]?.certainty ?? null,
  })),
  grades: scheme.grades.map((grade) => ({ ...grade, share: grade.share ?? null })),
  groups: scheme.groups,
  exemptions: scheme.exemptions,
  uses: scheme.uses,
  shareOf: scheme.shareOf,
  peersShownFrom: scheme.peersShownFrom,
})

/** The facts that a scheme asks for. */
export const factsAsked = (items: readonly Item[]): string[] => items.flatMap((item) => item.fact ?? [])

/** Where the rows behind a fact of somebody's year are. */
export function opensAt(fact: string, personId: string, year: number): string | null {
  const [family] = fact.split('.')
  if (family === 'service')
    return `/desk/records?workerId=${personId}&from=${year}-01-01&until=${year}-12-31${fact.startsWith('service.visits') ? '&method=visit' : ''}`
  return family === 'training' || family === 'supervision' ? `/desk/people/${personId}#${family}` : null
}

const Standings = z.object({ standings: z.array(z.object({ code: z.string(), name: Words })) })

/** What a standing is called in a place. */
export const standingWords = (packs: Packs, region: RegionCode, on: Day, standing: string): Words =>
  topic(packs, 'assessment', region, on, Standings).value.standings.find((one) => one.code === standing)?.name ?? {
    zh: standing,
    en: standing,
  }
