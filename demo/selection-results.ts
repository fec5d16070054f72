import { formPanel, judge } from '#demo/selection-judging.ts'
import { type Entrant, enteredRound, hour, type Office } from '#demo/selection-entered.ts'
import type { Actor } from '#kernel/actor.ts'
import { dueOn } from '#kernel/calendar.ts'
import { addDays, addMonths, type Day, firstDayOf, monthOf, todayIn, yearOf } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import * as selection from '#modules/selection/contract.ts'

/** From the sealed list on: one round in public notice, one whose holders are paid, one of which a training comes first. */

interface Played {
  office: Office
  province: Actor
  experts: Actor[]
  today: Day
  /** The first day of the story. */
  first: Day
}

const later = ({ player }: Office, days: number) => (player.now = new Date(player.now.getTime() + days * 86_400_000))

/** Ranks, seals under a reading with its reason, opens the names and shows them to the public. */
async function shown(
  office: Office,
  roundId: string,
  version: number,
  daysBetween: number,
  reason = '',
): Promise<number | null> {
  const { player, officer } = office
  const ranking = await player.do(officer, selection.moveRoundOn, { roundId, basedOnVersion: version })
  const sealed = await player.do(officer, selection.sealList, {
    roundId,
    basedOnVersion: ranking.version,
    reading: { shares: 'target', rounding: 'nearest', unfilled: 'released' },
    reason: `经选拔工作会议研究，按得分和名额确定${reason}`,
  })
  await player.do(officer, selection.openNames, { roundId })
  const on = todayIn(later(office, daysBetween))
  // Where the official calendar of that year is not published yet, nothing can be: the list stays sealed.
  if (!dueOn({ unit: 'workingDays', count: 20 }, on, player.house.calendar).known) return null
  const notice = await player.do(officer, selection.publishNotice, {
    roundId,
    basedOnVersion: sealed.version,
    issuer: '瓯海区社会工作部',
  })
  return notice.version
}

/** Its list is before the public today, and somebody objected to one entry. */
export async function inPublicNotice(
  { office, experts, today, drawn }: Played & { drawn: number },
  entrants: readonly Entrant[],
): Promise<void> {
  const { player } = office
  const end = player.now
  const round = await enteredRound(
    office,
    {
      place: 'xiamen',
      code: 'leading',
      title: '瓯海区社会工作领军人才选拔（参照厦门市办法，演示）',
      openedOn: addDays(today, -60),
      entriesLastOn: addDays(today, -32),
      adoptedBecause: '本区尚无区级领军人才选拔办法，先行参照执行',
    },
    entrants,
  )
  const { roundId } = round
  player.now = hour(addDays(today, -27), 10)
  const panel = await formPanel(office, roundId, experts, { drawn })
  player.now = hour(addDays(today, -25), 10)
  await judge(office, round, panel, 'review', { dueOn: addDays(today, -12) })
  player.now = hour(addDays(today, -8), 10)
  if ((await shown(office, roundId, round.version, 7)) === null) return
  player.now = new Date(Math.max(end.getTime() - 3_600_000, player.now.getTime() + 60_000))
  const { rows } = await player.do(null, selection.publicNotice, { roundId })
  await player.do(null, selection.raiseObjection, {
    objectionId: newId(player.now),
    roundId,
    entryId: rows[2]!.entryId,
    words: '据了解，该同志申报材料中的两个小组由他人带领，请核实（演示）。',
    named: false,
  })
}

/** Chosen last year by a rule with a term and an allowance: a payment run, somebody who left and owes, somebody whose title was withdrawn. */
export async function heldTitles(played: Played, entrants: readonly Entrant[]): Promise<void> {
  const { office, province, experts, today, first } = played
  const { player, officer } = office
  const round = await enteredRound(
    office,
    {
      place: 'jinan',
      code: 'haiyou',
      title: `${yearOf(first)}年瓯海区社会工作高层次人才选拔（参照“海右”，演示）`,
      openedOn: addDays(first, 4),
      entriesLastOn: addDays(first, 34),
      adoptedBecause: '本区尚无高层次人才选拔办法，经区委社会工作部研究，先行参照执行',
    },
    entrants,
  )
  const { roundId } = round
  player.now = hour(addDays(first, 40), 10)
  const panel = await formPanel(office, roundId, experts)
  await judge(office, round, panel, 'review', { vetoed: 3 })
  player.now = hour(addDays(first, 52), 10)
  const version = await shown(office, roundId, round.version, 3, '；“约占三分之一”按目标理解，不作下限')
  if (version === null) return
  player.now = hour(addDays(first, 75), 10)
  await player.do(officer, selection.confirmRound, {
    roundId,
    basedOnVersion: version,
    documentNumber: `瓯社工〔${yearOf(addDays(first, 75))}〕12号`,
  })
  const held = await holdersOf(office, roundId, entrants)
  await paid(played, held)
  await ended(played, held, province)
  const graded = addDays(today, -20)
  player.now = hour(graded, 10)
  for (const [at, { titleId }] of held.slice(0, 2).entries())
    await player.do(officer, selection.gradeTitle, {
      titleId,
      year: yearOf(graded),
      code: at === 0 ? 'excellent' : 'pass',
      reason: at === 0 ? '带教三人，服务案例被省级采用' : '按时完成年度任务',
    })
}

interface Holder {
  titleId: string
  holder: Actor
}

/** Titles in the order of the list, with who holds them. */
async function holdersOf(
  { player, officer }: Office,
  roundId: string,
  entrants: readonly Entrant[],
): Promise<Holder[]> {
  const { notice } = await player.do(officer, selection.roundResults, { roundId })
  const byName = new Map(entrants.map(({ applicant }) => [applicant.name, applicant]))
  return notice!.rows.flatMap(({ titleId, name }) => (titleId ? [{ titleId, holder: byName.get(name)! }] : []))
}

/** Half a year of allowances: proposed here, approved above, sent, and read back in two parts. */
async function paid({ office, province, first }: Played, held: readonly Holder[]): Promise<void> {
  const { player, officer } = office
  const on = addDays(first, 282)
  player.now = hour(addDays(on, -6), 20)
  for (const [at, { holder }] of held.entries())
    await player.do(holder, selection.keepAccount, {
      bank: '瓯江银行瓯海支行（演示）',
      number: `6200 0000 0000 ${1000 + at}`,
    })
  player.now = hour(on, 9)
  const { runId } = await player.do(officer, selection.proposeRun, {
    place: 'jinan',
    code: 'haiyou',
    untilOn: firstDayOf(monthOf(on)),
  })
  later(office, 1)
  const approved = await player.do(province, selection.approveRun, { runId, basedOnVersion: 1, approved: true })
  const sent = await player.do(officer, selection.sendRun, { runId, basedOnVersion: approved.version })
  later(office, 1)
  const { rows } = await player.do(officer, selection.payRun, { runId })
  const answered = (lines: typeof rows, failing: number) =>
    Buffer.from(
      [
        ['序号', '金额（元）', '结果', '失败原因'],
        ...lines.map(({ place, amountFen }) => [
          String(place),
          (amountFen / 100).toFixed(2),
          place === failing ? '失败' : '成功',
          place === failing ? '户名与账号不符' : '',
        ]),
      ]
        .map((row) => row.join(','))
        .join('\n'),
    )
  const returned = await player.do(officer, selection.readReturn, { runId }, answered(rows, 2))
  later(office, 5)
  const again = await player.do(officer, selection.sendRun, { runId, basedOnVersion: returned.version })
  if (again.sent !== 1 || sent.sent !== rows.length) throw new Error('The demonstration lost a payment')
  later(office, 1)
  await player.do(officer, selection.readReturn, { runId }, answered(rows.slice(1, 2), 0))
}

/** One left the county and it was learned months later: the money stops and what was paid too much is owed. Of another the title was taken. */
async function ended({ office, today, first }: Played, held: readonly Holder[], province: Actor): Promise<void> {
  const { player, officer } = office
  const [withdrawn, left] = held.slice(-2)
  player.now = hour(addDays(first, 300), 9)
  const { factId } = await player.do(officer, selection.reportFact, {
    titleId: withdrawn!.titleId,
    code: 'withdrawn',
    happenedOn: addDays(first, 290),
    reason: '服务记录弄虚作假，经查属实（演示）',
  })
  later(office, 3)
  await player.do(officer, selection.verifyFact, { factId, holds: true, words: '查阅台账并当面谈话，情况属实' })
  later(office, 7)
  await player.do(province, selection.approveFact, { factId, holds: true, words: '同意撤销称号，停发津贴' })
  player.now = hour(addDays(today, -6), 9)
  const report = await player.do(officer, selection.reportFact, {
    titleId: left!.titleId,
    code: 'left',
    happenedOn: addDays(first, 222),
    reason: '到外市工作，本月才得知（演示）',
  })
  later(office, 2)
  await player.do(left!.holder, selection.appealDecision, {
    factId: report.factId,
    words: '我是去外市跟班学习，劳动关系一直在本区，请核实（演示）。',
  })
  later(office, 2)
  await player.do(officer, selection.proposeRun, {
    place: 'jinan',
    code: 'haiyou',
    untilOn: firstDayOf(addMonths(monthOf(today), -1)),
  })
}

/** Chosen for a training a year ago: the assessment gives one the title and another none; the others are still at it. */
export async function inTraining(
  { office, experts, today, first }: Played,
  entrants: readonly Entrant[],
): Promise<void> {
  const { player, officer } = office
  const words = [
    '组织学习治理文件二十余次，写成两份案例。',
    '通过中级考试，主持三个小组项目。',
    '参与编写站点服务规范，全区试行。',
    '带教三名新人，均已独立接案。',
    '联系两家慈善组织，帮扶困难家庭四十户。',
    '坚守保密和自决，未有投诉。',
  ]
  const codes = ['theory', 'quality', 'system', 'others', 'charity', 'ethics']
  const criteria = Object.fromEntries(codes.map((code, at) => [code, { words: words[at]! }]))
  const tracks = ['service', 'management', 'education']
  const round = await enteredRound(
    office,
    {
      place: 'sichuan',
      code: 'plan',
      title: '瓯海区社会工作人才培养选拔（参照四川人才计划，演示）',
      openedOn: addDays(first, 100),
      entriesLastOn: addDays(first, 130),
      adoptedBecause: '试行“先培养、后确认”的办法',
    },
    entrants.map((one, at) => ({
      ...one,
      says: { track: tracks[at % 3]!, stated: { facts: {}, criteria, parts: {}, relatives: [] } },
    })),
  )
  const { roundId } = round
  player.now = hour(addDays(first, 136), 10)
  const panel = await formPanel(office, roundId, experts)
  await judge(office, round, panel, 'review')
  player.now = hour(addDays(first, 148), 10)
  const version = await shown(office, roundId, round.version, 3)
  if (version === null) return
  player.now = hour(addDays(first, 170), 10)
  await player.do(officer, selection.confirmRound, { roundId, basedOnVersion: version })
  const chosen = await holdersOf(office, roundId, entrants)
  player.now = hour(addDays(today, -30), 10)
  for (const [at, { titleId }] of chosen.slice(0, 3).entries()) {
    const { sheet } = await player.do(officer, selection.title, { titleId })
    const share = at < 2 ? 0.94 - at / 50 : 0.7
    await player.do(officer, selection.gradeTitle, {
      titleId,
      year: yearOf(addDays(today, -30)),
      code: at < 2 ? 'excellent' : 'other',
      points: Object.fromEntries(sheet.map(({ code, points }) => [code, Math.round(points * share)])),
      reason: at < 2 ? '六个方面均达到优秀' : '带动人才和行业贡献不足',
    })
  }
}
