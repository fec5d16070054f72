import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { withdrawNotice } from '#modules/notices/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { getOwn } from '#modules/volunteers/store.ts'
import { volunteers } from '#modules/volunteers/tables.ts'

/** Says whether one agrees to have been registered. Who does not is taken off whole: nothing was recorded before. */
export const confirmMine: Handler<typeof contract.confirmMine> = async (context, { agree }) => {
  const { db, query, now, today, record } = context
  const own = await getOwn(context)
  if (own.state !== 'awaiting') refuseNow('volunteers/nothing-to-confirm')
  if (agree)
    await volunteers(db)
      .updateTable('volunteers.volunteer')
      .set({ state: 'registered', confirmed_on: today, changed_at: now, version: own.version + 1 })
      .where('id', '=', own.id)
      .execute()
  else {
    // Of whoever came back and thought better of it, what they served before stays.
    const [kept] = await query<{ lines: boolean }>(
      `select exists (select from volunteers.sign_up where volunteer_id = $1) or exists (select from volunteers.team_member where volunteer_id = $1) as lines`,
      [own.id],
    )
    if (kept!.lines)
      await volunteers(db)
        .updateTable('volunteers.volunteer')
        .set({ state: 'left', left_on: today, changed_at: now })
        .where('id', '=', own.id)
        .execute()
    else await volunteers(db).deleteFrom('volunteers.volunteer').where('id', '=', own.id).execute()
  }
  await withdrawNotice({ query }, own.person_id, `volunteers/confirm:${own.id}`)
  record({
    kind: agree ? 'volunteers/confirmed' : 'volunteers/refused',
    subject: { kind: 'volunteer', id: own.id },
    regionCode: own.region_code,
    day: today,
  })
  return { state: agree ? 'registered' : 'removed' }
}
