import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, parseDay } from '#kernel/days.ts'
import { packFolder, readPackFiles } from '#kernel/packs/load.ts'
import { resolve } from '#kernel/packs/resolve.ts'
import { validate } from '#kernel/packs/validate.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personId, regions, username } from '#demo/test-world.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { firstDueOn, standingOn } from '#modules/certificates/domain/registration.ts'
import { isEarned } from '#modules/certificates/domain/rolling.ts'
import { certificatesOf, examsOf, explained } from '#modules/certificates/rules.ts'
import { approved, form, paper } from '#modules/certificates/testing/given.ts'

// A place nobody here has seen brings its rules as YAML alone. This one is made up: two years of registration, a window of one month, no late
// first registration, the final check in the county itself; an exam of two levels, one of them in four subjects over three years.
const invented = {
  'nowhere/pack.yaml': `
title: { zh: 某县（虚构）, en: Nowhere }
regions: ['${regions.town.slice(0, 9)}']
documents:
  rule: { title: 某县社会工作者登记办法, certainty: stated, source: 为测试虚构, from: 2020-01-01 }
`,
  'nowhere/certificates.yaml': `
title: { zh: 证书与登记, en: Certificates }
values:
  firstWithinMonths: { is: 6, basis: rule }
  periodMonths: { is: 24, basis: rule }
  windowMonths: { is: 1, basis: rule }
  lateFirst: { is: refused, basis: rule }
  finalCheckFrom: { is: 3, basis: rule }
conditions:
  renewal:
    basis: rule
    title: { zh: 继续登记, en: Renewal }
    all:
      - { ask: training.hoursThisPeriod, atLeast: 10 }
`,
  'nowhere/exams.yaml': `
title: { zh: 职业水平考试, en: Exams }
values:
  passMark: { is: 72, basis: rule }
lists:
  levels:
    basis: rule
    closed: true
    items:
      - { code: assistant, name: { zh: 初级社工, en: Junior }, withinYears: 1, rewardFen: 5000 }
      - { code: intermediate, name: { zh: 中级社工, en: Middle }, withinYears: 3, rewardFen: 0 }
  subjects:
    basis: rule
    closed: true
    items:
      - { code: only, level: assistant, name: { zh: 综合, en: Everything } }
      - { code: one, level: intermediate, name: { zh: 甲科, en: One } }
      - { code: two, level: intermediate, name: { zh: 乙科, en: Two } }
      - { code: three, level: intermediate, name: { zh: 丙科, en: Three } }
      - { code: four, level: intermediate, name: { zh: 丁科, en: Four } }
`,
}

const town = regions.town as RegionCode
const day = (text: string): Day => parseDay(text)
const on = day('2026-03-16')

async function nowhere() {
  const files = new Map([...(await readPackFiles(packFolder)), ...Object.entries(invented)])
  const { packs, faults } = validate(files)
  assert.deepEqual(
    faults.filter((fault) => !fault.file.includes('cases')),
    [],
  )
  return resolve(packs, () => 'test')
}

test('a cycle, a window and a condition of renewal that nobody has seen run from their YAML', async () => {
  const packs = await nowhere()
  const { value, conditions } = certificatesOf(packs, town, on)
  assert.equal(firstDueOn(day('2026-01-31'), value), '2026-07-31')
  const period = [{ from: day('2024-05-01'), until: day('2026-05-01'), cancelledOn: null }]
  assert.equal(standingOn(period, day('2026-03-31'), value).standing, 'active')
  assert.deepEqual(standingOn(period, day('2026-04-01'), value), {
    standing: 'expiring',
    until: '2026-05-01',
    renewFrom: '2026-04-01',
  })
  const renewal = (hours: number) => explained(packs, conditions['renewal']!, { 'training.hoursThisPeriod': hours }, on)
  assert.deepEqual([renewal(10).outcome, renewal(9.5).outcome], ['met', 'unmet'])
})

test('a ladder of other subjects and years runs from its YAML', async () => {
  const exams = examsOf(await nowhere(), town, on).value
  assert.deepEqual([...exams.passRules.keys()], ['assistant', 'intermediate'])
  const rule = exams.passRules.get('intermediate')!
  const passes = (...years: number[]) =>
    years.map((year, at) => ({ year, subject: rule.subjects[at]!, outcome: 'pass' as const }))
  assert.equal(isEarned(passes(2024, 2025, 2026, 2026), rule, 2026), true)
  assert.equal(isEarned(passes(2023, 2025, 2026, 2026), rule, 2026), false, 'the first has run out')
  assert.equal(isEarned(passes(2024, 2025, 2026), rule, 2026), false, 'one of four is missing')
})

test('the server follows it: too late is refused, two years are registered, and the county does the final check', async (t) => {
  const server = await testServer(t)
  Object.assign(server.house, { packs: await nowhere() })
  const { worker, qualificationId } = await approved(server)
  assert.equal(
    refusalOf(await worker.call(certificates.applyForRegistration, { ...form, qualificationId })),
    'certificates/first-term-over',
  )
  const middle = { ...paper, level: 'intermediate' as const, number: 'ZX20260099', passedOn: '2026-01-20' }
  const { id } = await worker.get(certificates.recordOwnQualification, middle)
  const chief = await signInAs(server.app, username('chief'))
  const officer = await signInAs(server.app, username('officer'))
  await officer.get(certificates.decideVerification, {
    qualificationId: id,
    approve: true,
    answer: '已见原件',
    basedOnVersion: 1,
  })
  const applied = await worker.get(certificates.applyForRegistration, { ...form, qualificationId: id })
  const check = { registrationId: applied.id, pass: true, reason: null }
  await chief.get(certificates.checkFirst, { ...check, basedOnVersion: 1 })
  await officer.get(certificates.checkFinal, { ...check, basedOnVersion: 2 })
  const done = await officer.get(certificates.completeRegistration, {
    registrationId: applied.id,
    to: 'registered',
    basedOnVersion: 3,
  })
  assert.deepEqual([done.fromOn, done.untilOn], ['2026-03-16', '2028-03-16'])
  const { qualifications } = await officer.get(certificates.personCertificates, { personId: personId('worker') })
  assert.equal(qualifications.find((one) => one.qualificationId === id)!.renewFrom, '2028-02-16')
})
