import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notifyAll, settleNotices } from '#modules/notices/public.ts'
import { wordsOf } from '#modules/selection/blind-words.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import { attachEvidence } from '#modules/workforce/public.ts'
import { entriesOf, judgedSheet, numberOf, officeEntry, officeRound } from '#modules/selection/judging.ts'

/** The office has looked at the blind words of an entry: from now on its reviewers read these. */
export const confirmBlind: Handler<typeof contract.confirmBlind> = async (context, input) => {
  const { query, actor, now, today, record } = context
  const { entry, round } = await officeEntry(context, input.entryId)
  await officeRound(context, round.id, true)
  const keys = wordsOf(entry, round).map((one) => one.key)
  if (keys.length !== Object.keys(input.texts).length || keys.some((key) => input.texts[key] === undefined))
    refuseNow('selection/blind-parts-differ')
  const [there] = await query<{ version: number }>('select version from selection.blind_text where entry_id = $1', [
    entry.id,
  ])
  if ((there?.version ?? 0) !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  await query(
    `insert into selection.blind_text (entry_id, round_id, region_code, texts, confirmed_by, confirmed_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (entry_id) do update set texts = excluded.texts, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at, version = blind_text.version + 1`,
    [entry.id, round.id, round.region_code, JSON.stringify(input.texts), actor.personId, now],
  )
  record({
    kind: 'selection/blind-confirmed',
    subject: { kind: 'entry', id: entry.id },
    regionCode: round.region_code,
    day: today,
  })
  return { version: input.basedOnVersion + 1 }
}

/** How reviewers of a blind sheet see a piece of evidence: as it is, as a copy without names, or not at all. */
export const confirmEvidence: Handler<typeof contract.confirmEvidence> = async (context, input) => {
  const { query, actor, now, today, record } = context
  const { entryId, evidenceId, answer, basedOnVersion } = input
  const { entry, round } = await officeEntry(context, entryId)
  await officeRound(context, round.id, true)
  const copyId = answer === 'copy' ? input.copyId : null
  if (answer === 'copy' && copyId === null)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'copyId', code: 'selection/copy-missing' }])
  const [piece] = await query('select from selection.entry_evidence where entry_id = $1 and evidence_id = $2', [
    entryId,
    evidenceId,
  ])
  if (!piece) refuseNow('kernel/not-found')
  const [there] = await query<{ version: number }>(
    'select version from selection.blind_evidence where entry_id = $1 and evidence_id = $2',
    [entryId, evidenceId],
  )
  if ((there?.version ?? 0) !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (copyId)
    await attachEvidence(
      query,
      [copyId],
      { personId: entry.person_id ?? entry.created_by, usedFor: 'selection/blind-copy', usedBy: entryId },
      'copyId',
    )
  await query(
    `insert into selection.blind_evidence (entry_id, evidence_id, round_id, region_code, answer, copy_id, confirmed_by, confirmed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (entry_id, evidence_id) do update set answer = excluded.answer, copy_id = excluded.copy_id, confirmed_by = excluded.confirmed_by,
            confirmed_at = excluded.confirmed_at, version = blind_evidence.version + 1`,
    [entryId, evidenceId, round.id, round.region_code, answer, copyId, actor.personId, now],
  )
  record({
    kind: 'selection/blind-evidence-confirmed',
    subject: { kind: 'entry', id: entryId },
    regionCode: round.region_code,
    day: today,
    data: { evidenceId, answer },
  })
  return { version: basedOnVersion + 1 }
}

const at = (day: string, clock: string, after: number) =>
  new Date(Date.parse(`${day}T${clock}:00+08:00`) + after * 60_000)

/** One slot after the other, in the order of the numbers that nobody can steer; planned anew, the old slots move. */
export const planDefences: Handler<typeof contract.planDefences> = async (context, input) => {
  const { query, today, record } = context
  const round = await officeRound(context, input.roundId, true)
  if (round.stage !== 'reviewing') refuseNow('selection/not-reviewing')
  const sheet = judgedSheet(round, input.sheet)
  if (sheet.method !== 'defence') refuseNow('selection/sheet-unknown')
  const entries = await entriesOf(context, round)
  const ids = entries.map((one) => one.id)
  const slots = entries
    .toSorted((a, b) => (numberOf(ids, a.id) < numberOf(ids, b.id) ? -1 : 1))
    .map((entry, turn) => ({
      entry_id: entry.id,
      person_id: entry.person_id,
      told: entry.person_id ?? entry.created_by,
      starts_at: at(input.heldOn, input.startsAt, turn * input.minutes).toISOString(),
      turn,
    }))
  await query(
    `insert into selection.defence (round_id, sheet, entry_id, region_code, person_id, starts_at, minutes, room)
     select $2, $3, entry_id, $4, person_id, starts_at, $5, $6 from jsonb_to_recordset($1) as r (entry_id uuid, person_id uuid, starts_at timestamptz)
     on conflict (round_id, sheet, entry_id) do update set starts_at = excluded.starts_at, minutes = excluded.minutes, room = excluded.room`,
    [JSON.stringify(slots), round.id, sheet.code, round.region_code, input.minutes, input.room],
  )
  // A slot that moved is news even on the same day: what was read is said anew.
  const keys = `selection/defence:${round.id}:${sheet.code}` as const
  await settleNotices(context, keys, [])
  await notifyAll(
    context,
    slots.map((slot) => {
      const clock = new Date(Date.parse(slot.starts_at) + 8 * 3_600_000).toISOString().slice(11, 16)
      return {
        personId: slot.told,
        key: `${keys}:${slot.entry_id}` as const,
        title: { zh: '答辩安排', en: 'Your defence' },
        body: {
          zh: `${round.title}答辩：${input.heldOn} ${clock}，地点：${input.room}。`,
          en: `Defence of ${round.title}: ${input.heldOn} ${clock}, ${input.room}.`,
        },
        link: '/people/me#selection',
        dueOn: input.heldOn as never,
      }
    }),
  )
  record({
    kind: 'selection/defences-planned',
    subject: { kind: 'round', id: round.id },
    regionCode: round.region_code,
    day: today,
    data: { sheet: sheet.code, slots: slots.length },
  })
  return { planned: slots.length }
}
