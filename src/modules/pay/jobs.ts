import { gate, inTransaction, statistics } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import { takeEvents } from '#kernel/events.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import { lookAt } from '#modules/pay/commands/look-at.ts'
import { lookAtMany } from '#modules/pay/look-at-many.ts'
import { paidPeople, placedByIds } from '#modules/pay/people.ts'

/** Everyone is looked at: years fill up, registrations lapse and rules change without anybody doing anything. Returns how many proposals were made. */
export async function lookAtEveryone(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  const people = await inTransaction(house.gatePool, gate, async ({ query }) => {
    const active = await paidPeople(query, {}, today)
    // Whoever left still has a grade until it is ended.
    const known = new Set(active.map(({ personId }) => personId))
    const graded = await query<{ id: string }>('select distinct person_id as id from pay.grade_period')
    return [
      ...active,
      ...(
        await placedByIds(
          query,
          graded.map(({ id }) => id).filter((id) => !known.has(id)),
        )
      ).values(),
    ]
  })
  return lookAtMany({ house, now, today }, people)
}

const watched = /^(workforce|certificates|posts|assessment)\//

/** Whoever had a fact changed is looked at within the minute. An event says the person as its subject or in its data. */
export async function lookAtChanges(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  const events = await inTransaction(house.gatePool, statistics, (t) => takeEvents(t, 'pay', 1000))
  const ids = new Set(
    events
      .filter(({ kind }) => watched.test(kind))
      .flatMap(({ subjectKind, subjectId, data }) => [
        subjectKind === 'person' || subjectKind === 'worker' ? subjectId : null,
        data['personId'],
      ])
      .filter((id): id is string => typeof id === 'string'),
  )
  if (ids.size === 0) return 0
  return inTransaction(house.gatePool, gate, async ({ query }) =>
    lookAt({ query, house, now, today }, [...(await placedByIds(query, [...ids])).values()]),
  )
}

export const jobs: Job[] = [
  {
    name: 'pay/look-at-everyone',
    every: { cron: '40 2 * * *' },
    run: async (house) => void (await lookAtEveryone(house)),
  },
  { name: 'pay/look-at-changes', every: { seconds: 30 }, run: async (house) => void (await lookAtChanges(house)) },
]
