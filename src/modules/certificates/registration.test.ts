import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { notices } from '#modules/notices/contract.ts'

// Certificates and their registration on the real server: the list, the two checks, the locked form, the renewal.

const paper = {
  level: 'assistant' as const,
  number: 'ZX2025 0001',
  passedOn: '2025-07-30',
  issuedOn: null,
  reviewedOn: null,
}
const form = { workplace: '景山街道社会工作站', duty: '个案工作', lateReason: null, pledged: true, submit: true }

/** The list of holders as a CSV file. */
const holders = (...rows: [number: string, name: string, level: string][]): Buffer =>
  Buffer.from(['全国持证名单', '证书管理号,姓名,级别', ...rows.map((row) => row.join(','))].join('\n'))

async function recorded(server: TestServer, more: Partial<typeof paper> = {}) {
  const worker = await server.as('worker')
  return { worker, one: await worker.get(certificates.recordOwnQualification, { ...paper, ...more }) }
}

async function approved(server: TestServer, more: Partial<typeof paper> = {}) {
  const { worker, one } = await recorded(server, more)
  const officer = await server.as('officer')
  await officer.get(certificates.decideVerification, {
    qualificationId: one.id,
    approve: true,
    answer: '已见原件',
    basedOnVersion: one.version,
  })
  return { worker, officer, qualificationId: one.id }
}

const mine = async (server: TestServer) =>
  (await (await server.as('worker')).get(certificates.ownCertificates, {})).qualifications[0]!

test('a certificate is looked up in the national list by number and name, and the list shows nobody', async (t) => {
  const server = await testServer(t)
  const { worker, one } = await recorded(server)
  assert.equal(one.verification, 'unverified')
  const officer = await server.as('officer')
  const answer = await officer.get(certificates.importHolders, { title: '2025年名单' }, {
    body: holders(
      ['ZX20250001', '林小雨', '助理社会工作师'],
      ['ZX20250002', '某人', '社会工作师'],
      ['', '无号', '社会工作师'],
      ['ZX1', '短号', '社会工作师'],
      ['ZX20250009', '某某', '队长'],
    ),
    type: 'application/octet-stream',
  } as never)
  assert.deepEqual(
    { ...answer, wrong: answer.wrong.map(({ row, why }) => [row, why.zh]) },
    {
      read: 5,
      kept: 2,
      matched: 1,
      unknown: 0,
      wrong: [
        [5, '证书编号读不出'],
        [6, '证书编号读不出'],
        [7, '级别读不出'],
      ],
    },
  )
  assert.equal((await mine(server)).verification, 'matched')
  const kept = await server.database.pool.query('select * from certificates.national_holder')
  assert.ok(!JSON.stringify(kept.rows).includes('某人'))
  // Someone else's number, with one's own name: the list does not confirm it.
  const colleague = await server.as('colleague')
  const wrong = await colleague.get(certificates.recordOwnQualification, {
    ...paper,
    level: 'intermediate',
    number: 'zx20250002',
  })
  assert.equal(wrong.verification, 'unknown')
  assert.equal(
    refusalOf(
      await worker.call(certificates.recordOwnQualification, {
        ...paper,
        level: 'intermediate',
        number: 'ZX-2025-0002',
      }),
    ),
    'number certificates/number-of-another',
  )
})

test('a number that the national list does not know goes to the officer as feedback, who approves it or refuses it', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  await officer.get(certificates.importHolders, { title: '名单' }, {
    body: holders(['ZX20250002', '某人', '社会工作师']),
  } as never)
  const { worker, one } = await recorded(server)
  assert.equal(one.verification, 'unknown')
  assert.equal(
    refusalOf(await worker.call(certificates.applyForRegistration, { ...form, qualificationId: one.id })),
    'certificates/not-verified-yet',
  )
  assert.equal(
    refusalOf(
      await worker.call(certificates.askForVerification, {
        qualificationId: one.id,
        feedback: '证书是2025年发的',
        basedOnVersion: 9,
      }),
    ),
    'kernel/changed-meanwhile',
  )
  const asked = await worker.get(certificates.askForVerification, {
    qualificationId: one.id,
    feedback: '证书是2025年发的',
    basedOnVersion: one.version,
  })
  assert.equal(
    refusalOf(
      await worker.call(certificates.askForVerification, {
        qualificationId: one.id,
        feedback: '再催一次',
        basedOnVersion: asked.version,
      }),
    ),
    'certificates/feedback-not-now',
  )
  const { rows } = await officer.get(certificates.certificatesList, { verification: 'feedback' })
  assert.deepEqual(
    rows.map((row) => [row.name, row.qualificationId]),
    [['林小雨', one.id]],
  )
  const stranger = await server.as('stranger')
  assert.equal(
    refusalOf(
      await stranger.call(certificates.decideVerification, {
        qualificationId: one.id,
        approve: true,
        answer: '可以',
        basedOnVersion: asked.version,
      }),
    ),
    'kernel/not-found',
  )
  await officer.get(certificates.decideVerification, {
    qualificationId: one.id,
    approve: false,
    answer: '发证机关查无此号',
    basedOnVersion: asked.version,
  })
  assert.equal((await mine(server)).answer, '发证机关查无此号')
  const { rows: told } = await worker.get(notices, {})
  assert.deepEqual(
    told.map((one) => one.title.zh),
    ['证书未通过核验'],
  )
  // Refused, it is out of the way: the right one is entered anew.
  await worker.get(certificates.recordOwnQualification, { ...paper, number: 'ZX20250003' })
})

test('what cannot be a certificate is said at its field', async (t) => {
  const server = await testServer(t)
  const worker = await server.as('worker')
  const said = async (more: object) =>
    refusalOf(await worker.call(certificates.recordOwnQualification, { ...paper, ...more } as never))
  assert.equal(await said({ passedOn: '2026-03-17' }), 'passedOn certificates/day-in-future')
  assert.equal(await said({ passedOn: '2007-12-31' }), 'passedOn certificates/day-too-early')
  assert.equal(await said({ passedOn: '2026-02-30' }), 'passedOn kernel/field-not-a-date')
  assert.equal(await said({ issuedOn: '2025-07-29' }), 'issuedOn certificates/issued-before-passed')
  assert.equal(await said({ reviewedOn: '2025-12-01' }), 'reviewedOn certificates/review-of-senior-only')
  assert.equal(await said({ number: `'; drop table --` }), 'number certificates/number-not-plain')
  assert.equal(await said({ number: 'x'.repeat(61) }), 'number kernel/field-too-long')
  assert.equal(await said({ number: 'ＺＸ２０２５０００１' }), 'accepted')
  assert.equal((await mine(server)).number, 'ZX20250001')
  assert.equal(await said({}), 'level certificates/level-held-already')
  const officer = await server.as('officer')
  assert.equal(
    refusalOf(
      await officer.call(certificates.recordQualification, { ...paper, personId: personId('neighbourWorker') }),
    ),
    'personId certificates/person-not-found',
  )
})

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
  assert.equal((await mine(server)).registrations[0]!.locked, true)
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
  const { standing, renewFrom, mayApply, whyNot } = await mine(server)
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

test('a senior pass is a ticket; the title and with it the registration come after the review', async (t) => {
  const server = await testServer(t)
  const { worker, officer, qualificationId } = await approved(server, {
    level: 'senior' as never,
    number: 'GJ20250001',
  })
  const before = await mine(server)
  assert.deepEqual([before.ticket, before.ticketUntil], ['valid', '2028-07-30'])
  assert.equal(
    refusalOf(await worker.call(certificates.applyForRegistration, { ...form, qualificationId })),
    'certificates/title-only-after-review',
  )
  const reviewed = {
    ...paper,
    level: 'senior' as const,
    number: 'GJ20250001',
    reviewedOn: '2026-02-01',
    qualificationId,
    basedOnVersion: before.version,
  }
  assert.equal(
    refusalOf(await worker.call(certificates.changeOwnQualification, reviewed)),
    'certificates/settled-already',
  )
  await officer.get(certificates.changeQualification, reviewed)
  assert.deepEqual([(await mine(server)).ticket, (await mine(server)).mayApply], ['used', 'first'])
})

test('a holder is found by name, sound and the end of the number, and the list goes out as a workbook', async (t) => {
  const server = await testServer(t)
  await approved(server)
  const officer = await server.as('officer')
  const name = async () =>
    (await officer.get(certificates.certificatesList, { search: 'lxy' })).rows.map((row) => row.name)
  assert.deepEqual(await name(), ['林小雨'])
  assert.deepEqual(
    (await officer.get(certificates.certificatesList, { search: '0001' })).rows.map((row) => row.name),
    ['林小雨'],
  )
  assert.deepEqual((await officer.get(certificates.certificatesList, { search: '没有的人' })).rows, [])
  const answer = await officer.call(certificates.exportCertificates, { level: 'assistant' })
  assert.ok(answer.status === 200 && 'raw' in answer)
  const path = join(tmpdir(), `certificates-${process.pid}.xlsx`)
  await writeFile(path, answer.raw)
  const rows: unknown[] = []
  for await (const row of readSheet(path)) rows.push(row.values)
  assert.deepEqual(rows[1], [
    '林小雨',
    '助理社会工作师',
    'ZX20250001',
    '2025-07-30',
    '人工核验通过',
    '未登记',
    null,
    '景山街道社会工作站',
    '景山街道',
  ])
  assert.deepEqual(await officer.get(certificates.certificateCounts, {}), {
    rows: [{ level: 'assistant', standing: 'none', people: 1 }],
    toVerify: 0,
    expiring: 0,
  })
})
