import type { Context } from '#kernel/context.ts'
import { atTheGate, gate, inTransaction, type Transaction } from '#kernel/database.ts'
import { addDays, type Day, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { whoMayAt, whoMayOver } from '#modules/identity/public.ts'
import { settleNotices, type Told } from '#modules/notices/public.ts'
import { levelsBelow, turnAt } from '#modules/selection/domain/chain.ts'
import { timetable } from '#modules/selection/domain/timetable.ts'
import type { EntryRow, RoundRow } from '#modules/selection/tables.ts'

/** Who is to act on entries is told once for each round and level how many wait and until when, and no more when none does. */

/** Where entries wait: a place of the network of regions, the people of an organisation, or the office of the round. */
type Desk =
  | { kind: 'region'; step: number; regionCode: RegionCode }
  | { kind: 'organisation'; step: number; organisationId: string; regionCode: RegionCode }
  | { kind: 'office' }

type Standing = Pick<EntryRow, 'stage' | 'step' | 'region_code' | 'person_id' | 'organisation_id' | 'employer_id'>
type Teller = Pick<Transaction, 'query'> & { house: Pick<House, 'calendar'>; today: Day; now: Date }

/** The desks on which an entry lies. */
function desksOf({ rules, region_code: region }: RoundRow, entry: Standing): Desk[] {
  if (entry.stage === 'received') return [{ kind: 'office' }]
  const level = entry.stage === 'submitted' ? rules.chain[entry.step] : undefined
  const regionCode = entry.region_code as RegionCode
  const turn =
    level &&
    turnAt(level, region as RegionCode, {
      personId: entry.person_id,
      regionCode,
      organisationId: entry.organisation_id,
      employerId: entry.employer_id,
    })
  if (!turn) return []
  return turn.kind === 'region'
    ? [{ kind: 'region', step: entry.step, regionCode: turn.regionCode }]
    : turn.organisationIds.map((organisationId) => ({
        kind: 'organisation',
        step: entry.step,
        organisationId,
        regionCode,
      }))
}

const keyOf = (round: RoundRow, desk: Desk): Told['key'] =>
  desk.kind === 'office'
    ? `selection/office:${round.id}`
    : `selection/level:${round.id}:${desk.step}:${desk.kind === 'region' ? desk.regionCode : desk.organisationId}`

/** After an act: where the entry lay before, and where it lies now. */
export async function tellDesks(
  context: Pick<Context, 'house' | 'query' | 'today' | 'now'>,
  round: RoundRow,
  before: Standing,
  after: Standing,
): Promise<void> {
  const desks = new Map([...desksOf(round, before), ...desksOf(round, after)].map((one) => [keyOf(round, one), one]))
  // Of a level some lie beyond the reach of whoever acts, and so do the accounts of those who are told.
  await atTheGate(context, async () => {
    for (const [key, desk] of desks) await settleNotices(context, key, await noticesAt(context, round, desk))
  })
}

/** What is to be said at a desk: nothing where nothing waits. */
async function noticesAt(teller: Teller, round: RoundRow, desk: Desk): Promise<Told[]> {
  const { query, today } = teller
  const [low, high] = desk.kind === 'region' ? Object.values(branchRange(desk.regionCode)) : [null, null]
  const waiting = await query<{ personId: string | null }>(
    `select person_id as "personId" from selection.entry where round_id = $1
        and ($2::int is null and stage = 'received' or stage = 'submitted' and step = $2)
        and ($3::text is null or region_code >= $3 collate "C" and region_code < $4 collate "C")
        and ($5::uuid is null or employer_id = $5 or organisation_id = $5)`,
    [
      round.id,
      desk.kind === 'office' ? null : desk.step,
      low,
      high,
      desk.kind === 'organisation' ? desk.organisationId : null,
    ],
  )
  const people = waiting.length === 0 || isOver(round) ? [] : await whoActs(query, round, desk, today)
  return people.flatMap((personId) => {
    // Nobody decides on their own.
    const n = waiting.filter((one) => one.personId !== personId).length
    return n === 0 ? [] : [noticeOf(teller, round, desk, personId, n)]
  })
}

const isOver = ({ stage }: RoundRow): boolean => stage !== 'open' && stage !== 'screening'

/** Who sits at a desk; where nobody there has an account, the office above it that may act in its place. */
async function whoActs(query: Transaction['query'], round: RoundRow, desk: Desk, today: Day): Promise<string[]> {
  if (desk.kind === 'office') return whoMayOver(query, 'selection:open', round.region_code as RegionCode, today)
  if (desk.kind === 'organisation') {
    const there = await whoMayAt(query, 'selection:recommend', [desk.organisationId], today)
    if (there.length > 0) return [...new Set(there.map((one) => one.personId))]
  }
  return whoMayOver(query, 'selection:recommend', desk.regionCode, today)
}

function noticeOf(teller: Teller, round: RoundRow, desk: Desk, personId: string, n: number): Told {
  const level = desk.kind === 'office' ? undefined : round.rules.chain[desk.step]
  const lastOn = level ? levelUntil(teller.house.calendar, round, level.code) : null
  const at = level?.name ?? { zh: '主管部门', en: 'the office' }
  return {
    personId,
    key: keyOf(round, desk),
    title: { zh: `有${n}份申报等待办理`, en: `${n} entries wait for you` },
    body: {
      zh: `${round.title}：“${at.zh}”环节有${n}份申报等待办理${lastOn ? `，请在${lastOn}前办理` : ''}。`,
      en: `${round.title}: ${n} entries wait at “${at.en}”${lastOn ? `, until ${lastOn}` : ''}.`,
    },
    link: `/selection/rounds/${round.id}?turn=mine#entries`,
    dueOn: lastOn,
  }
}

/** The last day of a level by the rule of the round; null where it sets none, or the calendar is not known. */
function levelUntil(calendar: House['calendar'], round: RoundRow, code: string): Day | null {
  const levels = levelsBelow(round.rules.chain, round.region_code as RegionCode)
  const days = timetable(levels, addDays(round.entries_last_on as Day, 1), calendar)
  return days.find((one) => one.code === code)?.lastOn ?? null
}

/** A round that is over waits for nobody. */
export async function clearDesks(teller: Pick<Teller, 'query' | 'now'>, roundId: string): Promise<void> {
  for (const keys of keysOf(roundId)) await settleNotices(teller, keys, [])
}

const keysOf = (roundId: string) => [`selection/level:${roundId}`, `selection/office:${roundId}`] as const

/** Who moved, died, came into an office or left it: once a day what is said is what holds. */
export const keepDesks: Job = {
  name: 'selection/desks',
  every: { cron: '10 6 * * *' },
  run: (house) =>
    inTransaction(house.gatePool, gate, async ({ query }) => {
      const now = house.clock()
      const teller = { query, house, now, today: todayIn(now) }
      const rounds = await query<RoundRow>(`select * from selection.round where stage in ('open', 'screening')`)
      for (const round of rounds) {
        const entries = await query<Standing>(
          `select stage, step, region_code, min(person_id::text) as person_id, organisation_id, employer_id from selection.entry
            where round_id = $1 and stage in ('submitted', 'received') group by 1, 2, 3, 5, 6, person_id is null`,
          [round.id],
        )
        const desks = new Map(entries.flatMap((one) => desksOf(round, one)).map((one) => [keyOf(round, one), one]))
        const told: Told[] = []
        for (const desk of desks.values()) told.push(...(await noticesAt(teller, round, desk)))
        for (const keys of keysOf(round.id))
          await settleNotices(
            teller,
            keys,
            told.filter((one) => one.key.startsWith(keys)),
          )
      }
    }),
}
