import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { factWords } from '#kernel/packs/explain.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import { wordsOf } from '#modules/selection/blind-words.ts'
import { isBlindReady } from '#modules/selection/commands/reviews.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import {
  type AssignmentRow,
  judgedSheet,
  namesOfEntries,
  numberOf,
  type ReviewRow,
  sheetShown,
} from '#modules/selection/judging.ts'
import { piecesFor } from '#modules/selection/judged-evidence.ts'
import type { Sheet } from '#modules/selection/rules.ts'
import { findEntry, findRound } from '#modules/selection/store.ts'
import type { RoundRow } from '#modules/selection/tables.ts'
import { evidenceOf, openEvidence } from '#modules/workforce/public.ts'

/** An expert’s own page and sheet. What is asked of them may lie in another region: it is read at the gate, once it is known to be theirs. */

interface Slot {
  entry_id: string
  sheet: string
  starts_at: Date
  minutes: number
  room: string
}

const slotShown = (slot: Slot | undefined) =>
  slot ? { startsAt: slot.starts_at.toISOString(), minutes: slot.minutes, room: slot.room } : null

const late = (one: AssignmentRow, today: Day) => one.stage === 'given' && one.due_on !== null && one.due_on < today

export const myReviews: Handler<typeof contract.myReviews> = async (context) => {
  const { query, actor, today } = context
  const own = await query<AssignmentRow & { saved: boolean; points: string | null }>(
    `select a.*, r.assignment_id is not null as saved, r.points from selection.assignment a
       left join selection.review r on r.assignment_id = a.id and r.person_id = $1
      where a.person_id = $1 and a.stage <> 'withdrawn' order by a.stage = 'done', a.due_on, a.id`,
    [actor.personId],
  )
  const asked = await query<{
    id: string
    round: string
    answer_by: Day | null
    stage: 'asked' | 'accepted' | 'declined' | 'released'
    version: number
  }>(
    `select e.id, r.title as round, e.answer_by, e.stage, e.version from selection.expert e join selection.round r on r.id = e.round_id
      where e.person_id = $1 and r.stage in ('open', 'screening', 'reviewing') order by e.asked_at desc`,
    [actor.personId],
  )
  const rounds = new Map<string, RoundRow>()
  for (const id of new Set(own.map((one) => one.round_id))) rounds.set(id, await findRound(context, id))
  const { called, numbers, ready, slots } = await atTheGate(context, async () => {
    const ids = own.map((one) => one.entry_id)
    const entries = await query<{
      id: string
      person_id: string | null
      organisation_id: string | null
      title: string | null
    }>('select id, person_id, organisation_id, title from selection.entry where id = any ($1)', [ids])
    const all = await query<{ id: string; round_id: string }>(
      `select id, round_id from selection.entry where round_id = any ($1) and stage = 'admitted'`,
      [[...rounds.keys()]],
    )
    return {
      called: await namesOfEntries(context, entries),
      numbers: Map.groupBy(all, (one) => one.round_id),
      ready: new Set(
        (
          await query<{ id: string }>('select entry_id as id from selection.blind_text where entry_id = any ($1)', [
            ids,
          ])
        ).map((one) => one.id),
      ),
      slots: await query<Slot>(
        'select entry_id, sheet, starts_at, minutes, room from selection.defence where entry_id = any ($1)',
        [ids],
      ),
    }
  })
  return {
    asked: asked.map((one) => ({
      expertId: one.id,
      round: one.round,
      answerBy: one.answer_by,
      stage: one.stage,
      version: one.version,
    })),
    reviews: own.map((one) => {
      const round = rounds.get(one.round_id)!
      const sheet = judgedSheet(round, one.sheet)
      const number = numberOf(
        (numbers.get(one.round_id) ?? []).map(({ id }) => id),
        one.entry_id,
      )
      return {
        assignmentId: one.id,
        roundId: one.round_id,
        round: round.title,
        sheet: sheet.name,
        method: sheet.method,
        entry: sheet.blind ? number : (called.get(one.entry_id) ?? '—'),
        dueOn: one.due_on,
        late: late(one, today),
        stage: one.stage as 'given' | 'done',
        saved: one.saved && one.stage === 'given',
        points: one.points === null ? null : Number(one.points),
        waitsForBlind: sheet.blind && !ready.has(one.entry_id),
        defence: slotShown(slots.find((slot) => slot.entry_id === one.entry_id && slot.sheet === one.sheet)),
      }
    }),
  }
}

/** Facts that tell where somebody works or comes from are not shown on a blind sheet. */
const TELLING = /^(employer|person\.name|post\.|titles|chosen\.)/

const nameOf = (packs: Context['house']['packs'], fact: string) => {
  const { zh, en } = packs.facts[fact] ?? { zh: fact, en: fact }
  return { zh, en }
}

async function entryFor(context: Context, own: AssignmentRow, round: RoundRow, sheet: Sheet) {
  const { house, db, query } = context
  const entry = await findEntry(context, own.entry_id)
  const all = await query<{ id: string }>(`select id from selection.entry where round_id = $1 and stage = 'admitted'`, [
    round.id,
  ])
  const [slot] = await query<Slot>(
    'select entry_id, sheet, starts_at, minutes, room from selection.defence where entry_id = $1 and sheet = $2',
    [entry.id, sheet.code],
  )
  const track = round.rules.tracks.find((one) => one.code === entry.track)?.name ?? null
  const facts = Object.entries({ ...entry.facts.facts, ...entry.stated.facts }).flatMap(([name, value]) =>
    value === undefined || (sheet.blind && TELLING.test(name))
      ? []
      : [{ name: nameOf(house.packs, name), value: factWords(house.packs, name, value) }],
  )
  const shown = { track, facts, defence: slotShown(slot) }
  if (sheet.blind) {
    const [blind] = await query<{ texts: Record<string, string> }>(
      'select texts from selection.blind_text where entry_id = $1',
      [entry.id],
    )
    return {
      ...shown,
      entry: numberOf(
        all.map((one) => one.id),
        entry.id,
      ),
      organisationName: null,
      regionName: null,
      words: blind
        ? wordsOf(entry, round).flatMap(({ key, name }) =>
            blind.texts[key] === undefined ? [] : [{ key, name, text: blind.texts[key] }],
          )
        : [],
    }
  }
  const [called, bodies, regions] = [
    await namesOfEntries(context, [entry]),
    await organisationNames(db, entry.organisation_id ? [entry.organisation_id] : []),
    await regionNames(db, [entry.region_code]),
  ]
  return {
    ...shown,
    entry: called.get(entry.id)!,
    organisationName: bodies.get(entry.organisation_id ?? '') ?? null,
    regionName: regions.get(entry.region_code) ?? null,
    words: wordsOf(entry, round),
  }
}

export const review: Handler<typeof contract.review> = async (context, { assignmentId }) => {
  const { query, actor } = context
  const [own] = await query<AssignmentRow>('select * from selection.assignment where id = $1 and person_id = $2', [
    assignmentId,
    actor.personId,
  ])
  if (!own) return refuseNow('kernel/not-found')
  if (own.stage === 'withdrawn') refuseNow('selection/review-taken-back')
  const round = await findRound(context, own.round_id)
  const sheet = judgedSheet(round, own.sheet)
  const [[kept], evidence, isReady] = await Promise.all([
    query<ReviewRow>('select * from selection.review where assignment_id = $1 and person_id = $2', [
      own.id,
      actor.personId,
    ]),
    evidenceOf(query, [own.id]),
    isBlindReady(context, own.entry_id),
  ])
  // The database shows these to nobody who has not given their own.
  const others = await query<{ points: string }>(
    'select points from selection.review where entry_id = $1 and sheet = $2 and person_id <> $3 and submitted_at is not null order by points desc',
    [own.entry_id, own.sheet, actor.personId],
  )
  const entry = await atTheGate(context, () => entryFor(context, own, round, sheet))
  const { pieces, held } = await piecesFor(context, own, round, sheet)
  return {
    ...entry,
    pieces,
    piecesHeld: held,
    round: round.title,
    sheet: sheetShown(round, sheet),
    waitsForBlind: sheet.blind && !isReady,
    stage: own.stage,
    dueOn: own.due_on,
    marks: kept?.marks ?? {},
    vetoes: kept?.vetoes ?? [],
    comment: kept?.comment ?? '',
    visitedOn: kept?.visited_on ?? null,
    evidence: evidence.get(own.id) ?? [],
    points: kept?.points ? Number(kept.points) : null,
    others: own.stage === 'done' ? others.map((one) => Number(one.points)) : null,
    version: kept?.version ?? 0,
  }
}

/** One piece of the evidence of an entry, for who judges it; opened on the record. */
export const reviewEvidence: Handler<typeof contract.reviewEvidence> = async (
  context,
  { assignmentId, evidenceId },
) => {
  const { query, actor, about } = context
  const [own] = await query<AssignmentRow>(
    `select * from selection.assignment where id = $1 and person_id = $2 and stage <> 'withdrawn'`,
    [assignmentId, actor.personId],
  )
  if (!own) return refuseNow('kernel/not-found')
  const round = await findRound(context, own.round_id)
  const { pieces } = await piecesFor(context, own, round, judgedSheet(round, own.sheet))
  const piece = pieces.find((one) => one.evidenceId === evidenceId)
  const file = piece && (await openEvidence(context, piece))
  if (!file) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'evidence', id: evidenceId }, regionCode: own.region_code })
  return file
}
