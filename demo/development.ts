import type { Player } from '#demo/player.ts'
import type { County } from '#demo/set-up.ts'
import type { DemoPerson } from '#demo/workforce.ts'
import { addDays, type Day, yearOf } from '#kernel/days.ts'
import * as development from '#modules/development/contract.ts'

/** Experts and nominees, a forum with what became of its proposals, measures under way, and what a university does with the county. Everything is invented. */
export async function developPeople(
  player: Player,
  county: County,
  people: readonly DemoPerson[],
  today: Day,
): Promise<void> {
  const { officer } = county
  const year = yearOf(today)
  for (const [outsideName, outsideInstitution] of [
    ['柳教授', '东江大学'],
    ['温教授', '海山师范学院'],
  ] as const) {
    const { memberId } = await player.do(officer, development.nominate, {
      pool: 'expert-academic',
      outsideName,
      outsideInstitution,
      reason: '长期研究基层治理与社会工作实务',
    })
    await player.do(officer, development.decideMember, { memberId, choose: true, basedOnVersion: 1 })
  }
  for (const person of people.slice(0, 4))
    await player.do(officer, development.nominate, {
      pool: 'reserve',
      personId: person.personId,
      reason: '思路开阔，善于组织居民协商',
    })

  await player.do(officer, development.holdForum, {
    pool: 'reserve',
    title: '基层治理与减负座谈会',
    heldOn: addDays(today, -20),
    attended: 18,
    proposals: ['统一岗位津贴的发放时间', '合并重复的台账'],
  })
  const [forum] = (await player.do(officer, development.forums, {})).rows
  await player.do(officer, development.settleProposal, {
    proposalId: forum!.proposals[0]!.proposalId,
    state: 'adopted',
    ownerName: '人才科',
    dueOn: addDays(today, 20),
    outcome: '已明确每月十五日前发放',
    basedOnVersion: 1,
  })
  await player.do(officer, development.settleProposal, {
    proposalId: forum!.proposals[1]!.proposalId,
    state: 'studied',
    ownerName: '指导中心',
    dueOn: addDays(today, 40),
    outcome: null,
    basedOnVersion: 1,
  })

  const measures = [
    {
      kind: 'plan',
      title: '编制社工人才三年规划',
      target: '规划印发并分解到年度',
      days: 60,
      percent: 60,
      note: '征求意见稿已印发各街道',
    },
    {
      kind: 'train',
      title: '全员轮训',
      target: '专职社工当年轮训一遍',
      days: 20,
      percent: 85,
      note: '已完成四期，签到表在册',
    },
    {
      kind: 'protect',
      title: '健康体检全覆盖',
      target: '在岗社工每年体检一次',
      days: 90,
      percent: 100,
      note: '体检汇总表已归档',
    },
  ] as const
  for (const [at, { days, percent, note, ...measure }] of measures.entries()) {
    const { measureId } = await player.do(officer, development.setMeasure, {
      ...measure,
      ownerId: people[at]!.personId,
      dueOn: addDays(today, days),
    })
    await player.do(officer, development.reportMeasure, { measureId, percent, note, basedOnVersion: 1 })
  }

  const { cooperationId } = await player.do(officer, development.recordCooperation, {
    kind: 'agreement',
    title: '社会工作人才培养合作协议',
    partner: '东江大学',
    fromOn: `${year}-01-01`,
    untilOn: `${year + 3}-01-01`,
  })
  const inTerm = { partner: '东江大学', fromOn: `${year}-03-01`, untilOn: `${year + 2}-03-01` }
  const base = await player.do(officer, development.recordCooperation, {
    ...inTerm,
    kind: 'base',
    title: '第一社工站实践基地',
    underId: cooperationId,
  })
  await player.do(officer, development.recordCooperation, {
    ...inTerm,
    kind: 'internship',
    title: '苗同学',
    hours: 160,
    grade: '优秀',
    personId: people[0]!.personId,
    underId: base.cooperationId,
    untilOn: `${year}-07-01`,
  })
  await player.do(officer, development.recordCooperation, {
    ...inTerm,
    kind: 'mentor',
    title: '社区实务导师',
    personId: people[1]!.personId,
    underId: cooperationId,
  })
  // An institute with its partner, what it studies, and what came out of that.
  let underId = cooperationId
  for (const one of [
    { kind: 'institute', title: '基层社会工作研究所' },
    { kind: 'topic', title: '社区嵌入式养老服务中的社工角色', personId: people[2]!.personId },
    { kind: 'output', title: '社区嵌入式养老社工服务手册' },
  ] as const)
    ({ cooperationId: underId } = await player.do(officer, development.recordCooperation, {
      ...inTerm,
      ...one,
      underId,
      untilOn: one.kind === 'output' ? null : inTerm.untilOn,
    }))

  await askForEntitlements(player, county, today)
}

/** Three who are entitled ask: one waits, one is approved and waits for the money, one is paid. */
async function askForEntitlements(player: Player, { officer, stations }: County, today: Day): Promise<void> {
  const asked: string[] = []
  for (const worker of stations.flatMap(({ workers }) => workers.slice(0, 1))) {
    const entitled = (await player.do(worker, development.mine, {})).entitlements.find(
      ({ outcome }) => outcome === 'met',
    )
    if (!entitled) continue
    asked.push((await player.do(worker, development.askFor, { entitlement: entitled.code })).applicationId)
    if (asked.length === 3) break
  }
  for (const applicationId of asked.slice(1))
    await player.do(officer, development.decideApplication, { applicationId, approve: true, basedOnVersion: 1 })
  if (asked[2]) await player.do(officer, development.markPaid, { applicationIds: [asked[2]], paidOn: today })
}
