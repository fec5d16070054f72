import type { Player } from '#demo/player.ts'
import { sideBySide } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { County } from '#demo/set-up.ts'
import type { DemoPerson } from '#demo/workforce.ts'
import type { Deed } from '#demo/year.ts'
import { addDays, addMonths, type Day, firstDayOf, monthOf, type Month, yearOf } from '#kernel/days.ts'
import type { Actor } from '#kernel/actor.ts'
import * as training from '#modules/training/contract.ts'

/** A theme for each month of the year; invented, as everything of the story. */
const themes: [theme: string, course: string, form: string, stage: string | null, fiveOne: string | null][] = [
  ['政策与法规', '社会救助政策新变化', 'theme', 'in-service', null],
  ['新人入门', '社工站岗前培训', 'ladder', 'before-post', null],
  ['沟通与倾听', '与老年人沟通的技巧', 'theme', 'in-service', null],
  ['备考冲刺', '职业水平考试考前串讲', 'exam', null, null],
  ['个案工作', '从预估到结案：一个个案的全程', 'continuing-education', 'in-service', 'case'],
  ['困境儿童', '困境儿童的发现与报告', 'theme', 'in-service', null],
  ['小组工作', '小组带领与记录', 'continuing-education', 'in-service', 'group'],
  ['社区动员', '五社联动中的社区活动', 'continuing-education', 'in-service', 'activity'],
  ['心理支持', '危机干预基础', 'theme', 'further', null],
  ['敬老月', '失能老人家庭的支持', 'theme', 'in-service', null],
  ['督导与成长', '同伴督导工作坊', 'ladder', 'further', 'reflection'],
  ['总结与规划', '年度案例分享', 'theme', 'in-service', null],
]

const attendeesASession = 14

/** A year of training as the county's officer holds it: a theme a month, whoever signs up, checks in by the code and goes; next month somebody waits. */
export function planTraining(
  player: Player,
  county: County,
  people: DemoPerson[],
  random: Random,
  { first, today }: { first: Day; today: Day },
): Deed[] {
  const actors = county.stations.flatMap((station) => station.workers)
  const deeds: Deed[] = []
  const until = addMonths(monthOf(today), 1)
  const years = new Set<number>()
  for (let month = monthOf(first); month <= until; month = addMonths(month, 1)) {
    const year = yearOf(month)
    if (!years.has(year)) deeds.push(plan(year, firstDayOf(month) < first ? first : firstDayOf(month)))
    years.add(year)
    deeds.push(...sessionOf(month))
  }
  deeds.push(...studies())
  return deeds

  function plan(year: number, on: Day): Deed {
    const said = {
      year,
      title: `${year}年瓯海区社会工作人才培训计划（演示）`,
      aim: '每人每年不少于50学时，每月一个主题',
      themes: themes.map(([theme]) => theme),
      forRegion: true,
    }
    return { on, minute: 8 * 60, do: () => player.do(county.officer, training.makePlan, said) }
  }

  function sessionOf(month: Month): Deed[] {
    const number = Number(month.slice(5))
    const [, title, form, stage, fiveOne] = themes[number - 1]!
    const held = addDays(firstDayOf(month), 14 + (number % 5))
    const isAhead = held >= today
    const opened = isAhead ? addDays(today, -3) : addDays(held, -14)
    if (opened < first) return []
    // The months differ: some come to nearly everything, some to nothing.
    const learners = actors
      .filter((_, at) => at % 7 === 0 || (at + number) % 4 === 0 || (at % 4 !== 1 && random.chance(0.15)))
      .slice(0, attendeesASession)
    // Each time another forgets to check out.
    const remembers = (_: Actor, at: number) => at !== number % learners.length
    let sessionId = ''
    const open = async () => {
      const { courseId } = await player.do(county.officer, training.openCourse, {
        title,
        about: '演示课程，内容虚构。',
        form,
        stage,
        fiveOne,
        year: yearOf(month),
        month: number,
        forRegion: true,
      })
      const session = {
        courseId,
        title: '',
        heldOn: held,
        startsAt: '14:00',
        endsAt: '17:00',
        place: '区社会工作指导中心三楼会议室',
        teacher: '特邀讲师',
        capacity: isAhead ? 10 : 40,
        signUpUntil: `${addDays(held, -1)}T17:00:00+08:00`,
        credits: [{ category: number % 4 === 0 ? 'public' : 'professional', hours: 4 }],
      }
      sessionId = (await player.do(county.officer, training.openSession, session)).sessionId
      if (number === 3) await lesson(courseId)
    }
    const signUp = () =>
      player.do(county.officer, training.signUpPeople, {
        sessionId,
        personIds: learners.map((one) => one.personId),
        despiteClash: false,
      })
    const steps: Deed[] = [
      { on: opened, minute: 9 * 60, do: open },
      { on: addDays(opened, 1), minute: 10 * 60, do: signUp },
    ]
    if (isAhead) return steps
    return [
      ...steps,
      { on: held, minute: 13 * 60, do: () => atTheDoor(learners, sessionId, 'in') },
      { on: held, minute: 17 * 60, do: () => atTheDoor(learners.filter(remembers), sessionId, 'out') },
    ]
  }

  /** Everyone reads the same code within the same half minute. */
  async function atTheDoor(learners: Actor[], sessionId: string, act: 'in' | 'out'): Promise<void> {
    const { code, now } = await player.do(county.officer, training.doorCode, { sessionId })
    const input = { sessionId, code, scannedAt: now, sentAt: now }
    await sideBySide(
      learners,
      8,
      async (learner) => void (await player.do(learner, act === 'in' ? training.checkIn : training.checkOut, input)),
    )
  }

  async function lesson(courseId: string): Promise<void> {
    await player.do(county.officer, training.addLesson, {
      courseId,
      title: '个人信息保护十分钟',
      kind: 'text',
      body: '入户探访会接触证件号码、健康状况等敏感个人信息。记录前说明用途，取得单独同意；照片只拍必要的部分；手机丢失立即报告。',
      category: 'public',
      hours: 1,
      quiz: [{ question: '下列哪些是敏感个人信息？', options: ['证件号码', '天气', '健康状况'], right: [0, 2] }],
    })
  }

  function studies(): Deed[] {
    const on = addDays(today, -40)
    const [someone, another] = people.filter((person) => person.kind === 'community-worker')
    if (on < first || !someone || !another) return []
    const credit = (personId: string, more: object) =>
      player.do(county.officer, training.creditStudy, {
        personId,
        source: 'outside-training',
        title: '全省社工骨干研修班',
        earnedOn: addDays(on, -10),
        category: 'professional',
        hours: 16,
        study: null,
        ...more,
      })
    return [
      {
        on,
        minute: 10 * 60,
        do: async () => {
          await credit(someone.personId, {
            source: 'degree',
            title: '社会工作专业本科',
            hours: null,
            study: '云门开放大学 社会工作',
          })
          const { hoursId } = await credit(another.personId, {})
          await player.do(county.officer, training.issueTranscript, {
            personId: another.personId,
            from: firstDayOf(addMonths(monthOf(on), -6)),
            until: on,
          })
          await player.do(county.officer, training.reverseHours, { hoursId, reason: '合格证书与本人不符' })
        },
      },
    ]
  }
}
