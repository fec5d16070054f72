import { gate, inTransaction } from '#kernel/database.ts'
import { type Day, formatDay, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { movingUp } from '#modules/training/domain/sign-up.ts'
import { lockPlaces } from '#modules/training/store.ts'

/** Gives places that fell free to those who wait longest, and tells them. Returns how many moved up. */
export async function moveUp(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  const sessions = await inTransaction(house.gatePool, gate, ({ query }) =>
    query<{ id: string }>(
      `select s.id from training.session s
        where s.held_on >= $2 and s.starts_at > $1 and s.called_off_at is null and exists (select from training.enrolment e where e.session_id = s.id and e.state = 'waiting')
          and s.capacity > (select count(*) from training.enrolment e where e.session_id = s.id and e.state = 'enrolled')`,
      [now, today],
    ),
  )
  let moved = 0
  for (const { id } of sessions) moved += await moveUpIn(house, id, now)
  return moved
}

const moveUpIn = (house: House, sessionId: string, now: Date): Promise<number> =>
  inTransaction(house.gatePool, gate, async ({ query }) => {
    await lockPlaces(query, sessionId)
    const [session] = await query<{ capacity: number; heldOn: Day; place: string; title: string; enrolled: number }>(
      `select s.capacity, s.held_on as "heldOn", s.place, c.title, (select count(*) from training.enrolment e where e.session_id = s.id and e.state = 'enrolled') as enrolled
         from training.session s join training.course c on c.id = s.course_id where s.id = $1 and s.called_off_at is null`,
      [sessionId],
    )
    if (!session) return 0
    const waiting = await query<{ person: string }>(
      `select person_id as person from training.enrolment where session_id = $1 and state = 'waiting' order by queued_at, person_id`,
      [sessionId],
    )
    const people = movingUp(
      session.capacity,
      session.enrolled,
      waiting.map((row) => row.person),
    )
    if (people.length === 0) return 0
    await query(
      `update training.enrolment set state = 'enrolled', moved_up_at = $3 where session_id = $1 and person_id = any ($2::uuid[])`,
      [sessionId, people, now],
    )
    await notifyAll(
      { query, now },
      people.map((personId) => ({
        personId,
        key: `training/moved-up:${sessionId}`,
        title: { zh: `候补成功：${session.title}`, en: `You have a place: ${session.title}` },
        body: {
          zh: `有人取消报名，您已由候补转为正式报名。${formatDay(session.heldOn, 'zh')}，${session.place}。如不能参加请及时取消。`,
          en: `Someone withdrew, so a place is yours: ${formatDay(session.heldOn, 'en')}, ${session.place}. Withdraw in time if you cannot come.`,
        },
        link: '/people/me#training',
        dueOn: session.heldOn,
      })),
    )
    return people.length
  })
