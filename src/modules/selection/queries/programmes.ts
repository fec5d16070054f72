import type { Actor } from '#kernel/actor.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Handler } from '#kernel/http.ts'
import type { Basis } from '#kernel/packs/decide.ts'
import { basisWords, requirement } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/selection/contract.ts'
import { timetable } from '#modules/selection/domain/timetable.ts'
import { type Programme, type ProgrammeName, programmesFor, rulesOf } from '#modules/selection/rules.ts'

type Bases = Record<string, Basis>

/** The programmes that a region can choose from: its own, and those of others to try on its register. */
export const programmes: Handler<typeof contract.programmes> = async ({ house, actor, today }) => ({
  programmes: programmesFor(house.packs, actor.homeRegionCode, today).map((name) =>
    heading(name, rulesOf(house.packs, name, today)),
  ),
})

/** The programme that an address names. */
export function named(
  { packs, actor, today }: { packs: Packs; actor: Pick<Actor, 'homeRegionCode'>; today: Day },
  { place, code }: { place: string; code: string },
): ProgrammeName {
  const all = programmesFor(packs, actor.homeRegionCode, today)
  return all.find((one) => one.place === place && one.code === code) ?? refuseNow('kernel/not-found')
}

/** One programme in plain words, each with the clause behind it, and its days from the day it opens. */
export const programme: Handler<typeof contract.programme> = async ({ house, actor, today }, input) => {
  const { packs } = house
  const name = named({ packs, actor, today }, input)
  return programmeShown(house, name, rulesOf(packs, name, today), input.opensOn ? parseDay(input.opensOn) : today)
}

/** A rule as its page says it. */
export function programmeShown(
  { packs, calendar }: Pick<House, 'packs' | 'calendar'>,
  name: ProgrammeName,
  rules: ReturnType<typeof rulesOf>,
  opensOn: Day,
) {
  const { value, bases } = rules
  const said = (list: string) => (one: { code: string; name: Words }) => ({
    code: one.code,
    name: one.name,
    ...grounds(bases, `${list}.${one.code}`),
  })
  const days = timetable(value.stages, opensOn, calendar)
  return {
    ...heading(name, rules),
    figures: figuresOf(value, bases),
    requirements: value.requirements.map((one) => ({
      ...said('requirements')(one),
      ...noteOf(bases, `requirements.${one.code}`),
      usually: one.usually,
      wanted: requirement(packs, one.when),
    })),
    renewal: value.renewal.map((one) => ({
      ...said('renewal')(one),
      ...noteOf(bases, `renewal.${one.code}`),
      reading: one.reading,
      wanted: requirement(packs, one.when),
    })),
    preferences: value.preferences.map((one) => ({
      ...said('preferences')(one),
      ...noteOf(bases, `preferences.${one.code}`),
      wanted: requirement(packs, one.when),
    })),
    shares: value.shares.map((one) => ({
      ...said('shares')(one),
      ...noteOf(bases, `shares.${one.code}`),
      part: one.part,
      whole: one.whole,
    })),
    lists: (['tracks', 'criteria', 'parts'] as const)
      .filter((kind) => value[kind].length > 0)
      .map((kind) => ({ kind, items: value[kind].map(said(kind)) })),
    opensOn,
    stages: value.stages.map((one, at) => ({
      ...said('stages')(one),
      ...days[at]!,
      does: one.does,
      by: one.by ?? null,
      takes: one.takes ?? null,
    })),
    endings: value.endings.map((one) => ({
      ...said('endings')(one),
      title: one.title,
      money: one.money,
      verifiedBy: one.verifiedBy ?? null,
      approvedBy: one.approvedBy ?? null,
    })),
    version: rules.version,
  }
}

const sureness = ['stated', 'reported', 'assumed'] as const

function heading(
  { place, code, title, placeTitle, here }: ProgrammeName,
  { value, bases }: ReturnType<typeof rulesOf>,
) {
  const least = Math.max(...Object.values(bases).map(({ certainty }) => sureness.indexOf(certainty)))
  return {
    place,
    code,
    title,
    placeTitle,
    here,
    subject: value.subject,
    places: value.places ?? null,
    everyYears: value.everyYears ?? null,
    termYears: value.termYears ?? null,
    certainty: sureness[least]!,
  }
}

const grounds = (bases: Bases, key: string) => ({
  basis: basisWords(bases[key]!),
  certainty: bases[key]!.certainty,
})
const noteOf = (bases: Bases, key: string) => ({ note: bases[key]?.note ?? null })

const yuan = (fen: number): string => (fen / 100).toLocaleString('en')

type Figure = [key: keyof Programme, name: Words, say: (value: Programme) => Words | undefined]
const number = (of: (value: Programme) => number | undefined, zh: string, en: string) => (value: Programme) => {
  const n = of(value)
  return n === undefined ? undefined : { zh: `${n} ${zh}`, en: `${n} ${en}` }
}
const money = (of: (value: Programme) => number | undefined) => (value: Programme) => {
  const fen = of(value)
  return fen === undefined ? undefined : { zh: `${yuan(fen)} 元`, en: `¥${yuan(fen)}` }
}

const figures: Figure[] = [
  ['everyYears', { zh: '选拔周期', en: 'Held every' }, number((one) => one.everyYears, '年一次', 'year(s)')],
  ['places', { zh: '每次名额', en: 'Places a round' }, number((one) => one.places, '名', 'at most')],
  ['nominees', { zh: '每个单位推荐', en: 'Each unit recommends' }, number((one) => one.nominees, '名以内', 'at most')],
  ['goal', { zh: '总目标', en: 'Goal' }, number((one) => one.goal, '名', 'in all')],
  ['termYears', { zh: '管理期', en: 'Term' }, number((one) => one.termYears, '年', 'years')],
  ['allowanceFen', { zh: '管理期内每月津贴', en: 'Allowance a month' }, money((one) => one.allowanceFen)],
  [
    'allowancePaid',
    { zh: '津贴发放', en: 'Paid' },
    ({ allowancePaid }) =>
      allowancePaid &&
      { year: { zh: '每年一次', en: 'once a year' }, month: { zh: '按月', en: 'monthly' } }[allowancePaid],
  ],
  [
    'allowanceFalls',
    { zh: '年度津贴应发日', en: 'Falls due' },
    ({ allowanceFalls }) =>
      allowanceFalls &&
      {
        term: { zh: '管理期每满一年', en: 'when a year of the term is over' },
        calendar: { zh: '每个日历年结束时', en: 'with each year of the calendar' },
      }[allowanceFalls],
  ],
  ['grantFen', { zh: '一次性资助', en: 'Grant' }, money((one) => one.grantFen)],
  ['grantMostFen', { zh: '累计资助上限', en: 'Grants in all at most' }, money((one) => one.grantMostFen)],
  ['fundFen', { zh: '年度资金', en: 'Fund of a year' }, money((one) => one.fundFen)],
  [
    'mayStayEmpty',
    { zh: '名额空缺', en: 'Empty places' },
    ({ mayStayEmpty }) => (mayStayEmpty ? { zh: '宁缺毋滥', en: 'allowed' } : undefined),
  ],
]

const figuresOf = (value: Programme, bases: Bases) =>
  figures.flatMap(([code, name, say]) => {
    const said = say(value)
    return said && bases[code] ? [{ code, name, value: said, ...grounds(bases, code), ...noteOf(bases, code) }] : []
  })
