import { inventedNumber } from '#demo/identity-numbers.ts'
import { inventedName } from '#demo/names.ts'
import type { Player } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { County, Station } from '#demo/set-up.ts'
import type { DemoPerson } from '#demo/workforce.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, addMonths, type Day, firstDayOf, monthOf } from '#kernel/days.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import * as volunteers from '#modules/volunteers/contract.ts'

/** What the two stations held in turn; invented, as everything of the story. */
const held = [
  ['为独居老人理发', 'elder', '社区活动室', '为行动不便的老人理发、修剪指甲。', 120],
  ['周末作业辅导', 'child', '社区图书角', '陪伴小学生完成作业，讲绘本。', 150],
  ['助餐送餐', 'elder', '助餐点', '为十二户高龄老人送午餐，顺带问安。', 90],
  ['楼道清洁日', 'environment', '三号楼前', '清理楼道杂物，劝导电动车入棚。', 120],
  ['健康义诊协助', 'health', '社区卫生站', '引导排队、测量血压、登记。', 180],
] as const

const noRisks = '无特别风险；注意途中交通安全。'

/**
 * A dozen volunteers of two stations: neighbours who agreed on paper, a schoolgirl whose mother agreed, a worker who registered herself, a colleague who
 * has still to confirm. Two teams, a year of activities with their hours, activities in every state, and a volunteer who objects to a line. Everything is invented.
 */
export async function tellVolunteers(
  player: Player,
  county: County,
  people: readonly DemoPerson[],
  random: Random,
  today: Day,
): Promise<void> {
  const before = player.now
  const [first, second] = county.stations as [Station, Station, ...Station[]]
  const [worker, colleague] = first.workers as [Actor, Actor]
  const taken = new Set<string>()
  const numbers = new Map<string, string[]>()
  let papers = 0

  at(addDays(today, -330), 10)
  for (const station of [first, second]) {
    const own: string[] = []
    const count = station === first ? 7 : 4
    for (let n = 0; n < count; n++) own.push(await neighbour(station, n))
    numbers.set(station.id, own)
  }
  const girl = await neighbour(first, 7, {
    bornOn: addDays(today, -16 * 365),
    guardian: { name: inventedName(random, 'female'), relation: 'mother', agreedOn: addDays(today, -331) },
  })
  const { number: workersNumber } = await player.do(worker, volunteers.registerMyself, {
    phone: '13900001207',
    skills: ['social-work', 'psychology'],
    categories: ['elder', 'child'],
  })
  const regulars = [...numbers.get(first.id)!, workersNumber]

  const elders = await teamOf(first, '银发相伴志愿服务队（演示）', '为老服务：理发、助餐、陪诊', regulars.slice(0, 5))
  await teamOf(second, '周末课堂志愿服务队（演示）', '儿童陪伴和作业辅导', numbers.get(second.id)!)

  for (let back = 10; back > 0; back--) {
    const month = addMonths(monthOf(today), -back)
    const [title, category, place, content, minutes] = held[back % held.length]!
    const station = back % 3 === 0 ? second : first
    const heldOn = addDays(firstDayOf(month), 8 + back)
    const activityId = await plan(station, heldOn, {
      title,
      category,
      place,
      content,
      teamId: category === 'elder' && station === first ? elders : null,
    })
    const coming =
      station === first ? [...regulars.slice(back % 3, (back % 3) + 5), workersNumber] : numbers.get(second.id)!
    await signUp(station, activityId, heldOn, coming)
    await recordAll(station, activityId, heldOn, minutes)
  }

  // What waits for somebody today.
  const waiting = await plan(first, addDays(today, -2), {
    title: '敬老院陪伴半日',
    category: 'elder',
    place: '街道敬老院',
    content: '陪老人读报、下棋、晒太阳。',
  })
  await signUp(first, waiting, addDays(today, -2), regulars.slice(0, 4))
  const late = await plan(second, addDays(today, -28), {
    title: '反诈宣传入户',
    category: 'community',
    place: '沿街商铺',
    content: '入户讲解常见骗术，发放提示卡。',
  })
  await signUp(second, late, addDays(today, -28), numbers.get(second.id)!.slice(0, 3))
  const coming = await plan(first, addDays(today, 9), {
    title: '岁末环境整治',
    category: 'environment',
    place: '社区广场',
    content: '清理广场和绿化带，分类投放。',
    capacity: 4,
  })
  await signUp(first, coming, addDays(today, 9), [...regulars.slice(1, 5), girl])
  await plan(second, addDays(today, 12), {
    title: '河道清漂',
    category: 'environment',
    place: '西溪河段',
    content: '乘船打捞漂浮物。',
    risks: '水上作业，有落水风险；须会游泳并穿救生衣。',
    dangerous: true,
  })
  const dropped = await plan(first, addDays(today, 5), {
    title: '户外健步走',
    category: 'culture',
    place: '滨江步道',
    content: '沿步道健步走五公里。',
  })
  at(addDays(today, -1), 16)
  const { version } = await player.do(first.leader, volunteers.activity, { activityId: dropped })
  await player.do(first.leader, volunteers.callOffActivity, {
    activityId: dropped,
    basedOnVersion: version,
    reason: '当日有雨',
  })

  // The colleague was entered by the station and has still to say yes.
  at(addDays(today, -3), 9)
  const known = people.find((one) => one.personId === colleague.personId)!
  await register(first.leader, {
    name: known.name,
    identityNumber: known.identityNumber,
    agreedHow: 'by-phone',
    agreedOn: addDays(today, -3),
    categories: ['community'],
  })
  await objects()
  player.now = before

  function at(day: Day, hour: number): void {
    player.now = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)
  }

  function register(by: Actor, given: InputOf<typeof volunteers.registerVolunteer>) {
    return player.do(by, volunteers.registerVolunteer, given)
  }

  async function neighbour(
    station: Station,
    n: number,
    more: { bornOn?: Day; guardian?: { name: string; relation: string; agreedOn: Day } } = {},
  ): Promise<string> {
    const sex = n % 3 === 2 ? 'male' : 'female'
    const bornOn = more.bornOn ?? addDays(today, -365 * random.between(24, 68) - random.between(0, 360))
    papers++
    const { number } = await register(station.leader, {
      name: inventedName(random, sex),
      identityNumber: inventedNumber(random, '330304', bornOn, sex, taken),
      phone: `139${String(random.between(0, 99_999_999)).padStart(8, '0')}`,
      livingRegionCode: station.villages[n % station.villages.length] ?? station.town,
      skills: [random.pick(['medical', 'teaching', 'repair', 'arts', 'driving', 'first-aid'])],
      categories: random.shuffled(['elder', 'child', 'community', 'environment', 'health']).slice(0, 2),
      agreedHow: 'on-paper',
      agreedOn: addDays(today, -331),
      agreementPaper: `志愿者登记同意书第${papers}号，存站内档案柜（演示）`,
      ...(more.guardian && { guardian: more.guardian }),
    })
    return number
  }

  async function teamOf(station: Station, name: string, about: string, members: string[]): Promise<string> {
    const { teamId } = await player.do(station.leader, volunteers.formTeam, { name, about, leaderNumber: members[0]! })
    for (const volunteerNumber of members.slice(1))
      await player.do(station.leader, volunteers.joinTeam, { teamId, volunteerNumber })
    return teamId
  }

  /** Planned a week before, or a few days ago where it is still to come. */
  async function plan(
    station: Station,
    heldOn: Day,
    given: Pick<InputOf<typeof volunteers.planActivity>, 'title' | 'category' | 'place' | 'content'> &
      Partial<InputOf<typeof volunteers.planActivity>>,
  ): Promise<string> {
    at(heldOn > today ? addDays(today, -4) : addDays(heldOn, -7), 9)
    const { activityId } = await player.do(station.leader, volunteers.planActivity, {
      heldOn,
      startsAt: '09:00',
      endsAt: '12:00',
      capacity: 12,
      risks: noRisks,
      dangerous: false,
      ...given,
    })
    return activityId
  }

  async function signUp(station: Station, activityId: string, heldOn: Day, coming: readonly string[]): Promise<void> {
    at(heldOn > today ? addDays(today, -3) : addDays(heldOn, -5), 11)
    for (const volunteerNumber of new Set(coming)) {
      if (volunteerNumber === workersNumber) await player.do(worker, volunteers.signUpForActivity, { activityId })
      else
        await player.do(station.leader, volunteers.signUpVolunteer, {
          activityId,
          volunteerNumber,
          agreedHow: 'by-phone',
        })
    }
  }

  /** Two days after; now and then somebody had not come. */
  async function recordAll(station: Station, activityId: string, heldOn: Day, minutes: number): Promise<void> {
    at(addDays(heldOn, 2), 15)
    const { people: signed, content } = await player.do(station.leader, volunteers.activity, { activityId })
    const absent = signed.filter((one) => !one.colleague && random.chance(0.1))
    await player.do(station.leader, volunteers.recordHours, {
      activityId,
      lines: signed
        .filter((one) => !absent.includes(one))
        .map((one) => ({
          volunteerId: one.volunteerId,
          minutes: minutes - random.pick([0, 0, 0, 15, 30]),
          content,
          quality: random.pick(['excellent', 'good', 'good', null]),
          offDuty: one.colleague,
        })),
      absentIds: absent.map((one) => one.volunteerId),
    })
  }

  /** The worker finds her last line too short. */
  async function objects(): Promise<void> {
    at(addDays(today, -2), 20)
    const { volunteer } = await player.do(worker, volunteers.mine, {})
    const last = volunteer!.entries.toSorted((a, b) => b.servedOn.localeCompare(a.servedOn))[0]!
    await player.do(worker, volunteers.objectToEntry, {
      activityId: last.activityId,
      entryId: last.entryId,
      words: '当天从八点半开始布置场地，到十二点半收拾完，少记了。',
      minutes: last.minutes + 60,
    })
  }
}
