import type { Player } from '#demo/player.ts'
import type { County } from '#demo/set-up.ts'
import type { Deed } from '#demo/year.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, addMonths, type Day, firstDayOf, monthOf } from '#kernel/days.ts'
import * as supervision from '#modules/supervision/contract.ts'

const issues = [
  '入户三次未见到案主，家属不配合',
  '小组人数逐次减少',
  '记录写得慢，常拖到周末',
  '低保边缘家庭的转介没有回音',
  '案主过于依赖，难以结案',
]
const advice = [
  '先和邻里、网格员谈，再约时间',
  '会前逐个电话，问清谁能来',
  '当天写要点，次日补全',
  '请站长出面协调，一周后回看',
  '把目标写小，和案主一起定结束的日子',
]
const supervisorsOf = [
  { kind: 'city', rank: 'senior', since: '2009-07-01', reason: '市级督导选拔' },
  { kind: 'internal', rank: 'intermediate', since: '2015-07-01', reason: '本机构推荐' },
  { kind: 'internal', rank: 'junior', since: '2018-07-01', reason: '年度晋级考核' },
] as const

/**
 * Three supervisors, each with the colleagues of a station and one from the next, and a year of sessions: a group a month, a talk with one of
 * them between. The third stopped a quarter ago, so that something is owed. Everything is invented.
 */
export async function planSupervision(
  player: Player,
  county: County,
  { first, today }: { first: Day; today: Day },
): Promise<Deed[]> {
  const deeds: Deed[] = []
  const lately = addDays(today, -30)
  for (const [at, plan] of supervisorsOf.entries()) {
    const [supervisor, ...colleagues] = county.stations[at]!.workers
    const people = [...colleagues, ...county.stations[at + 1]!.workers.slice(-1)].slice(0, 4)
    const { supervisorId } = await player.do(county.officer, supervision.admitSupervisor, {
      personId: supervisor!.personId,
      kind: plan.kind,
      rank: plan.rank,
      fromOn: addDays(first, -3),
      entryReason: plan.reason,
      practisingSince: plan.since,
    })
    const { agreementId } = await player.do(county.officer, supervision.makeAgreement, {
      supervisorId,
      personIds: people.map((one) => one.personId),
      fromOn: addDays(first, -3),
      everyDays: 30,
    })
    // The last of the three has let it slip.
    const until = at === 2 ? firstDayOf(addMonths(monthOf(today), -3)) : today
    let month = monthOf(first)
    for (let n = 0; firstDayOf(month) < until; n++, month = addMonths(month, 1)) {
      const group = addDays(firstDayOf(month), 8 + at)
      const alone = addDays(firstDayOf(month), 19 + at)
      const one = people[n % people.length]!
      if (group < until)
        deeds.push(
          held(
            player,
            supervisor!,
            people,
            agreementId,
            group,
            n,
            ['educational', ...(n % 3 === 0 ? ['supportive'] : [])],
            group > lately,
          ),
        )
      if (alone < until)
        deeds.push(
          held(player, supervisor!, [one], agreementId, alone, n + 1, ['supportive', 'emotional'], alone > lately),
        )
    }
  }
  return deeds
}

function held(
  player: Player,
  supervisor: Actor,
  people: Actor[],
  agreementId: string,
  on: Day,
  n: number,
  functions: string[],
  /** What was agreed on longer ago would all be late: nobody plays the doing of it. */
  isLately: boolean,
): Deed {
  const isGroup = people.length > 1
  return {
    on,
    minute: 17 * 60,
    do: async () => {
      const { sessionId } = await player.do(supervisor, supervision.recordSession, {
        agreementId,
        kind: isGroup ? 'group' : 'individual',
        personIds: people.map((one) => one.personId),
        heldOn: on,
        startsAt: '14:00',
        endsAt: isGroup ? '16:00' : '15:00',
        mode: n % 3 === 2 ? 'online' : 'face-to-face',
        functions,
        issues: issues[n % issues.length]!,
        advice: advice[n % advice.length]!,
        parts: isGroup ? [] : [{ personId: people[0]!.personId, emotional: '近来压力大，说出来好些了（演示）' }],
        actions: isLately
          ? [{ text: '下次带一份个案记录来讨论（演示）', ownerPersonId: people[0]!.personId, dueOn: addDays(on, 14) }]
          : [],
      })
      for (const one of people) await player.do(one, supervision.signSession, { sessionId })
    },
  }
}
