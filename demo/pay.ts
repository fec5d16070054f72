import type { Player } from '#demo/player.ts'
import type { County } from '#demo/set-up.ts'
import type { DemoPerson } from '#demo/workforce.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import { addDays, addMonths, type Day, firstDayOf, monthOf, weekdayOf } from '#kernel/days.ts'
import * as pay from '#modules/pay/contract.ts'
import { lookAtEveryone } from '#modules/pay/jobs.ts'
import * as posts from '#modules/posts/contract.ts'
import { personFacts } from '#modules/posts/public.ts'

const titles = { worker: '社区工作者', deputy: '社区副主任', chief: '社区书记' } as const
type Kind = keyof typeof titles

/**
 * The county grades the community workers of three streets, and the first station's social worker with them, so that a phone shows a grade. Last month
 * is locked; an appointment that came late makes arrears in this one, a second waits to be decided. A colleague has been to the doctor, and two
 * ask for leave. Everything is invented.
 */
export async function payPeople(
  player: Player,
  county: County,
  people: readonly DemoPerson[],
  today: Day,
): Promise<void> {
  const { officer } = county
  const now = player.now
  const streets = county.stations.slice(0, 3)
  const [station] = streets
  const since = firstDayOf(addMonths(monthOf(today), -12))
  const [worker, colleague] = station!.workers
  const withoutPost = await withoutPostOf(
    people.filter(
      (one) =>
        one.personId === worker!.personId ||
        (one.kind === 'community-worker' && streets.some(({ id }) => id === one.organisationId)),
    ),
  )
  for (const { id } of streets) {
    const own = withoutPost.filter((one) => one.organisationId === id)
    // Of each street the second is deputy, and the fourth chief; the rest are workers.
    const held = own.map((one, at) => ({
      one,
      kind: (at === 1 ? 'deputy' : at === 3 ? 'chief' : 'worker') as Kind,
      at,
    }))
    for (const [kind, those] of Map.groupBy(held, (one) => one.kind)) {
      const { postId } = await player.do(officer, posts.setUpPost, {
        organisationId: id,
        kind,
        title: titles[kind],
        seats: those.length,
        certificate: 'none',
        funding: 'fiscal',
        fromOn: since,
      })
      for (const { one, at } of those)
        await player.do(officer, posts.takePost, {
          postId,
          personId: one.personId,
          fromOn: addDays(since, 20 * at),
        })
    }
  }

  const lastMonth = addMonths(monthOf(today), -1)
  at(addDays(firstDayOf(lastMonth), 9))
  await decide(() => true)
  at(firstDayOf(monthOf(today)))
  const month = { employerId: station!.id, month: lastMonth }
  const { totalFen } = await player.do(officer, pay.payroll, month)
  await player.do(officer, pay.lockPayroll, { ...month, expectedTotalFen: totalFen })
  player.now = now

  // Two papers that were long under way: both count from the first of the month before.
  const [late, waiting] = withoutPost.filter(
    (one) => one.organisationId === station!.id && one.personId !== worker!.personId,
  )
  for (const one of [late!, waiting!])
    await player.do(officer, posts.appointToLevel, {
      personId: one.personId,
      level: 'assistant',
      fromOn: firstDayOf(lastMonth),
      document: '聘任文件补送（演示）',
    })
  await decide((personId) => personId === late!.personId)

  const checkedOn = addDays(today, -25)
  await player.do(officer, pay.recordCheck, {
    personId: colleague!.personId,
    doneOn: checkedOn,
    place: '区第三人民医院（演示）',
    fen: 38_000,
  })
  const monday = addDays(today, 15 - (weekdayOf(today) || 7))
  const { requestId } = await player.do(colleague!, pay.askLeave, {
    kind: 'personal',
    from: monday,
    to: addDays(monday, 1),
    reason: '搬家',
  })
  await player.do(station!.leader, pay.decideLeave, { requestId, basedOnVersion: 1, approve: true, answer: null })
  await player.do(worker!, pay.askLeave, {
    kind: 'personal',
    from: addDays(monday, 2),
    to: addDays(monday, 2),
    reason: '陪家人就医',
  })

  function at(day: Day): void {
    const ten = new Date(`${day}T10:00:00+08:00`)
    player.now = ten < now ? ten : now
  }

  /** Looks at everyone as the night does, and confirms what is wanted of it. */
  async function decide(isWanted: (personId: string) => boolean): Promise<void> {
    await lookAtEveryone(player.house)
    const { rows } = await player.do(officer, pay.proposals, { size: 100 })
    const wanted = rows.filter(({ personId }) => isWanted(personId))
    await player.do(officer, pay.confirmProposals, {
      proposals: wanted.map(({ proposalId, version }) => ({ proposalId, version })),
    })
  }

  /** Who holds a post already keeps it. */
  async function withoutPostOf(some: readonly DemoPerson[]): Promise<DemoPerson[]> {
    const ids = some.map(({ personId }) => personId)
    const facts = await inTransaction(player.house.gatePool, gate, ({ query }) => personFacts(query, ids, today))
    return some.filter((one) => facts.get(one.personId)?.['post.kind'] === undefined)
  }
}
