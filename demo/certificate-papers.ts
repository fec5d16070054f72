import { sendPaper } from '#demo/paper.ts'
import type { Player } from '#demo/player.ts'
import type { County } from '#demo/set-up.ts'
import type { DemoPerson } from '#demo/workforce.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type Day, yearOf } from '#kernel/days.ts'
import * as certificates from '#modules/certificates/contract.ts'

/**
 * Papers at each step: a certificate with its picture that a list confirms by the identity number, one that its holder corrects and that waits for the
 * officer, a registration kept as a draft, a senior title after its review and a ticket to one, a question mended and one retired.
 */
export async function tellPapers(
  player: Player,
  county: County,
  people: readonly DemoPerson[],
  today: Day,
): Promise<void> {
  const before = player.now
  const { officer } = county
  const year = yearOf(addDays(today, -120))
  const passedOn = `${year - 1}-07-30`
  const [listed, correcting] = await withoutCertificate(2)

  at(-6)
  const own = await player.do(listed!, certificates.recordOwnQualification, {
    level: 'assistant',
    passedOn,
    evidenceIds: [await pictureOf(listed!, '助理社会工作师')],
  })
  const known = people.find((one) => one.personId === listed!.personId)!.identityNumber
  at(-5)
  const number = `YS${year - 1}7001`
  const list = [
    ['证书管理号', '姓名', '身份证号', '级别'],
    [number, listed!.name, known, '助理社会工作师'],
  ]
  await player.do(
    officer,
    certificates.importHolders,
    { title: `${year - 1}年度合格人员名单（演示）` },
    Buffer.from(list.map((row) => row.join(',')).join('\n')),
  )
  const [held] = (await player.do(officer, certificates.personCertificates, { personId: listed!.personId }))
    .qualifications
  await player.do(officer, certificates.changeQualification, {
    qualificationId: own.id,
    level: 'assistant',
    number,
    passedOn,
    issuedOn: `${year - 1}-11-20`,
    basedOnVersion: held!.version,
  })
  at(-3)
  await player.do(listed!, certificates.applyForRegistration, {
    qualificationId: own.id,
    workplace: '街道社会工作服务站',
    duty: '个案与探访',
    pledged: false,
    submit: false,
  })

  at(-4)
  const paper = { level: 'intermediate' as const, number: `YS${year - 1}7002`, passedOn: `${year - 1}-07-03` }
  const typed = await player.do(correcting!, certificates.recordOwnQualification, paper)
  at(-2)
  await player.do(correcting!, certificates.changeOwnQualification, {
    ...paper,
    passedOn,
    evidenceIds: [await pictureOf(correcting!, '社会工作师')],
    qualificationId: typed.id,
    basedOnVersion: typed.version,
  })

  for (const [n, station] of county.stations.slice(0, 2).entries()) {
    at(-40)
    const senior = {
      personId: station.leader.personId,
      level: 'senior' as const,
      number: `GJ${year - 1}700${n}`,
      passedOn: `${year - 1}-07-30`,
    }
    const { id, version } = await player.do(officer, certificates.recordQualification, senior)
    const decided = await player.do(officer, certificates.decideVerification, {
      qualificationId: id,
      approve: true,
      answer: '已核对成绩合格证明原件',
      basedOnVersion: version,
    })
    if (n > 0) continue
    at(-8)
    const { personId: _whose, ...facts } = senior
    await player.do(officer, certificates.changeQualification, {
      ...facts,
      qualificationId: id,
      reviewedOn: addDays(today, -20),
      basedOnVersion: decided.version,
    })
  }

  at(-1)
  const { rows } = await player.do(officer, certificates.questions, { size: 100 })
  for (const [n, one] of rows.slice(0, 2).entries()) {
    const { questionId, version, level, subject, kind, point, stem, options, answer, explanation } = one
    await player.do(officer, certificates.changeQuestion, {
      questionId,
      level,
      subject,
      kind,
      point,
      stem,
      options,
      answer,
      explanation: n === 0 ? `${explanation}（${year}年修订）` : explanation,
      retired: n === 1,
      basedOnVersion: version,
    })
  }
  player.now = before

  function at(days: number): void {
    player.now = new Date(`${addDays(today, days)}T10:00:00+08:00`)
  }

  async function withoutCertificate(many: number): Promise<Actor[]> {
    const found: Actor[] = []
    for (const worker of county.stations.flatMap((station) => station.workers).toReversed()) {
      if (found.length === many) break
      const { qualifications } = await player.do(worker, certificates.ownCertificates, {})
      if (qualifications.length === 0) found.push(worker)
    }
    return found
  }

  /** A picture such as a phone takes of the paper; that it is invented stands on it. */
  function pictureOf(worker: Actor, title: string): Promise<string> {
    const lines = [`姓名：${worker.name}`, `级别：${title}`, `通过日期：${passedOn}`]
    return sendPaper(player, worker, '社会工作者职业水平证书', lines)
  }
}
