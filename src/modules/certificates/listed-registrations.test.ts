import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import * as certificates from '#modules/certificates/contract.ts'
import * as contract from '#modules/workforce/contract-lists.ts'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'
import { numberOf } from '#modules/workforce/testing/given.ts'
import { type Cells, compared, numbers } from '#modules/workforce/testing/lists.ts'
import { type TestServer, testServer } from '#demo/test-server.ts'
import { organisations } from '#demo/test-world.ts'
import { holds, registered } from '#modules/certificates/testing/listed.ts'

const numberOfSun = numberOf('1988-04-04', 9)
const numberOfQian = numberOf('1991-09-09', 8)

const periods = async (server: TestServer) =>
  (
    await server.database.pool.query<Record<string, string | null>>(
      `select p.name, r.kind, r.from_on::text as "from", r.until_on::text as until, r.source, r.cancelled_on::text as cancelled
         from certificates.registration r join identity.person p on p.id = r.person_id order by p.name, r.from_on`,
    )
  ).rows.map(({ name, kind, from, until, source, cancelled }) =>
    [name, kind, from, until, source, cancelled].filter(Boolean).join(' '),
  )

/** The level that is registered on a day, and since when. */
const registeredOn = async (server: TestServer, personId: string, on: string) => {
  const facts = await server.house.factsOf(
    (text, values) => server.database.pool.query(text, values).then(({ rows }) => rows as never),
    [personId],
    on as never,
    ['certificate.registered', 'certificate.registeredSince'],
  )
  const { 'certificate.registered': level, 'certificate.registeredSince': since } = facts.get(personId)!
  return [level, since].filter(Boolean).join(' ')
}

const terms = ['姓名', '身份证号', '证书级别', '证书编号', '取得证书时间', '登记有效期', '职务']

test('a registration of a list counts with its certificate, is renewed by the next list, and goes back with it', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const sun = await registered(server, '孙明', numberOfSun)
  await holds(server, sun, 'ZX20190002')
  const zhao = await registered(server, '赵敏', numbers.zhao)
  await holds(server, zhao, 'ZX20190001', true)

  const first = await compared(server, officer, [
    terms,
    ['孙明', numberOfSun, '助理', 'ZX20190002', '2019.9', '2021.07.01—2024.06.30', ''],
    ['赵敏', numbers.zhao, '', '', '', '2023年9月1日至2026年8月31日', ''],
    ['王小芳', numbers.wang, '中级', 'ZJ20210001', '2021.6', '2027.6', '项目主管'],
    ['李强', numbers.li, '', '', '', '2027.6.30', ''],
    ['何花', numbers.he, '助理', 'ZX20210001', '2021.6', '2028年', ''],
    ['周全', numberOf('1987-01-05', 3, 'male'), '助理', 'ZX20210002', '2021.6', '2024.6起', ''],
    ['钱红', numberOfQian, '助理', 'ZX20210003', '2024.6', '2019.1-2022.1', ''],
  ])
  const dry = await officer.get(contract.importPage, { importId: first })
  assert.deepEqual([dry.counts!.certificates, dry.counts!.registrations, dry.counts!.noted], [4, 3, 4])
  assert.deepEqual(
    (await officer.get(contract.importRows, { importId: first, partly: 'yes', size: 50 })).rows.map(
      ({ name, notes }) => [name, notes.map(({ say }) => say.zh.split('，')[0])],
    ),
    [
      ['李强', ['没有可对应的证书']],
      ['何花', ['只写了年份']],
      ['周全', ['起止日期看不懂']],
      ['钱红', ['登记有效期早于证书取得时间']],
    ],
  )
  assert.deepEqual(await periods(server), [], 'a dry run writes nothing')
  await officer.get(contract.runImport, { importId: first })
  await workOnLists(server.house)
  const ofFirst = [
    '孙明 first 2021-07-01 2024-07-01 listed',
    '王小芳 first 2024-07-01 2027-07-01 listed',
    '赵敏 first 2023-09-01 2026-09-01 listed',
  ]
  assert.deepEqual(await periods(server), ofFirst)

  // The one whose certificate is verified is registered; a claim is only said, and hides no term that is not over.
  assert.equal(await registeredOn(server, zhao, '2026-03-16'), 'assistant 2023-09-01')
  assert.equal(await registeredOn(server, sun, '2023-01-01'), 'none')
  const [claim] = (await officer.get(certificates.personCertificates, { personId: sun })).qualifications
  assert.deepEqual(
    [claim!.standing, claim!.firstDueOn, claim!.registrations.map(({ listedOn }) => listedOn)],
    ['none', null, ['2026-03-01']],
  )
  await officer.get(certificates.decideVerification, {
    qualificationId: claim!.qualificationId,
    approve: true,
    answer: '已见原件',
    basedOnVersion: claim!.version,
  })
  assert.equal(await registeredOn(server, sun, '2023-01-01'), 'assistant 2021-07-01')
  const list = await officer.get(certificates.certificatesList, { size: 20 })
  assert.deepEqual(
    list.rows.map(({ name, standing }) => [name, standing]).toSorted(),
    [
      ['何花', 'none'],
      ['周全', 'none'],
      ['孙明', 'lapsed'],
      ['王小芳', 'none'],
      ['赵敏', 'active'],
      ['钱红', 'none'],
    ].toSorted(),
  )
  assert.equal((await officer.get(certificates.registrationsList, { size: 20 })).total, 0, 'nobody applied')

  // The next year’s list: the same is no news, a later period is a renewal, an older one is left.
  const second = await compared(server, officer, [
    terms,
    ['孙明', numberOfSun, '助理', 'ZX20190002', '2019.9', '2024.07.01-2027.06.30', ''],
    ['赵敏', numbers.zhao, '', '', '', '2026.08.31', ''],
    ['王小芳', numbers.wang, '中级', 'ZJ20210001', '2021.6', '2024.6', ''],
  ])
  await officer.get(contract.runImport, { importId: second })
  await workOnLists(server.house)
  assert.deepEqual(await periods(server), [
    ofFirst[0],
    '孙明 renewal 2024-07-01 2027-07-01 listed',
    ...ofFirst.slice(1),
  ])
  assert.deepEqual(
    (await officer.get(contract.importRows, { importId: second, partly: 'yes' })).rows.map(({ name, notes }) => [
      name,
      notes[0]!.column,
    ]),
    [['王小芳', 'registered-until']],
  )

  // What goes back is what came, to the day.
  const back = await officer.call(contract.exportPeople, { senderId: organisations.agency, shape: 'sender' })
  assert.ok('raw' in back)
  const sheet: unknown[][] = []
  for await (const row of readSheet(Readable.from([back.raw]))) sheet.push(row.values)
  assert.deepEqual(
    sheet
      .slice(1)
      .flatMap((row) => (row[5] ? [[row[0], row[5]]] : []))
      .toSorted(),
    [
      ['孙明', '2024.07.01—2027.06.30'],
      ['王小芳', '2024.07.01—2027.06.30'],
      ['赵敏', '2023.09.01—2026.08.31'],
    ].toSorted(),
  )

  // The county finds the list wrong about one, and takes the rest back: what was decided on since stays, the renewal goes.
  const [ofZhao] = (await officer.get(certificates.personCertificates, { personId: zhao })).qualifications
  const [listed] = ofZhao!.registrations
  await officer.get(certificates.cancelRegistration, {
    registrationId: listed!.registrationId,
    on: '2023-09-01',
    reason: '名册所载登记与登记簿不符',
    basedOnVersion: listed!.version,
  })
  assert.equal(await registeredOn(server, zhao, '2026-03-16'), 'none')
  await officer.get(contract.undoImport, { importId: second })
  await workOnLists(server.house)
  assert.deepEqual((await periods(server)).slice(0, 2), ofFirst.slice(0, 2))
  await officer.get(contract.undoImport, { importId: first })
  await workOnLists(server.house)
  assert.deepEqual(await periods(server), ['赵敏 first 2023-09-01 2026-09-01 listed 2023-09-01'])
})

test('a listed period that was gone on from by its papers stays when the list is taken back', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const sun = await registered(server, '孙明', numberOfSun)
  const qualificationId = await holds(server, sun, 'ZX20190002', true)
  const importId = await compared(server, officer, [terms, ['孙明', numberOfSun, '', '', '', '2026.5', '社工']])
  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)
  const [shown] = (await officer.get(certificates.personCertificates, { personId: sun })).qualifications
  // Within its last three months it may be renewed, and not registered for the first time once more.
  assert.deepEqual([shown!.standing, shown!.mayApply], ['expiring', 'renewal'])
  await server.database.pool.query(
    `insert into certificates.registration (id, person_id, region_code, organisation_id, qualification_id, kind, stage, workplace, duty, pack_version, submitted_at, recorded_at)
     select gen_random_uuid(), person_id, region_code, organisation_id, id, 'renewal', 'submitted', '春晖', '社工', 'test', now(), now() + interval '1 hour' from certificates.qualification where id = $1`,
    [qualificationId],
  )
  const again = await compared(server, officer, [terms, ['孙明', numberOfSun, '', '', '', '2029.5', '']])
  const [row] = (await officer.get(contract.importRows, { importId: again, partly: 'yes' })).rows
  assert.match(row!.notes[0]!.say.zh, /登记申请正在审核/)
  await officer.get(contract.undoImport, { importId })
  await workOnLists(server.house)
  assert.deepEqual(
    (await officer.get(contract.importRows, { importId, kept: 'yes' })).rows.map(({ keptBecause }) => keptBecause),
    ['settled-since'],
  )
})

test('where the register’s word counts about the end of a registration, both its ends stay', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const sun = await registered(server, '孙明', numberOfSun)
  await holds(server, sun, 'ZX20190002', true)
  const first = await compared(server, officer, [terms, ['孙明', numberOfSun, '', '', '', '2024.1.1-2026.12.31', '']])
  await officer.get(contract.runImport, { importId: first })
  await workOnLists(server.house)
  const rows: Cells[] = [terms, ['孙明', numberOfSun, '', '', '', '2024.3.1-2027.2.28', '']]
  const left = await compared(server, officer, rows, { 'registered-until': 'registry' })
  const { counts } = await officer.get(contract.importPage, { importId: left })
  assert.deepEqual([counts!.unchanged, counts!.registrations], [1, 0])
  const taken = await compared(server, officer, rows)
  await officer.get(contract.runImport, { importId: taken })
  await workOnLists(server.house)
  assert.deepEqual(await periods(server), ['孙明 first 2024-03-01 2027-03-01 listed'])
  await officer.get(contract.undoImport, { importId: taken })
  await workOnLists(server.house)
  assert.deepEqual(await periods(server), ['孙明 first 2024-01-01 2027-01-01 listed'])
})
