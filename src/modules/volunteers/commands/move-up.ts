import { gate, inTransaction } from '#kernel/database.ts'
import { formatDay, parseDay } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { movingUp } from '#modules/volunteers/domain/sign-up.ts'
import { lockActivity } from '#modules/volunteers/store.ts'

/** Gives places that fell free to those who wait longest, and tells them. Returns how many moved up. */
export async function moveUp(house: House): Promise<number> {
  const now = house.clock()
  const waiting = await inTransaction(house.gatePool, gate, ({ query }) =>
    query<{ id: string }>(
      `select distinct a.id from volunteers.sign_up w join volunteers.activity a on a.id = w.activity_id
        where w.state = 'waiting' and a.starts_at > $1 and a.called_off_at is null
          and a.capacity > (select count(*) from volunteers.sign_up s where s.activity_id = a.id and s.state = 'signed')`,
      [now],
    ),
  )
  let moved = 0
  for (const { id } of waiting) moved += await moveUpIn(house, id, now)
  return moved
}

const moveUpIn = (house: House, activityId: string, now: Date): Promise<number> =>
  inTransaction(house.gatePool, gate, async ({ query }) => {
    await lockActivity(query, activityId)
    const [activity] = await query<{ capacity: number; heldOn: string; place: string; title: string; signed: number }>(
      `select a.capacity, a.held_on as "heldOn", a.place, a.title,
              (select count(*) from volunteers.sign_up s where s.activity_id = a.id and s.state = 'signed') as signed
         from volunteers.activity a where a.id = $1 and a.called_off_at is null`,
      [activityId],
    )
    if (!activity) return 0
    const waiting = await query<{ volunteer: string; person: string }>(
      `select volunteer_id as volunteer, person_id as person from volunteers.sign_up where activity_id = $1 and state = 'waiting' order by queued_at, volunteer_id`,
      [activityId],
    )
    const people = movingUp(activity.capacity, activity.signed, waiting)
    if (people.length === 0) return 0
    await query(
      `update volunteers.sign_up set state = 'signed', moved_up_at = $3 where activity_id = $1 and volunteer_id = any ($2::uuid[])`,
      [activityId, people.map((one) => one.volunteer), now],
    )
    const heldOn = parseDay(activity.heldOn)
    await notifyAll(
      { query, now },
      people.map(({ person }) => ({
        personId: person,
        key: `volunteers/moved-up:${activityId}`,
        title: { zh: `候补成功：${activity.title}`, en: `You have a place: ${activity.title}` },
        body: {
          zh: `有人取消报名，您已由候补转为正式报名。${formatDay(heldOn, 'zh')}，${activity.place}。如不能参加请及时取消。`,
          en: `Someone withdrew, so a place is yours: ${formatDay(heldOn, 'en')}, ${activity.place}. Withdraw in time if you cannot come.`,
        },
        link: '/volunteers/mine',
        dueOn: heldOn,
      })),
    )
    return people.length
  })
