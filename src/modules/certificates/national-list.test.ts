import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { form, holders, own, paper, recorded } from '#modules/certificates/testing/given.ts'
import { notices } from '#modules/notices/contract.ts'

// How a certificate meets the national list, on the real server.

test('a certificate is looked up in the national list by number and name, and the list shows nobody', async (t) => {
  const server = await testServer(t)
  const { worker, one } = await recorded(server)
  assert.equal(one.verification, 'unverified')
  const officer = await server.as('officer')
  const answer = await officer.get(
    certificates.importHolders,
    { title: '2025年名单' },
    holders(
      ['ZX20250001', '林小雨', '助理社会工作师'],
      ['ZX20250002', '某人', '社会工作师'],
      ['', '无号', '社会工作师'],
      ['ZX1', '短号', '社会工作师'],
      ['ZX20250009', '某某', '队长'],
    ) as never,
  )
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
  assert.equal((await own(server)).verification, 'matched')
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
  await officer.get(
    certificates.importHolders,
    { title: '名单' },
    holders(['ZX20250002', '某人', '社会工作师']) as never,
  )
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
  assert.equal((await own(server)).answer, '发证机关查无此号')
  const { rows: told } = await worker.get(notices, {})
  assert.deepEqual(
    told.map((one) => one.title.zh),
    ['证书未通过核验'],
  )
  // Refused, it is out of the way: the right one is entered anew.
  await worker.get(certificates.recordOwnQualification, { ...paper, number: 'ZX20250003' })
})
