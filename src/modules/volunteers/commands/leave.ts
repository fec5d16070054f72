import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { getOwn, getVolunteer, type VolunteerRow } from '#modules/volunteers/store.ts'
import { volunteers } from '#modules/volunteers/tables.ts'

/** Leaves the register: what was served stays recorded, and whoever comes back goes on with it. Places in activities to come fall free. */
async function leaveRegister(
  { db, query, now, today, record, about }: Context,
  row: VolunteerRow,
  reason?: string,
): Promise<{ state: 'left' }> {
  if (row.state === 'left') refuseNow('volunteers/left-already')
  await volunteers(db)
    .updateTable('volunteers.volunteer')
    .set({ state: 'left', left_on: today, changed_at: now, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await query(
    `update volunteers.sign_up s set state = 'withdrawn' from volunteers.activity a
      where a.id = s.activity_id and s.volunteer_id = $1 and s.state in ('signed', 'waiting') and a.starts_at > $2`,
    [row.id, now],
  )
  await query(
    'update volunteers.team_member set until_on = greatest(from_on, $2) where volunteer_id = $1 and until_on is null',
    [row.id, today],
  )
  record({
    kind: 'volunteers/left',
    subject: { kind: 'volunteer', id: row.id },
    regionCode: row.region_code,
    day: today,
  })
  if (reason) about({ subject: { kind: 'volunteer', id: row.id }, regionCode: row.region_code, reason })
  return { state: 'left' }
}

export const leave: Handler<typeof contract.leave> = async (context) => leaveRegister(context, await getOwn(context))

export const takeOff: Handler<typeof contract.takeOff> = async (context, { volunteerId, reason }) =>
  leaveRegister(context, await getVolunteer(context, volunteerId), reason)
