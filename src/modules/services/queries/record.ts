import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/services/contract.ts'
import { shownRecords } from '#modules/services/queries/record-rows.ts'
import { services } from '#modules/services/tables.ts'

/** One record with everything in it, and every version before this one. */
export const record: Handler<typeof contract.record> = async (context, { recordId }) => {
  const { db, query, actor, about } = context
  const row = await services(db)
    .selectFrom('services.service_record')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'record', id: row.id }, regionCode: row.region_code })
  const [shown, photographs, participants, revisions] = await Promise.all([
    shownRecords(context, [row]),
    services(db)
      .selectFrom('services.photograph')
      .select(['id', 'bytes'])
      .where('record_id', '=', row.id)
      .where('withdrawn', '=', false)
      .orderBy('at')
      .orderBy('id')
      .execute(),
    services(db)
      .selectFrom('services.attendance as a')
      .innerJoin('services.client as c', 'c.id', 'a.client_id')
      .select(['c.id', 'c.name'])
      .where('a.record_id', '=', row.id)
      // Those of a withdrawn record are still who came to it.
      .where((is) => is.or([is('a.withdrawn', '=', false), is.val(row.withdrawn)]))
      .orderBy('c.pinyin')
      .execute(),
    services(db)
      .selectFrom('services.record_revision')
      .select(['version', 'at', 'person_id', 'act', 'reason'])
      .where('record_id', '=', row.id)
      .orderBy('version')
      .execute(),
  ])
  const names = await personNames(
    query,
    revisions.map((one) => one.person_id),
  )
  const made = {
    version: 1,
    at: row.recorded_at.toISOString(),
    byName: shown[0]!.workerName,
    act: 'recorded' as const,
    reason: null,
  }
  return {
    ...shown[0]!,
    note: row.note,
    photographs: photographs.map((one) => ({ photographId: one.id, bytes: one.bytes })),
    participants: participants.map((one) => ({ clientId: one.id, name: one.name })),
    unnamedParticipants: row.unnamed_participants,
    caseId: row.case_id,
    groupId: row.group_id,
    history: [
      made,
      ...revisions.map((one) => ({
        version: one.version + 1,
        at: one.at.toISOString(),
        byName: names.get(one.person_id) ?? '',
        act: one.act,
        reason: one.reason,
      })),
    ],
    mayCorrect: !row.withdrawn && actor.permissions.has('services:correct'),
  }
}
