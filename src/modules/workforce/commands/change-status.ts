import type { Handler } from '#kernel/http.ts'
import { atTheGate } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { moveRights } from '#modules/identity/public.ts'
import { placeOf } from '#modules/workforce/commands/apply-proposal.ts'
import { endEmployment } from '#modules/workforce/commands/end-employment.ts'
import { lockFile } from '#modules/workforce/commands/lock-file.ts'
import { refuseAt } from '#modules/workforce/commands/read-file.ts'
import type * as contract from '#modules/workforce/contract-moves.ts'
import { saveChanges } from '#modules/workforce/store.ts'
import { workforce } from '#modules/workforce/tables.ts'

/** Someone leaves, retires, dies, or comes back. Who goes works nowhere from that day and has no rights at an organisation; the file stays. */
export const changeStatus: Handler<typeof contract.changeStatus> = async (
  context,
  { personId, basedOnVersion, status, on, reason },
) => {
  const { house, db, query, actor, now, today, record } = context
  const file = await lockFile(context, { personId, basedOnVersion })
  if (file.status === status) return refuseNow('workforce/status-the-same')
  if (file.status === 'deceased' && status !== 'active') refuseNow('workforce/status-deceased')
  if (personId === actor.personId) refuseNow('workforce/not-ones-own')
  if (on > today) refuseAt('on', 'day-in-future')
  if (on < file.status_on && status === 'active') refuseAt('on', 'day-before-status')
  const version = file.version + 1
  await workforce(db)
    .updateTable('workforce.worker')
    .set({ status, status_on: on, version, changed_at: now })
    .where('person_id', '=', personId)
    .execute()
  if (status !== 'active') {
    await endEmployment(context, { personId, on: parseDay(on), why: status, nextAt: null })
    const accounts = await atTheGate({ query }, () =>
      moveRights(query, { personId, on, now, by: actor.accountId, to: null }),
    )
    for (const account of accounts) house.forget(account)
  }
  await saveChanges(context, [
    {
      personId,
      place: placeOf(file),
      about: 'status',
      act: 'change',
      subjectId: personId,
      ground: 'status',
      before: { status: file.status, on: file.status_on },
      after: { status, on, reason },
    },
  ])
  record({
    kind: 'workforce/status-changed',
    subject: { kind: 'person', id: personId },
    regionCode: file.region_code,
    day: on,
    data: { status },
  })
  return { personId, version }
}
