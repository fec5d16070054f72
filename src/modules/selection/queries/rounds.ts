import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { addDays, type Day, parseDay } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, anywhere, isUuid } from '#kernel/list.ts'
import type { Basis } from '#kernel/packs/decide.ts'
import { basisWords } from '#kernel/packs/explain.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { branchRange, isWithin, type RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract-rounds.ts'
import { isMovable, nextStage } from '#modules/selection/domain/round-stages.ts'
import { levelsBelow } from '#modules/selection/domain/chain.ts'
import { type Dated, timetable } from '#modules/selection/domain/timetable.ts'
import { obstaclesOf } from '#modules/selection/obstacles.ts'
import { named } from '#modules/selection/queries/programmes.ts'
import { runs, seesEntries, speaksForOrganisation } from '#modules/selection/reach.ts'
import { programmesFor, rulesOf } from '#modules/selection/rules.ts'
import { findRound } from '#modules/selection/store.ts'
import { type RoundRow, selection } from '#modules/selection/tables.ts'

type Shown = OutputOf<typeof contract.rounds>['rows'][number]

const grounds = (basis: Basis | undefined) =>
  basis ? { basis: basisWords(basis), certainty: basis.certainty } : { basis: null, certainty: null }

/** A round of this programme that is not over, where one runs in the region. */
export const runningRound = (
  { db }: Pick<Context, 'db'>,
  { place, code, regionCode }: { place: string; code: string; regionCode: RegionCode },
): Promise<{ roundId: string; title: string } | undefined> =>
  selection(db)
    .selectFrom('selection.round')
    .select(['id as roundId', 'title'])
    .where('place', '=', place)
    .where('code', '=', code)
    .where('region_code', '=', regionCode)
    .where('stage', 'not in', ['confirmed', 'cancelled'])
    .executeTakeFirst()

export const roundProposed: Handler<typeof contract.roundProposed> = async (context, input) => {
  const { house, actor, today } = context
  const { regionCode } = input
  if (actor.jurisdiction.kind !== 'region' || !isWithin(regionCode, actor.jurisdiction.regionCode))
    refuseNow('kernel/not-found')
  const name = named({ packs: house.packs, actor: { homeRegionCode: regionCode }, today }, input)
  const { value, bases } = rulesOf(house.packs, name, today)
  const openedOn = parseDay(input.openedOn)
  const [call] = timetable([{ code: 'call', takes: value.callOpen }], openedOn, house.calendar)
  return {
    holds: name.here,
    title: `${openedOn.slice(0, 4)}年${name.title.zh}`.slice(0, 80),
    entriesLastOn: call!.lastOn,
    missingYear: call!.missingYear,
    callOpen: value.callOpen ? { takes: value.callOpen, ...grounds(bases['callOpen']) } : null,
    levels: levelsBelow(value.chain, regionCode as RegionCode),
    running: (await runningRound(context, input)) ?? null,
  }
}

/** Rounds that concern the reader: those over their own region, and those within reach. */
export const rounds: Handler<typeof contract.rounds> = async (context, { size, after, stage, search }) => {
  const { query, db, actor } = context
  const within =
    actor.jurisdiction.kind === 'region' ? branchRange(actor.jurisdiction.regionCode) : { low: null, high: null }
  const above = above12(actor.homeRegionCode)
  const conditions = [
    sql`(region_code = any (${above}::text[]) or region_code >= ${within.low}::text collate "C" and region_code < ${within.high}::text collate "C")`,
    ...(stage ? [sql`stage = ${stage}`] : []),
    ...(search ? [sql`title ilike ${anywhere(search)}`] : []),
  ]
  const cursor = readCursor(after, 2)
  const since =
    cursor && isUuid(cursor[1]) && /^\d{4}-\d{2}-\d{2}$/.test(String(cursor[0]))
      ? [sql`(opened_on, id) < (${String(cursor[0])}::date, ${cursor[1]}::uuid)`]
      : []
  const { rows: found } = await sql<RoundRow>`
    select * from selection.round where ${allOf([...conditions, ...since])} order by opened_on desc, id desc limit ${size + 1}`.execute(
    db,
  )
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from selection.round where ${allOf(conditions)}`.execute(db)
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const entries = seesEntries(actor)
    ? await query<{ id: string; n: number }>(
        `select round_id as id, count(*)::int as n from selection.entry where round_id = any ($1::uuid[]) and stage not in ('draft', 'withdrawn') group by 1`,
        [rows.map((row) => row.id)],
      )
    : null
  return {
    rows: await shown(context, rows, entries && new Map(entries.map((one) => [one.id, one.n]))),
    total: counted[0]!.n,
    totalIsExact: true,
    next: found.length > size && last ? cursorOf([last.opened_on, last.id]) : null,
  }
}

/** A region and those above it. */
const above12 = (code: RegionCode): string[] => [
  ...new Set([2, 4, 6, 9, 12].map((length) => code.slice(0, length).padEnd(12, '0'))),
]

async function shown(
  { house, db, today }: Context,
  rows: RoundRow[],
  entries: Map<string, number> | null,
): Promise<Shown[]> {
  const regions = await regionNames(
    db,
    rows.map((row) => row.region_code),
  )
  const titles = new Map(
    programmesFor(house.packs, '000000000000' as RegionCode, today).map((one) => [
      `${one.place} ${one.code}`,
      one.title,
    ]),
  )
  return rows.map((row) => {
    const left = house.calendar.workingDaysBetween(today, row.entries_last_on as Day)
    return {
      roundId: row.id,
      title: row.title,
      place: row.place,
      code: row.code,
      programme: titles.get(`${row.place} ${row.code}`) ?? { zh: row.title, en: row.title },
      subject: row.rules.subject,
      regionCode: row.region_code,
      regionName: regions.get(row.region_code) ?? row.region_code,
      stage: row.stage,
      openedOn: row.opened_on,
      entriesLastOn: row.entries_last_on,
      workingDaysLeft: left.known && row.stage === 'open' && left.value >= 0 ? left.value : null,
      entries: entries && (entries.get(row.id) ?? 0),
    }
  })
}

/** A round: its days, how many stand where, and what is in the way. */
export const round: Handler<typeof contract.round> = async (context, { roundId }) => {
  const { house, query, actor, today } = context
  const row = await findRound(context, roundId)
  const counts = seesEntries(actor)
    ? await query<{ stage: string; n: number }>(
        'select stage, count(*)::int as n from selection.entry where round_id = $1 group by stage',
        [roundId],
      )
    : null
  const by = counts && Object.fromEntries([...noCounts, ...counts.map(({ stage, n }) => [stage, n] as const)])
  const handedIn = counts
    ?.filter((one) => one.stage !== 'draft' && one.stage !== 'withdrawn')
    .reduce((sum, one) => sum + one.n, 0)
  const [[head], names, mine] = await Promise.all([
    shown(context, [row], counts && new Map([[row.id, handedIn!]])),
    personNames(query, [row.opened_by]),
    ownEntryIn(context, row),
  ])
  const isRun = runs(context, row.region_code)
  const now = programmesFor(house.packs, row.region_code as RegionCode, today).find(
    (one) => one.place === row.place && one.code === row.code,
  )
  return {
    ...head!,
    version: row.version,
    runs: isRun,
    adoptedBecause: row.adopted_because,
    cancelledBecause: row.cancelled_because,
    packVersion: row.pack_version,
    packChanged: !now || rulesOf(house.packs, now, today).version !== row.pack_version,
    openedBy: names.get(row.opened_by) ?? '',
    openedAt: row.opened_at.toISOString(),
    calendar: calendarOf(context, row),
    counts: by as Record<(typeof stages)[number], number> | null,
    next: isRun && isMovable(row.stage) ? nextStage[row.stage] : null,
    obstacles: isRun ? await obstaclesOf(context, row) : [],
    mine,
    mayEnter:
      row.stage === 'open' &&
      row.opened_on <= today &&
      today <= row.entries_last_on &&
      mine === null &&
      actor.permissions.has('selection:own') &&
      isWithin(actor.homeRegionCode, row.region_code as RegionCode) &&
      (row.rules.subject === 'person' || speaksForOrganisation(actor)),
  }
}

const stages = ['draft', 'submitted', 'sent-back', 'received', 'admitted', 'refused', 'withdrawn'] as const
const noCounts = stages.map((stage) => [stage, 0] as const)

/** One's own entry of a round, or the latest of one's organisation. */
async function ownEntryIn({ db, actor }: Context, { id, rules }: RoundRow) {
  if (rules.subject !== 'person' && !speaksForOrganisation(actor)) return null
  const row = await selection(db)
    .selectFrom('selection.entry')
    .select(['id', 'stage'])
    .where('round_id', '=', id)
    .where('stage', '<>', 'withdrawn')
    .$if(rules.subject === 'person', (one) => one.where('person_id', '=', actor.personId))
    .$if(rules.subject !== 'person', (one) =>
      one.where('person_id', 'is', null).where('organisation_id', '=', actor.organisationId),
    )
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ? { entryId: row.id, stage: row.stage } : null
}

/** The call until its last day, each level after the other, then the stages that the pack names. */
function calendarOf({ house: { calendar } }: Context, row: RoundRow): OutputOf<typeof contract.round>['calendar'] {
  const { rules, opened_on: openedOn, entries_last_on: lastOn } = row
  const levels = levelsBelow(rules.chain, row.region_code as RegionCode)
  const begins = addDays(lastOn as Day, 1)
  const call = {
    kind: 'call' as const,
    code: 'call',
    name: { zh: '申报', en: 'Entries' },
    does: null,
    takes: rules.callOpen ?? null,
    from: openedOn,
    lastOn,
    missingYear: null,
    ...grounds(rules.bases['callOpen']),
  }
  const climbed = timetable(levels, begins, calendar)
  const lastOfLevels = climbed.at(-1)
  const then = lastOfLevels ? lastOfLevels.lastOn && addDays(lastOfLevels.lastOn, 1) : begins
  const dated = then
    ? timetable(rules.stages, then, calendar)
    : rules.stages.map(({ code }) => ({ code, from: null, lastOn: null, missingYear: null }))
  return [
    call,
    ...levels.map((one, at) => ({
      kind: 'level' as const,
      code: one.code,
      name: one.name,
      does: null,
      takes: one.takes ?? null,
      ...daysOf(climbed[at]!),
      ...grounds(rules.bases[`chain.${one.code}`]),
    })),
    ...rules.stages.map((one, at) => ({
      kind: 'stage' as const,
      code: one.code,
      name: one.name,
      does: one.does,
      takes: one.takes ?? null,
      ...daysOf(dated[at]!),
      ...grounds(rules.bases[`stages.${one.code}`]),
    })),
  ]
}

const daysOf = ({ from, lastOn, missingYear }: Dated) => ({ from, lastOn, missingYear })
