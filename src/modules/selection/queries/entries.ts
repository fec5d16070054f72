import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { decide, type Facts } from '#kernel/packs/decide.ts'
import { explain, factWords } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { ancestorsOf, type RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract-entries.ts'
import { actsAs, turnAt } from '#modules/selection/domain/chain.ts'
import { clausesOf } from '#modules/selection/domain/verdict.ts'
import { partsFound } from '#modules/selection/domain/completeness.ts'
import { isOwn, placeOf, putForward, turnOf } from '#modules/selection/entries.ts'
import {
  allFacts,
  factsShown,
  factsToState,
  judged,
  registryFacts,
  requirementsShown,
  selfSheet,
} from '#modules/selection/entry-facts.ts'
import { namesakesOf } from '#modules/selection/namesakes.ts'
import { isGone } from '#modules/selection/obstacles.ts'
import { runs, speaksForOrganisation } from '#modules/selection/reach.ts'
import { findEntry, findRound } from '#modules/selection/store.ts'
import { type EntryRow, type RoundRow, selection } from '#modules/selection/tables.ts'
import { evidenceOf, peopleByIds } from '#modules/workforce/public.ts'

type Shown = Omit<OutputOf<typeof contract.myEntry>, 'mayEdit' | 'mayWithdraw' | 'asked'>

const isBeingWritten = ({ stage }: EntryRow): boolean => stage === 'draft' || stage === 'sent-back'

/**
 * What is known of an applicant: while an entry is written, and after the applicant changed place, what the registers say today; else what they
 * said when it was handed in.
 */
async function knownOf(context: Context, round: RoundRow, entry: EntryRow): Promise<{ facts: Facts; on: string }> {
  if (!isBeingWritten(entry) && entry.outcome !== null && entry.facts.on)
    return { facts: entry.facts.facts ?? {}, on: entry.facts.on }
  return { facts: await registryFacts(context, round, entry), on: context.today }
}

/** An entry as both sides see it. */
async function shown(
  context: Context,
  round: RoundRow,
  entry: EntryRow,
  own: boolean,
): Promise<Shown & { known: Facts }> {
  const { house, db, query } = context
  const { rules } = round
  const { facts: known, on } = await knownOf(context, round, entry)
  const verdict = judged(round, entry, known, on)
  // By itself: what runs at the gate must not stand beside what reads as the reader.
  const slots = await slotsOf(context, round, entry)
  const [acts, evidence, files, organisations, regions] = await Promise.all([
    selection(db)
      .selectFrom('selection.entry_act')
      .selectAll()
      .where('entry_id', '=', entry.id)
      .orderBy('seq', 'desc')
      .execute(),
    selection(db).selectFrom('selection.entry_evidence').selectAll().where('entry_id', '=', entry.id).execute(),
    evidenceOf(query, [entry.id]),
    organisationNames(
      db,
      [entry.organisation_id, entry.employer_id].flatMap((id) => id ?? []),
    ),
    regionNames(db, [entry.region_code]),
  ])
  const names = await personNames(query, [entry.person_id, ...acts.map((one) => one.acted_by)])
  const organisationName = organisations.get(entry.organisation_id ?? entry.employer_id ?? '') ?? ''
  const clause = (code: string): Words =>
    clausesOf(rules).find((one) => one.code === code)?.name ?? otherClauses[code] ?? { zh: code, en: code }
  const sheet = selfSheet(rules)
  const about = new Map(evidence.map((one) => [one.evidence_id, one.about]))
  return {
    known,
    entryId: entry.id,
    version: entry.version,
    roundId: round.id,
    roundTitle: round.title,
    subject: rules.subject,
    stage: entry.stage,
    title: entry.title,
    name: entry.person_id ? (names.get(entry.person_id) ?? '') : organisationName,
    organisationName,
    regionName: regions.get(entry.region_code) ?? entry.region_code,
    answerBy: entry.answer_by,
    entriesLastOn: round.entries_last_on,
    tracks: rules.tracks.map(({ code, name }) => ({ code, name })),
    track: entry.track,
    factsOn: on,
    facts: factsShown(house.packs, rules, entry, known),
    outcome: verdict.outcome,
    requirements: requirementsShown(house.packs, rules, verdict),
    preferences: rules.preferences.map(({ code, name, when }) => {
      const decided = decide(when, allFacts(entry, known), on as Day)
      return { code, name, outcome: decided.outcome, lines: explain(house.packs, decided) }
    }),
    criteria: (sheet?.criteria ?? []).map(({ code, name, points }) => ({
      code,
      name,
      points,
      words: entry.stated.criteria?.[code]?.words ?? '',
      given: entry.stated.criteria?.[code]?.points ?? null,
    })),
    parts: partsFound(rules.parts, entry.stated.parts ?? {}),
    relatives: entry.stated.relatives ?? [],
    evidence: (files.get(entry.id) ?? [])
      .filter((one) => about.has(one.evidenceId))
      .map(({ evidenceId, kind, bytes }) => ({ evidenceId, kind, bytes, about: about.get(evidenceId)! })),
    defences: slots.map((slot) => ({
      sheet: rules.sheets.find((one) => one.code === slot.sheet)?.name ?? { zh: '答辩', en: 'Defence' },
      startsAt: slot.starts_at.toISOString(),
      minutes: slot.minutes,
      room: slot.room,
    })),
    levels: rules.chain.map((level, at) => ({
      code: level.code,
      name: level.name,
      state: !turnAt(level, round.region_code as RegionCode, placeOf(entry))
        ? ('skipped' as const)
        : entry.submitted_at === null || at > entry.step
          ? ('ahead' as const)
          : at < entry.step
            ? ('done' as const)
            : entry.stage === 'refused' || entry.stage === 'withdrawn'
              ? ('stopped' as const)
              : ('now' as const),
    })),
    acts: acts.map((one) => ({
      kind: one.kind,
      level: levelName(round, one.step),
      order: one.place_order,
      clauses: one.clauses.map((code) => ({ code, name: clause(code) })),
      rulings: one.decisions.map(({ code, reason }) => ({ code, name: clause(code), reason })),
      reason: one.kind === 'moved' ? '' : one.reason,
      instead: one.instead,
      by: own ? null : (names.get(one.acted_by) ?? ''),
      at: one.acted_at.toISOString(),
      ...(one.kind === 'moved' && { reason: one.reason }),
    })),
  }
}

/** When and where an entry that is in the review is defended. Slots belong to the office; of an entry within reach they are read at the gate. */
const slotsOf = (
  context: Pick<Context, 'query'>,
  { stage }: RoundRow,
  entry: EntryRow,
): Promise<{ sheet: string; starts_at: Date; minutes: number; room: string }[]> =>
  entry.stage !== 'admitted' || stage === 'cancelled'
    ? Promise.resolve([])
    : atTheGate(context, () =>
        context.query(
          'select sheet, starts_at, minutes, room from selection.defence where entry_id = $1 order by starts_at',
          [entry.id],
        ),
      )

const otherClauses: Record<string, Words> = {
  nominees: { zh: '推荐名额', en: 'Places of the level' },
  namesake: { zh: '同名核对', en: 'Same name' },
}

/** What a step is called: a level, or the office. */
const levelName = ({ rules }: Pick<RoundRow, 'rules'>, step: number | null): Words | null =>
  step === null ? null : (rules.chain[step]?.name ?? { zh: '主管部门', en: 'The office' })

/** Whose turn it is with an entry. */
export const atWhom = (
  round: Pick<RoundRow, 'rules'>,
  { stage, step }: Pick<EntryRow, 'stage' | 'step'>,
): Words | null => {
  if (stage === 'submitted' || stage === 'received') return levelName(round, step)
  return stage === 'draft' || stage === 'sent-back' ? { zh: '申报人', en: 'The applicant' } : null
}

export const myEntry: Handler<typeof contract.myEntry> = async (context, { entryId }) => {
  const { house, about, today } = context
  const entry = await findEntry(context, entryId)
  if (!isOwn(context, entry)) refuseNow('kernel/not-found')
  const round = await findRound(context, entry.round_id)
  about({ subject: { kind: 'entry', id: entryId } })
  const { known, ...rest } = await shown(context, round, entry, true)
  const inTime =
    entry.stage === 'draft'
      ? round.stage === 'open' && today <= round.entries_last_on
      : (round.stage === 'open' || round.stage === 'screening') &&
        (entry.answer_by === null || today <= entry.answer_by)
  return {
    ...rest,
    mayEdit: isBeingWritten(entry) && inTime,
    mayWithdraw:
      entry.stage !== 'refused' &&
      entry.stage !== 'withdrawn' &&
      ['open', 'screening', 'reviewing', 'ranking'].includes(round.stage),
    asked: factsToState(house.packs, round.rules, entry, known),
  }
}

/** Rounds that take entries today, and what one has entered oneself or for one's organisation. */
export const myEntries: Handler<typeof contract.myEntries> = async (context) => {
  const { house, db, actor, today } = context
  const leads = speaksForOrganisation(actor)
  const over = [actor.homeRegionCode, ...ancestorsOf(actor.homeRegionCode)]
  const own = leads
    ? sql`(e.person_id = ${actor.personId} or e.person_id is null and e.organisation_id = ${actor.organisationId})`
    : sql`e.person_id = ${actor.personId}`
  const [entries, open] = await Promise.all([
    linesOf(context, own),
    selection(db)
      .selectFrom('selection.round')
      .selectAll()
      .where('stage', '=', 'open')
      .where('opened_on', '<=', today)
      .where('entries_last_on', '>=', today)
      .where('region_code', 'in', over)
      .orderBy('entries_last_on')
      .execute(),
  ])
  const entered = new Set(entries.filter((one) => one.stage !== 'withdrawn').map((one) => one.round_id))
  const regions = await regionNames(
    db,
    open.map((one) => one.region_code),
  )
  return {
    open: open
      .filter(
        (one) =>
          (one.rules.subject === 'person' ? true : leads) && (one.rules.subject === 'project' || !entered.has(one.id)),
      )
      .map((one) => {
        const left = house.calendar.workingDaysBetween(today, one.entries_last_on as Day)
        return {
          roundId: one.id,
          title: one.title,
          regionName: regions.get(one.region_code) ?? one.region_code,
          subject: one.rules.subject,
          entriesLastOn: one.entries_last_on,
          workingDaysLeft: left.known ? left.value : null,
        }
      }),
    entries: entries.map(lineShown),
  }
}

type Line = EntryRow & { round_title: string; rules: RoundRow['rules']; entries_last_on: string }

/** The latest entries that fit, with what is needed of their rounds. */
const linesOf = async ({ db }: Context, where: RawBuilder<unknown>): Promise<Line[]> =>
  (
    await sql<Line>`
      select e.*, r.title as round_title, r.rules, r.entries_last_on from selection.entry e join selection.round r on r.id = e.round_id
       where ${where} order by e.id desc limit 50`.execute(db)
  ).rows

const lineShown = (one: Line) => ({
  entryId: one.id,
  roundId: one.round_id,
  roundTitle: one.round_title,
  title: one.title,
  stage: one.stage,
  at: atWhom(one, one),
  entriesLastOn: one.entries_last_on,
  answerBy: one.answer_by,
  outcome: one.outcome,
})

/** What somebody handed in, for who sees it anyway. */
export const personEntries: Handler<typeof contract.personEntries> = async (context, { personId }) => {
  context.about({ subject: { kind: 'person', id: personId } })
  const entries = await linesOf(context, sql`e.person_id = ${personId} and e.stage <> 'draft'`)
  return { entries: entries.map(lineShown) }
}

/** An entry for a level or the office: with what the registers say otherwise by now, and what the reader may do. */
export const entry: Handler<typeof contract.entry> = async (context, { entryId }) => {
  const { house, db, query, actor, about } = context
  const row = await findEntry(context, entryId)
  if (row.stage === 'draft') refuseNow('kernel/not-found')
  const round = await findRound(context, row.round_id)
  about({ subject: { kind: 'entry', id: entryId } })
  const { known, ...rest } = await shown(context, round, row, false)
  const now = await registryFacts(context, round, row)
  const [people, namesakes] = await Promise.all([
    peopleByIds(query, row.person_id ? [row.person_id] : []),
    namesakesOf(context, row),
  ])
  const person = row.person_id ? people.get(row.person_id) : undefined
  const turn = row.stage === 'submitted' ? turnOf(round, row) : undefined
  const most = turn && round.rules.chain[row.step]?.nominees
  const [names, places] = await Promise.all([
    organisationNames(
      db,
      namesakes.flatMap((one) => one.organisationId ?? []),
    ),
    most && turn ? putForward(context, round, row.step, turn) : null,
  ])
  const words = (facts: Facts, fact: string) => factWords(house.packs, fact, facts[fact])
  const isMine = isOwn(context, row)
  const isRun = runs(context, round.region_code) && !isMine
  const isLive = round.stage !== 'cancelled' && round.stage !== 'confirmed'
  return {
    ...rest,
    personId: row.person_id,
    gone: person ? isGone(person.status) : false,
    changed: rest.facts
      .filter(({ fact }) => JSON.stringify(known[fact]) !== JSON.stringify(now[fact]))
      .map(({ fact, name }) => ({ fact, name, then: words(known, fact), now: words(now, fact) })),
    namesakes: namesakes.map((one) => ({
      entryId: one.entryId,
      organisationName: names.get(one.organisationId ?? '') ?? '',
    })),
    rights: {
      recommends: turn && !isMine && isLive ? actsAs(turn, actor, placeOf(row)) : 'not',
      screens: isRun && round.stage === 'screening' && row.stage === 'received',
      removes:
        isRun &&
        ['submitted', 'sent-back', 'received', 'admitted'].includes(row.stage) &&
        ['open', 'screening', 'reviewing', 'ranking'].includes(round.stage),
      level: atWhom(round, row),
      places: places && most ? { most, used: places.used } : null,
    },
  }
}
