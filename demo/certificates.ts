import { questionTable } from '#demo/questions.ts'
import type { Player } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { County } from '#demo/set-up.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type Day, parseDay, yearOf } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import { Refused } from '#kernel/refusal.ts'
import * as certificates from '#modules/certificates/contract.ts'

const junior = ['ability-assistant', 'practice-assistant']
const middle = ['ability-intermediate', 'practice-intermediate', 'law-intermediate']

/**
 * Certificates of part of the workers in every state, last year’s and this year’s exam, a question bank and a mock exam. Each act at its own
 * hour, which lies years back for some; the story’s clock is put back at the end. Everything is invented.
 */
export async function tellCertificates(player: Player, county: County, random: Random, today: Day): Promise<void> {
  const before = player.now
  const { province } = county
  const people = county.stations.flatMap((station) => station.workers)
  const year = yearOf(addDays(today, -120))
  const holders = people.filter((_, at) => at % 5 < 2)
  await holdCertificates(holders, today)
  await examOf(year - 1)
  await examOf(year)
  await bank()
  player.now = before

  function at(day: string, hour = 10): void {
    player.now = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)
  }

  /** A rule says no to some of them, as it would in life: then it is not done. */
  async function unlessRefused<T>(act: Promise<T>): Promise<T | undefined> {
    return act.catch((error: unknown) => {
      if (error instanceof Refused) return undefined
      throw error
    })
  }

  async function holdCertificates(some: Actor[], on: Day): Promise<void> {
    const numbers = some.map((_, n) => `YS${year - 3}${String(1000 + n)}`)
    at(`${year - 1}-01-08`)
    const list = [
      ['证书管理号', '姓名', '级别'].join(','),
      ...some
        .slice(0, -3)
        .map((one, n) => [numbers[n], one.name, n % 3 === 0 ? '社会工作师' : '助理社会工作师'].join(',')),
    ]
    await player.do(
      county.officer,
      certificates.importHolders,
      { title: '全国持证名单（演示）' },
      Buffer.from(list.join('\n')),
    )
    for (const [n, worker] of some.entries()) {
      // Three years ago and a little more or less: some registrations run out now, some have lapsed, some are new.
      const passed = addDays(on, -(1095 + [40, 95, 160, 500, 260, 420, 60][n % 7]!))
      at(addDays(passed, 20))
      const level = n % 3 === 0 ? 'intermediate' : 'assistant'
      const one = await player.do(county.officer, certificates.recordQualification, {
        personId: worker.personId,
        level,
        number: numbers[n]!,
        passedOn: passed,
      })
      if (one.verification === 'unknown') {
        if (n % 2 === 0)
          await player.do(worker, certificates.askForVerification, {
            qualificationId: one.id,
            feedback: '证书在手，编号与证书一致，请核实。',
            basedOnVersion: one.version,
          })
        continue
      }
      if (n % 6 === 5) continue
      at(addDays(passed, 60))
      const form = {
        workplace: '街道社会工作服务站',
        duty: ['个案与探访', '小组活动', '社区治理'][n % 3]!,
        pledged: true,
        submit: true,
      }
      await register(worker, one.id, form, 'registered')
      if (n % 7 === 2) {
        at(addDays(on, -4))
        await unlessRefused(player.do(worker, certificates.applyForRegistration, { ...form, qualificationId: one.id }))
      }
    }
  }

  async function register(
    worker: Actor,
    qualificationId: string,
    form: object,
    to: 'registered' | 'submitted',
  ): Promise<void> {
    const applied = await unlessRefused(
      player.do(worker, certificates.applyForRegistration, { ...form, qualificationId } as never),
    )
    if (!applied || to === 'submitted') return
    const first = await player.do(county.officer, certificates.checkFirst, {
      registrationId: applied.id,
      pass: true,
      basedOnVersion: applied.version,
    })
    const final = await player.do(province, certificates.checkFinal, {
      registrationId: applied.id,
      pass: true,
      basedOnVersion: first.version,
    })
    await player.do(province, certificates.completeRegistration, {
      registrationId: applied.id,
      to: 'registered',
      basedOnVersion: final.version,
    })
  }

  async function examOf(of: number): Promise<void> {
    at(`${of}-03-09`)
    const days = {
      cutOffOn: `${of - 1}-12-31`,
      signUpFrom: `${of}-03-09`,
      signUpUntil: `${of}-03-26`,
      examOn: `${of}-05-23`,
      resultsOn: `${of}-07-28`,
    }
    const { id: campaignId } = await player.do(county.officer, certificates.openCampaign, {
      ...days,
      year: of,
      title: `${of}年度社会工作者职业水平考试`,
      regionCode: county.officer.homeRegionCode,
    })
    for (const station of county.stations)
      await player.do(county.officer, certificates.setTarget, { campaignId, organisationId: station.id, target: 2 })
    const takers: { worker: Actor; level: 'assistant' | 'intermediate' }[] = []
    for (const worker of people) {
      if (!random.chance(0.6)) continue
      for (const level of ['intermediate', 'assistant'] as const) {
        const signed = await unlessRefused(
          player.do(worker, certificates.signUp, {
            campaignId,
            level,
            subjects: level === 'assistant' ? junior : middle,
          }),
        )
        if (!signed) continue
        takers.push({ worker, level })
        break
      }
    }
    at(`${of}-04-10`)
    await player.do(county.officer, certificates.addPreparation, {
      campaignId,
      kind: 'course',
      title: '考前集中培训',
      heldOn: `${of}-04-18`,
      place: '区指导中心',
    })
    await player.do(county.officer, certificates.addPreparation, {
      campaignId,
      kind: 'mock',
      title: '全真模拟考试',
      heldOn: `${of}-05-09`,
      place: '线上',
    })
    for (const [n, where] of ['区政府北门', '体育馆东门'].entries())
      await player.do(county.officer, certificates.addEscort, {
        campaignId,
        title: `${n + 1}号车`,
        meetsAt: '07:10',
        meetsWhere: where,
        site: '市第八中学',
        seats: 20,
        leaderId: county.stations[n]!.leader.personId,
      })
    await player.do(county.officer, certificates.seatEveryone, { campaignId })
    at(`${of}-07-29`)
    if (parseDay(`${of}-07-29`) > today) return
    const names: Record<string, string> = {
      'ability-assistant': '社会工作综合能力（初级）',
      'practice-assistant': '社会工作实务（初级）',
      'ability-intermediate': '社会工作综合能力（中级）',
      'practice-intermediate': '社会工作实务（中级）',
      'law-intermediate': '社会工作法规与政策',
    }
    const rows = takers.flatMap(({ worker, level }) => {
      const absent = random.chance(0.14)
      return (level === 'assistant' ? junior : middle).map((code) =>
        [worker.name, names[code], absent ? '缺考' : String(random.between(48, 84))].join(','),
      )
    })
    await player.do(
      county.officer,
      certificates.importResults,
      { campaignId },
      Buffer.from([['姓名', '科目', '成绩'].join(','), ...rows].join('\n')),
    )
    await player.do(county.officer, certificates.grantRewards, { campaignId })
    at(`${of}-09-10`)
    for (const { worker } of takers.slice(0, 12)) {
      const { qualifications } = await player.do(worker, certificates.ownCertificates, {})
      const fresh = qualifications.find((one) => one.mayApply === 'first')
      if (fresh)
        await register(
          worker,
          fresh.qualificationId,
          { workplace: '街道社会工作服务站', duty: '个案与探访', pledged: true, submit: true },
          random.chance(0.7) ? 'registered' : 'submitted',
        )
    }
    const left = takers.filter((_, n) => n % 9 === 4)
    for (const [n, { worker, level }] of left.entries())
      await player.do(county.officer, certificates.recordDropOut, {
        personId: worker.personId,
        level,
        reason: ['no-time', 'too-hard', 'family'][n % 3]!,
      })
  }

  async function bank(): Promise<void> {
    at(addDays(today, -40))
    await player.do(county.officer, certificates.importQuestions, {}, Buffer.from(questionTable))
    for (const [subject, title] of [
      ['ability-assistant', '综合能力模拟考试'],
      ['practice-assistant', '实务模拟考试'],
    ] as const)
      await player.do(county.officer, certificates.drawMock, {
        subject,
        title,
        opensOn: addDays(today, -40),
        closesOn: addDays(today, 60),
      })
    for (const [n, worker] of people.slice(0, 26).entries()) {
      at(addDays(today, -30 + n), 20)
      const { rows } = await player.do(worker, certificates.ownPapers, {})
      const able = 0.35 + (n % 10) / 18
      for (const paper of rows.slice(0, n % 2 === 0 ? 2 : 1)) {
        const answers = paper.questions.map((one) => ({
          questionId: one.questionId,
          chosen: random.chance(able) ? one.answer : (['C'] as 'C'[]),
        }))
        await player.do(worker, certificates.sendAttempt, {
          attemptId: newId(player.now),
          paperId: paper.paperId,
          startedAt: player.now.toISOString(),
          endedAt: new Date(player.now.getTime() + 900_000).toISOString(),
          answers,
        })
      }
    }
  }
}
