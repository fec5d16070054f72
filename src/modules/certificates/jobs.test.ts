import assert from 'node:assert/strict'
import { test } from 'node:test'
import { regions, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { signInAs, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { jobs } from '#modules/certificates/jobs.ts'
import { approved, form } from '#modules/certificates/testing/given.ts'
import { notices } from '#modules/notices/contract.ts'

// What the days bring by themselves, on the real server: the daily jobs at their hours.

/** Sessions do not outlive years: everyone signs in anew. */
const as = (server: TestServer, who: CastName) => signInAs(server.app, username(who))

/** Runs a job on a day, and answers what the worker reads then. */
async function toldOn(server: TestServer, name: string, day: string): Promise<string[]> {
  server.setClock(`${day}T06:10:00+08:00`)
  await jobs.find((one) => one.name === `certificates/${name}`)!.run(server.house)
  return read(server)
}
const read = async (server: TestServer, who: CastName = 'worker') =>
  (await (await as(server, who)).get(notices, {})).rows.map((one) => one.title.zh)

test('the first registration is reminded of in the last three months of its term, and no longer once it is applied for', async (t) => {
  const server = await testServer(t)
  const { qualificationId } = await approved(server, { passedOn: '2025-07-30' })
  const verified = await read(server)
  const said = '证书还没有登记'
  assert.deepEqual(await toldOn(server, 'tell-of-days', '2026-04-29'), verified)
  assert.deepEqual(await toldOn(server, 'tell-of-days', '2026-04-30'), [said, ...verified])
  assert.deepEqual(await toldOn(server, 'tell-of-days', '2026-05-01'), [said, ...verified], 'said once')
  await (await as(server, 'worker')).get(certificates.applyForRegistration, { ...form, qualificationId })
  assert.deepEqual(await toldOn(server, 'tell-of-days', '2026-05-02'), verified, 'taken back')
})

test('a registration that runs out is told of as its window opens, a month before its end, and when it has lapsed', async (t) => {
  const server = await testServer(t)
  const { worker, officer, qualificationId } = await approved(server)
  const { id } = await worker.get(certificates.applyForRegistration, { ...form, qualificationId })
  const check = { registrationId: id, pass: true, reason: null }
  await officer.get(certificates.checkFirst, { ...check, basedOnVersion: 1 })
  const province = await server.as('provinceOfficer')
  await province.get(certificates.checkFinal, { ...check, basedOnVersion: 2 })
  const { untilOn } = await province.get(certificates.completeRegistration, {
    registrationId: id,
    to: 'registered',
    basedOnVersion: 3,
  })
  assert.equal(untilOn, '2029-03-16')
  const days = ['可以办理继续登记了', '证书登记不到 1 个月就到期', '证书登记已过期']
  const toldThen = async (day: string) =>
    (await toldOn(server, 'tell-of-days', day)).filter((title) => days.includes(title))
  assert.deepEqual(await toldThen('2028-12-15'), [])
  assert.deepEqual(await toldThen('2028-12-16'), [days[0]])
  assert.deepEqual(await toldThen('2029-02-16'), [days[1]], 'the one of before is taken back')
  assert.deepEqual(await toldThen('2029-03-15'), [days[1]])
  assert.deepEqual(await toldThen('2029-03-16'), [days[2]])
})

test('what was said of a sign-up is taken back when it has closed', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { id } = await officer.get(certificates.openCampaign, {
    year: 2026,
    title: '2026年度考试',
    cutOffOn: '2025-12-31',
    signUpFrom: '2026-03-10',
    signUpUntil: '2026-03-25',
    examOn: '2026-05-23',
    resultsOn: null,
    regionCode: regions.county,
  })
  await officer.get(certificates.remind, { campaignId: id })
  const before = await toldOn(server, 'close-sign-ups', '2026-03-24')
  assert.equal(before.length, 1)
  assert.deepEqual(await toldOn(server, 'close-sign-ups', '2026-03-25'), [])
})
