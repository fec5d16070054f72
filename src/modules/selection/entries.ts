import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { Words } from '#kernel/packs/format.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { notify, withdrawNotice } from '#modules/notices/public.ts'
import { type EntryPlace, type Turn, turnAt } from '#modules/selection/domain/chain.ts'
import { judged, registryFacts } from '#modules/selection/entry-facts.ts'
import type { Ruling } from '#modules/selection/kept.ts'
import { isGone } from '#modules/selection/obstacles.ts'
import { speaksForOrganisation } from '#modules/selection/reach.ts'
import { findEntry, findRound } from '#modules/selection/store.ts'
import { type EntryRow, type RoundRow, selection, type SelectionTables } from '#modules/selection/tables.ts'
import { peopleByIds } from '#modules/workforce/public.ts'

/** What the acts on entries have in common. */

export const refuseAt = (field: string, code: string, params?: Record<string, string | number>): never =>
  refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: `selection/${code}`, ...(params && { params }) }])

/** Is it one's own: oneself, or the organisation one speaks for? */
export const isOwn = ({ actor }: Pick<Context, 'actor'>, entry: EntryRow): boolean =>
  entry.person_id !== null
    ? entry.person_id === actor.personId
    : entry.organisation_id === actor.organisationId && speaksForOrganisation(actor)

export const placeOf = (entry: EntryRow): EntryPlace => ({
  personId: entry.person_id,
  regionCode: entry.region_code as RegionCode,
  organisationId: entry.organisation_id,
  employerId: entry.employer_id,
})

/** Entries of a round are handed in, and the round moved on, one after the other. */
export const holdRound = ({ query }: Pick<Context, 'query'>, roundId: string, moving: boolean): Promise<unknown> =>
  query(`select pg_advisory_xact_lock${moving ? '' : '_shared'}(hashtextextended($1, 0))`, [
    `selection round ${roundId}`,
  ])

/** An entry for an act on it: its row locked, its round as it is now. */
export async function lockEntry(
  context: Context,
  { entryId, basedOnVersion }: { entryId: string; basedOnVersion: number },
  own: boolean,
): Promise<{ entry: EntryRow; round: RoundRow }> {
  const seen = await findEntry(context, entryId)
  // What is still being written is nobody else’s.
  if (own ? !isOwn(context, seen) : seen.stage === 'draft') refuseNow('kernel/not-found')
  await holdRound(context, seen.round_id, false)
  const entry = await findEntry(context, entryId, true)
  const round = await findRound(context, entry.round_id)
  if (round.stage === 'cancelled') refuseNow('selection/round-cancelled')
  return entry.version === basedOnVersion ? { entry, round } : refuseNow('kernel/changed-meanwhile')
}

/** The entry for a decision of a level or the office: never one’s own, and never of somebody who is no more. */
export async function lockForDecision(context: Context, about: { entryId: string; basedOnVersion: number }) {
  const found = await lockEntry(context, about, false)
  if (isOwn(context, found.entry)) refuseNow('selection/own-entry')
  const { person_id: personId } = found.entry
  if (personId) {
    const person = (await peopleByIds(context.query, [personId])).get(personId)
    if (person && isGone(person.status)) refuseNow('selection/applicant-gone')
  }
  return { ...found, entry: await judgedAnew(context, found.entry, found.round) }
}

/** Where the applicant’s place changed since, the rules are decided again on what is so today, before anybody acts. */
async function judgedAnew(context: Context, entry: EntryRow, round: RoundRow): Promise<EntryRow> {
  if (entry.outcome !== null) return entry
  const facts = await registryFacts(context, round, entry)
  const { outcome, preferred } = judged(round, entry, facts, context.today)
  return { ...entry, outcome, preferred, facts: { on: context.today, facts } }
}

type Change = Partial<Pick<EntryRow, 'stage' | 'step' | 'answer_by' | 'title' | 'track' | 'submitted_at' | 'stated'>>

/** An entry as it is from now on; what was decided anew of it is kept along. */
export async function saveEntryRow({ db }: Pick<Context, 'db'>, entry: EntryRow, change: Change): Promise<EntryRow> {
  const { stated, ...rest } = change
  const version = entry.version + 1
  await selection(db)
    .updateTable('selection.entry')
    .set({
      region_code: entry.region_code,
      organisation_id: entry.organisation_id,
      employer_id: entry.employer_id,
      outcome: entry.outcome,
      preferred: entry.preferred,
      facts: JSON.stringify(entry.facts) as never,
      ...rest,
      ...(stated && { stated: JSON.stringify(stated) as never }),
      version,
    })
    .where('id', '=', entry.id)
    .execute()
  return { ...entry, ...change, version }
}

export const withFacts = (entry: EntryRow, facts: Facts, on: string): EntryRow => ({ ...entry, facts: { on, facts } })

interface Act {
  kind: SelectionTables['selection.entry_act']['kind']
  step?: number | null
  order?: number | null
  clauses?: string[]
  rulings?: Ruling[]
  reason?: string
  instead?: boolean
}

/** Adds to the history of an entry. */
export async function keepAct(
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  entry: EntryRow,
  act: Act,
): Promise<void> {
  await selection(db)
    .insertInto('selection.entry_act')
    .values({
      id: newId<'act'>(now),
      entry_id: entry.id,
      round_id: entry.round_id,
      region_code: entry.region_code,
      organisation_id: entry.organisation_id,
      employer_id: entry.employer_id,
      person_id: entry.person_id,
      kind: act.kind,
      step: act.step ?? null,
      place_order: act.order ?? null,
      clauses: act.clauses ?? [],
      decisions: JSON.stringify(act.rulings ?? []) as never,
      reason: act.reason ?? '',
      instead: act.instead ?? false,
      acted_by: actor.personId,
      acted_at: now,
    })
    .execute()
}

/**
 * Tells the applicant, or who entered for an organisation, what became of the entry. What asks them to act is told under a key of its own, and
 * taken back once they did.
 */
export async function tellApplicant(context: Context, entry: EntryRow, title: Words, body: Words): Promise<void> {
  const personId = entry.person_id ?? entry.created_by
  const isAsked = entry.stage === 'sent-back'
  if (!isAsked) await notAsked(context, entry)
  await notify(context, {
    personId,
    key: isAsked ? askedOf(entry) : `selection/entry:${entry.id}:${entry.version}`,
    title,
    body,
    link: '/people/me#selection',
    dueOn: (entry.answer_by as Day | null) ?? null,
  })
}

const askedOf = ({ id }: EntryRow) => `selection/entry-asked:${id}` as const

/** Nothing is asked of the applicant any more. */
export const notAsked = (context: Pick<Context, 'query'>, entry: EntryRow): Promise<void> =>
  withdrawNotice(context, entry.person_id ?? entry.created_by, askedOf(entry))

/** A reason as a message holds it: the whole stands on the entry's page. */
export const inShort = (reason: string): string => (reason.length > 200 ? `${reason.slice(0, 200)}…` : reason)

/** How many a level has put forward of its own, and the order it comes to next. Counted at the gate: of an agency some may stand beyond reach. */
export async function putForward(
  context: Pick<Context, 'query'>,
  round: RoundRow,
  step: number,
  turn: Turn,
): Promise<{ used: number; orders: number[] }> {
  const { query } = context
  const { low, high } = turn.kind === 'region' ? branchRange(turn.regionCode) : { low: null, high: null }
  const ids = turn.kind === 'organisation' ? turn.organisationIds : null
  const rows = await atTheGate({ query }, () =>
    query<{ placeOrder: number | null }>(
      `select (select a.place_order from selection.entry_act a where a.entry_id = e.id and a.kind = 'recommended' and a.step = $2 order by a.seq desc limit 1) as "placeOrder"
         from selection.entry e where e.round_id = $1 and e.step > $2 and e.stage <> 'withdrawn'
          and ($3::text is null or e.region_code >= $3 collate "C" and e.region_code < $4 collate "C")
          and ($5::uuid[] is null or coalesce(e.employer_id, e.organisation_id) = any ($5))`,
      [round.id, step, low, high, ids],
    ),
  )
  return { used: rows.length, orders: rows.flatMap((row) => row.placeOrder ?? []) }
}

/** Whose turn a step of an entry is; undefined at the office. */
export const turnOf = (round: RoundRow, entry: EntryRow): Turn | undefined => {
  const level = round.rules.chain[entry.step]
  return level && turnAt(level, round.region_code as RegionCode, placeOf(entry))
}
