import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { approved, form, own } from '#modules/certificates/testing/given.ts'

// A registration on the real server: the two checks, the locked form, the period and its end.

test('a registration goes through two checks, by two people at two levels; the form is locked after the first', async (t) => {
  const server = await testServer(t)
  const { worker, officer, qualificationId } = await approved(server)
  const draft = await worker.get(certificates.applyForRegistration, { ...form, submit: false, qualificationId })
  assert.equal(draft.stage, 'draft')
  assert.equal(
    refusalOf(await worker.call(certificates.applyForRegistration, { ...form, qualificationId })),
    'certificates/in-hand-already',
  )
  const given = { ...form, registrationId: draft.id }
  assert.equal(
    refusalOf(await worker.call(certificates.changeApplication, { ...given, pledged: false, basedOnVersion: 1 })),
    'pledged certificates/pledge-missing',
  )
  const handed = await worker.get(certificates.changeApplication, { ...given, basedOnVersion: 1 })
  assert.equal(handed.stage, 'submitted')
  const check = { registrationId: draft.id, pass: true, reason: null }
  assert.equal(
    refusalOf(await officer.call(certificates.checkFinal, { ...check, basedOnVersion: 2 })),
    'certificates/stage-wrong',
  )
  assert.equal(
    refusalOf(await officer.call(certificates.checkFirst, { ...check, pass: false, basedOnVersion: 2 })),
    'reason certificates/reason-missing',
  )
  const back = await officer.get(certificates.checkFirst, {
    ...check,
    pass: false,
    reason: '工作单位不完整',
    basedOnVersion: 2,
  })
  assert.equal(back.stage, 'first-refused')
  // Refused it is open again, and handed in once more.
  const again = await worker.get(certificates.changeApplication, {
    ...given,
    workplace: '景山街道社会工作服务站',
    basedOnVersion: 3,
  })
  const { rows: queue } = await officer.get(certificates.registrationsList, { stage: 'submitted' })
  assert.deepEqual(
    queue.map((row) => [row.name, row.dueOn]),
    [['林小雨', '2026-04-28']],
  )
  const passed = await officer.get(certificates.checkFirst, { ...check, basedOnVersion: again.version })
  assert.equal(
    refusalOf(await worker.call(certificates.changeApplication, { ...given, basedOnVersion: passed.version })),
    'certificates/form-locked',
  )
  assert.equal((await own(server)).registrations[0]!.locked, true)
  assert.equal(
    refusalOf(await officer.call(certificates.checkFinal, { ...check, basedOnVersion: passed.version })),
    'certificates/final-check-higher',
  )
  const province = await server.as('provinceOfficer')
  const final = await province.get(certificates.checkFinal, { ...check, basedOnVersion: passed.version })
  const done = await province.get(certificates.completeRegistration, {
    registrationId: draft.id,
    to: 'registered',
    basedOnVersion: final.version,
  })
  assert.deepEqual([done.stage, done.fromOn, done.untilOn], ['registered', '2026-03-16', '2029-03-16'])
  await province.get(certificates.completeRegistration, {
    registrationId: draft.id,
    to: 'issued',
    basedOnVersion: done.version,
  })
  const { standing, renewFrom, mayApply, whyNot } = await own(server)
  assert.deepEqual(
    [standing, renewFrom, mayApply, whyNot?.zh],
    ['active', '2028-12-16', null, '登记仍在有效期内，2028-12-16起可以申请继续登记。'],
  )
})

test('one officer does not do both checks, and nobody decides their own', async (t) => {
  const server = await testServer(t)
  const { worker, qualificationId } = await approved(server)
  const province = await server.as('provinceOfficer')
  const { id } = await worker.get(certificates.applyForRegistration, { ...form, qualificationId })
  const check = { registrationId: id, pass: true, reason: null }
  const first = await province.get(certificates.checkFirst, { ...check, basedOnVersion: 1 })
  assert.equal(
    refusalOf(await province.call(certificates.checkFinal, { ...check, basedOnVersion: first.version })),
    'certificates/two-pairs-of-eyes',
  )
})

test('the registration lapses while the qualification is held; a new one begins on the day it is completed', async (t) => {
  const server = await testServer(t)
  // Sessions do not outlive years: everyone signs in anew.
  const as = (who: CastName) => signInAs(server.app, username(who))
  server.setClock('2024-10-12T10:00:00+08:00')
  const { qualificationId } = await approved(server, { passedOn: '2024-07-30' })
  const through = async () => {
    const { id } = await (await as('worker')).get(certificates.applyForRegistration, { ...form, qualificationId })
    const check = { registrationId: id, pass: true, reason: null }
    const first = await (await as('officer')).get(certificates.checkFirst, { ...check, basedOnVersion: 1 })
    const province = await as('provinceOfficer')
    const final = await province.get(certificates.checkFinal, { ...check, basedOnVersion: first.version })
    return province.get(certificates.completeRegistration, {
      registrationId: id,
      to: 'registered',
      basedOnVersion: final.version,
    })
  }
  await through()
  const standingOn = async (day: string) => {
    server.setClock(`${day}T10:00:00+08:00`)
    const officer = await as('officer')
    const [one] = (await officer.get(certificates.personCertificates, { personId: personId('worker') })).qualifications
    const { rows } = await officer.get(certificates.certificatesList, { standing: one!.standing })
    assert.deepEqual([rows.length, rows[0]?.standing], [1, one!.standing], 'the list filters by the same rule')
    assert.equal(one!.verification, 'approved')
    return [one!.standing, one!.mayApply]
  }
  assert.deepEqual(await standingOn('2027-07-11'), ['active', null])
  assert.deepEqual(await standingOn('2027-07-12'), ['expiring', 'renewal'])
  assert.deepEqual(await standingOn('2027-10-11'), ['expiring', 'renewal'])
  assert.deepEqual(await standingOn('2027-10-12'), ['lapsed', 'again'])
  server.setClock('2028-02-01T10:00:00+08:00')
  const again = await through()
  assert.deepEqual([again.fromOn, again.untilOn], ['2028-02-01', '2031-02-01'])
})

test('a first registration after its year asks why it is late', async (t) => {
  const server = await testServer(t)
  const { worker, qualificationId } = await approved(server, { passedOn: '2024-07-30' })
  assert.equal(
    refusalOf(await worker.call(certificates.applyForRegistration, { ...form, qualificationId })),
    'lateReason certificates/late-reason-missing',
  )
  await worker.get(certificates.applyForRegistration, { ...form, lateReason: '外派援藏一年', qualificationId })
})

test('a draft is kept with its gaps, says nothing to the office, and is handed in whole', async (t) => {
  const server = await testServer(t)
  const { worker, officer, qualificationId } = await approved(server, { passedOn: '2024-07-30' })
  // Late, and yet nothing is asked of a draft.
  const draft = await worker.get(certificates.applyForRegistration, { qualificationId, pledged: false, submit: false })
  assert.equal(draft.stage, 'draft')
  assert.deepEqual((await officer.get(certificates.registrationsList, {})).rows, [])
  const given = { registrationId: draft.id, basedOnVersion: 1, pledged: true, submit: true }
  const said = async (more: object) =>
    refusalOf(await worker.call(certificates.changeApplication, { ...given, ...more }))
  assert.equal(await said({}), 'workplace certificates/answer-missing')
  assert.equal(await said({ workplace: '景山站' }), 'duty certificates/answer-missing')
  assert.equal(await said({ ...form, pledged: false }), 'pledged certificates/pledge-missing')
  assert.equal(await said(form), 'lateReason certificates/late-reason-missing')
  assert.equal(await said({ ...form, lateReason: '迟' }), 'lateReason kernel/field-too-short')
  assert.equal(await said({ ...form, workplace: '站'.repeat(101) }), 'workplace kernel/field-too-long')
  const kept = await worker.get(certificates.changeApplication, {
    ...given,
    workplace: '景山街道社会工作站',
    submit: false,
  })
  assert.deepEqual([kept.stage, kept.version], ['draft', 2])
  assert.equal((await own(server)).registrations[0]!.workplace, '景山街道社会工作站')
  assert.equal(await said({ ...form, lateReason: '援藏' }), 'kernel/changed-meanwhile')
  const handed = { ...given, ...form, lateReason: '援藏', basedOnVersion: 2 }
  assert.equal((await worker.get(certificates.changeApplication, handed)).stage, 'submitted')
  // Taken back while nobody has looked, it is a draft again, and the office no longer sees it.
  await worker.get(certificates.changeApplication, { ...handed, submit: false, basedOnVersion: 3 })
  assert.deepEqual((await officer.get(certificates.registrationsList, {})).rows, [])
})
