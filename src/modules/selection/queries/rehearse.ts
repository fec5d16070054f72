import type { Context } from '#kernel/context.ts'
import { everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Handler } from '#kernel/http.ts'
import type { Facts, Outcome } from '#kernel/packs/decide.ts'
import { explain } from '#kernel/packs/explain.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract.ts'
import { chosenByIds, orOnRegister } from '#modules/selection/chosen-before.ts'
import { clausesOf, inOrder, tally, type Verdict, verdictOn } from '#modules/selection/domain/verdict.ts'
import { named } from '#modules/selection/queries/programmes.ts'
import { type Programme, rulesOf } from '#modules/selection/rules.ts'
import { peopleIn, type PersonPlace } from '#modules/workforce/public.ts'

/** Technical: facts of so many people are gathered while somebody waits. */
const mostPeople = 3000
const batch = 500

interface Filter {
  place: string
  code: string
  regionCode?: RegionCode | undefined
  outcome?: Outcome | undefined
  requirement?: string | undefined
  search?: string | undefined
}

interface Judged extends PersonPlace {
  verdict: Verdict
}

/** Everyone within reach with all that is known of them today. */
export async function peopleWithFacts(
  { house, query, actor, today }: Context,
  regionCode?: RegionCode | undefined,
): Promise<(PersonPlace & { facts: Facts })[]> {
  const region = regionCode ?? (actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : undefined)
  // A region out of reach holds nobody whom the reader sees; it looks as if it were not there.
  if (region && actor.jurisdiction.kind === 'region' && !isWithin(region, actor.jurisdiction.regionCode))
    refuseNow('kernel/not-found')
  const people = await peopleIn(query, { branch: region }, today)
  if (people.length > mostPeople) refuseNow('selection/too-many-people', { people: people.length, most: mostPeople })
  const found: (PersonPlace & { facts: Facts })[] = []
  for (let at = 0; at < people.length; at += batch) {
    const some = people.slice(at, at + batch)
    const facts = await house.factsOf(
      query,
      some.map((one) => one.personId),
      today,
    )
    for (const one of some) found.push({ ...one, facts: facts.get(one.personId) ?? {} })
  }
  return found
}

/** Everyone within reach judged by a programme, in order. */
async function judgeAll(context: Context, filter: Filter): Promise<{ programme: Programme; people: Judged[] }> {
  const { house, actor, today } = context
  const { value: programme } = rulesOf(house.packs, named({ packs: house.packs, actor, today }, filter), today)
  if (programme.subject !== 'person') refuseNow('selection/not-of-people')
  const people = await peopleWithFacts(context, filter.regionCode)
  const ids = people.map((one) => one.personId)
  const before = programme.renewal.length > 0 ? await chosenByIds(context, filter, ids, 'person') : undefined
  return {
    programme,
    people: inOrder(
      people.map(({ facts, ...one }) => {
        const chosen = before && orOnRegister(before.get(one.personId)!, facts['titles'], filter)
        return { ...one, verdict: verdictOn(programme, { ...facts, ...chosen }, today) }
      }),
    ),
  }
}

const isWanted = ({ outcome, requirement, search }: Filter) => {
  const typed = search?.normalize('NFKC').trim()
  return ({ name, verdict }: Judged): boolean =>
    (!outcome || verdict.outcome === outcome) &&
    (!requirement || verdict.requirements.some((one) => one.code === requirement && one.outcome !== 'met')) &&
    (!typed || name.includes(typed))
}

const count = (people: readonly Judged[], outcome: Outcome): number =>
  people.filter(({ verdict }) => verdict.outcome === outcome).length

/** The rules tried on the register, on the facts of today; nothing is kept. */
export const rehearse: Handler<typeof contract.rehearse> = async (context, { size, after, ...filter }) => {
  const { house, today } = context
  const { programme, people } = await judgeAll(context, filter)
  const verdicts = people.map(({ verdict }) => verdict)
  const clauses = clausesOf(programme)
  const counts = tally(
    clauses.map(({ code }) => code),
    verdicts,
  )
  const isAsked = (code: string) => Object.values(counts[code]!).some((n) => n > 0)
  const missing = new Map<string, number>()
  for (const verdict of verdicts) for (const fact of verdict.missing) missing.set(fact, (missing.get(fact) ?? 0) + 1)
  return {
    on: today,
    people: people.length,
    outcomes: { met: count(people, 'met'), unmet: count(people, 'unmet'), unknown: count(people, 'unknown') },
    // What is asked only of former holders is told where there are some.
    requirements: clauses.flatMap(({ code, name }) =>
      code.startsWith('again-') && !isAsked(code) ? [] : [{ code, name, counts: counts[code]! }],
    ),
    missing: [...missing]
      .toSorted(([, a], [, b]) => b - a)
      .map(([fact, n]) => {
        const { zh, en } = house.packs.facts[fact] ?? { zh: fact, en: fact }
        return { fact, name: { zh, en }, people: n }
      }),
    rows: await pageOf(context, programme, people.filter(isWanted(filter)), size, after),
  }
}

async function pageOf({ house, db }: Context, programme: Programme, people: Judged[], size: number, after?: string) {
  const start = Number(readCursor(after, 1)?.[0] ?? 0)
  const some = people.slice(start, start + size)
  const organisations = await organisationNames(
    db,
    some.flatMap((one) => one.organisationId ?? one.employerId ?? []),
  )
  const preferences = new Map(programme.preferences.map(({ code, name }) => [code, name]))
  return {
    rows: some.map(({ personId, name, organisationId, employerId, verdict }) => ({
      personId,
      name,
      organisationName: organisations.get(organisationId ?? employerId ?? '') ?? '',
      outcome: verdict.outcome,
      preferred: verdict.preferred.map((code) => preferences.get(code)!),
      lines: verdict.requirements.flatMap(({ decided }) => explain(house.packs, decided)),
    })),
    total: people.length,
    totalIsExact: true,
    next: people.length > start + size ? cursorOf([start + size]) : null,
  }
}

const outcomeWords = {
  met: { zh: '符合', en: 'May enter' },
  unmet: { zh: '不符合', en: 'May not' },
  unknown: { zh: '尚不能判断', en: 'Not known yet' },
}

export const exportRehearsal: Handler<typeof contract.exportRehearsal> = async (context, filter) => {
  const { language } = context.actor
  const { programme, people } = await judgeAll(context, filter)
  const wanted = people.filter(isWanted(filter))
  type Row = Awaited<ReturnType<typeof pageOf>>['rows'][number]
  return sheet<Row>(
    context,
    { zh: '选拔条件试算', en: 'Rehearsal' },
    [
      text('姓名', 'Name', (row) => row.name),
      text('工作单位', 'Works at', (row) => row.organisationName),
      text('结论', 'Outcome', (row) => outcomeWords[row.outcome][language]),
      text('优先条件', 'Preferences met', (row) => row.preferred.map((one) => one[language]).join('；')),
      text('逐条', 'Line by line', (row) => row.lines.map((line) => line.sentence[language]).join(' ')),
    ],
    everyRow<Row>((size, after): Promise<Pick<Page<Row>, 'rows' | 'next'>> =>
      pageOf(context, programme, wanted, size, after),
    ),
  )
}
