import { type Language, type Month } from '#kernel/days.ts'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import type { Decision } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { Basis } from '#kernel/packs/decide.ts'
import { personNames } from '#modules/identity/public.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { branchesOver, branchOf } from '#modules/statistics/domain/branch.ts'
import { shown } from '#modules/statistics/domain/indicator.ts'
import { maySeal, maySubmit, monthState } from '#modules/statistics/domain/month-state.ts'
import { fill, lead, moved, stationsSay, type Two } from '#modules/statistics/domain/sentences.ts'
import { adjustmentsOf } from '#modules/statistics/queries/adjustments.ts'
import { type Line, monthLines } from '#modules/statistics/queries/month-lines.ts'
import { regionInReach } from '#modules/statistics/reach.ts'
import { refusals } from '#modules/statistics/refusals.ts'
import { type MonthlyReport, monthlyReport, submitsBy } from '#modules/statistics/rules.ts'
import { type StationMonth, stationMonths } from '#modules/statistics/stations.ts'

export interface Seal {
  at: Date
  person_id: string
  digest: string
  without_missing: string | null
}

/** The seal that closes a branch's month: its own, or one above it. */
export async function findSeal(
  { query }: Pick<Context, 'query'>,
  region: RegionCode,
  month: Month,
): Promise<Seal | undefined> {
  const [seal] = await query<Seal>(
    'select at, person_id, digest, without_missing from statistics.seal where month = $1 and branch = any ($2::text[]) order by length(branch) desc limit 1',
    [month, branchesOver(branchOf(region))],
  )
  return seal
}

/** Everything of a month that the page and the paper say. */
export async function readMonth(
  context: Pick<Context, 'query' | 'db' | 'house' | 'today'>,
  region: RegionCode,
  month: Month,
) {
  const rules = monthlyReport(context.house, region, month)
  const [names, seal, { lines }, stations, adjustments] = await Promise.all([
    regionNames(context.db, [region]),
    findSeal(context, region, month),
    monthLines(context, region, month),
    stationMonths(context, region, month),
    adjustmentsOf(context, branchOf(region), [month]),
  ])
  const people = await personNames(context.query, [
    seal?.person_id ?? null,
    ...stations.map((station) => station.submittedBy),
  ])
  const regionName = names.get(region) ?? region
  return {
    rules,
    regionName,
    seal,
    lines: inOrder(lines, rules.value),
    stations,
    adjustments,
    people,
    sentences: sentencesOf(rules.value, regionName, month, lines, stations),
  }
}

/** As the pack orders the report's sections; an indicator that no section names stands last. */
export function inOrder(lines: Line[], { sections }: MonthlyReport): Line[] {
  const order = sections.flatMap((section) => section.indicators)
  const place = (line: Line) => (order.indexOf(line.indicator.key) + order.length + 1) % (order.length + 1)
  return lines.toSorted((a, b) => place(a) - place(b))
}

function sentencesOf(
  rules: MonthlyReport,
  region: string,
  month: Month,
  lines: Line[],
  stations: StationMonth[],
): Two[] {
  // The first indicator of each section speaks for it.
  const spoken = rules.sections.flatMap(
    (section) => lines.find(({ indicator }) => indicator.key === section.indicators[0]) ?? [],
  )
  const moves = spoken.map(({ indicator, now, previous, yearAgo }) =>
    moved(rules.compared, indicator, now, previous, yearAgo),
  )
  const said = stationsSay(stations)
  return [
    lead(rules.lead, region, month, lines),
    { zh: moves.map((one) => one.zh).join(''), en: moves.map((one) => one.en).join(' ') },
    ...(said ? [said] : []),
  ]
}

/** A region's month: who is in and who is late, every figure with its changes, the sentences, and what may be done now. */
export const month: Handler<typeof contract.month> = async (context, input) => {
  const { house, actor, today } = context
  const region = regionInReach(actor, input.regionCode)
  const of = input.month as Month
  const { rules, regionName, seal, lines, stations, adjustments, people, sentences } = await readMonth(
    context,
    region,
    of,
  )
  const isSealed = seal !== undefined
  const open = stations.filter((station) => station.submittedAt === null)
  const submitting =
    stations.length === 0 ? noStation : maySubmit(of, today, { isSealed, isSubmitted: open.length === 0 })
  const sealing = maySeal(of, today, { isSealed, missing: open.map((station) => station.name), withoutMissing: '—' })
  return {
    month: of,
    regionCode: region,
    regionName,
    state: monthState(of, today, isSealed),
    seal: seal ? { at: seal.at.toISOString(), byName: people.get(seal.person_id) ?? '—', digest: seal.digest } : null,
    dueOn: submitsBy(house, region, of),
    dueBasis: basisShown(rules.bases.submitBy),
    stations: stations.map(({ name, submittedAt, submittedBy, ...station }) => ({
      ...station,
      stationName: name,
      submittedAt: submittedAt?.toISOString() ?? null,
      submittedBy: people.get(submittedBy ?? '') ?? null,
    })),
    lines: lines.map(({ indicator, now, previous, yearAgo, yearToDate }) => ({
      indicator: shown(indicator),
      now,
      previous,
      yearAgo,
      yearToDate,
    })),
    sentences,
    adjustments,
    maySubmit: answerOf(submitting, actor.permissions.has('statistics:submit-month')),
    maySeal: answerOf(sealing, actor.permissions.has('statistics:seal-month')),
  }
}

const noStation: Decision<null> = { ok: false, refusal: { code: 'statistics/no-station-here' } }
const notYours: Two = { zh: '您的身份不办理此事。', en: 'Your post does not do this.' }

/** Whether an act may be done now, and if not why, in the words of its refusal. */
function answerOf(decision: Decision<null>, isAllowed: boolean): { may: boolean; why: Two | null } {
  if (!isAllowed) return { may: false, why: notYours }
  if (decision.ok) return { may: true, why: null }
  const { code, params } = decision.refusal
  const words = refusals[code as keyof typeof refusals]
  const filled = Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]))
  const say = (language: Language) => fill(words[language], filled)
  return { may: false, why: { zh: say('zh'), en: say('en') } }
}

const notSaid: Two = { zh: '未注明依据', en: 'no basis given' }

function basisShown(basis: Basis | undefined): Two {
  if (!basis) return notSaid
  const clause = basis.clause ?? ''
  return { zh: `《${basis.title}》${clause}`, en: [basis.en ?? basis.title, clause].filter(Boolean).join(', ') }
}
