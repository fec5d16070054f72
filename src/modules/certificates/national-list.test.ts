import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import { cast, personId } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { form, holders, own, paper, recorded, table } from '#modules/certificates/testing/given.ts'
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

test('where the list gives identity numbers they find who is in it under another name or an old number, and no namesake', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const body = (seventeen: string) => seventeen + checkDigitOf(seventeen)
  // Region 330399 does not exist, so that no number here is anybody's.
  const [now, former, other] = ['33039919900312002', '33039919900312004', '33039919880101001'].map(body)
  const hash = (number: string) => server.house.vault.searchHash('identity-number', number)
  const owner = new pg.Client(server.database.connection)
  await owner.connect()
  const place = [personId('worker'), cast.worker.region, cast.worker.organisation]
  // She is in the registry under the number of today, and had another before.
  await owner.query(
    `update workforce.worker set identity_number_sealed = '\\x00', identity_number_hash = $2, identity_number_last4 = $3, no_number_reason = null where person_id = $1`,
    [personId('worker'), hash(now!), now!.slice(-4)],
  )
  await owner.query(
    `insert into workforce.former_number (hash, person_id, region_code, organisation_id, last4, until_on) values ($4, $1, $2, $3, '0000', '2024-01-01')`,
    [...place, hash(former!)],
  )
  await owner.end()
  const worker = await server.as('worker')
  await worker.get(certificates.recordOwnQualification, { ...paper, number: 'ZX20250001' })
  await worker.get(certificates.recordOwnQualification, { ...paper, level: 'intermediate', number: 'ZX20250002' })
  // No number yet: only who she is can say that she holds it.
  await worker.get(certificates.recordOwnQualification, { ...paper, level: 'senior', number: null })
  const listed = (...rows: string[][]) => table(['证书管理号', '姓名', '身份证号', '级别'], ...rows) as never
  const first = await officer.get(
    certificates.importHolders,
    { title: '第一批' },
    listed(
      ['ZX20250001', '林晓雨', former!, '助理社会工作师'],
      ['ZX20250002', '林小雨', other!, '社会工作师'],
      ['GJ20250003', '林小雨', now!, '高级社会工作师'],
      ['ZX20250004', '某人', '330399199003120021', '社会工作师'],
    ),
  )
  assert.deepEqual(
    [first.kept, first.matched, first.unknown, first.wrong.map(({ row, why }) => [row, why.zh])],
    [3, 2, 1, [[6, '身份证号读不出']]],
  )
  const states = async () =>
    Object.fromEntries(
      (await worker.get(certificates.ownCertificates, {})).qualifications.map((one) => [one.level, one.verification]),
    )
  assert.deepEqual(await states(), { assistant: 'matched', intermediate: 'unknown', senior: 'matched' })
  // A later list under the number of 15 digits that became hers finds the one that was a namesake's; a list without numbers forgets none.
  const old = `${now!.slice(0, 6)}${now!.slice(8, 17)}`
  await officer.get(
    certificates.importHolders,
    { title: '第二批' },
    listed(['ZX20250002', '林小雨', old, '社会工作师']),
  )
  assert.equal((await states())['intermediate'], 'matched')
  await officer.get(
    certificates.importHolders,
    { title: '第三批' },
    holders(['ZX20250001', '某某', '助理社会工作师']) as never,
  )
  const { rows } = await server.database.pool.query(
    'select count(identity_hash) as kept from certificates.national_holder',
  )
  assert.equal(Number(rows[0].kept), 3)
})
