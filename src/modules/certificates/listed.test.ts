import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import * as certificates from '#modules/certificates/contract.ts'
import * as page from '#modules/workforce/contract-person.ts'
import * as contract from '#modules/workforce/contract-lists.ts'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'
import { numberOf } from '#modules/workforce/testing/given.ts'
import { type Cells, compared, count, numbers } from '#modules/workforce/testing/lists.ts'
import { type TestServer, testServer } from '#demo/test-server.ts'
import { organisations } from '#demo/test-world.ts'
import { holds, registered } from '#modules/certificates/testing/listed.ts'

const numberOfSun = numberOf('1988-04-04', 9)
const numberOfQian = numberOf('1991-09-09', 8)

const header = ['姓名', '身份证号', '职称', '证书级别', '证书编号', '取得证书时间', '登记有效期至']

const listedRows = async (server: TestServer) =>
  (
    await server.database.pool.query<Record<string, string | null>>(
      `select p.name, q.level, q.number, q.passed_on::text, q.verification, q.source, q.listed_on::text from certificates.qualification q join identity.person p on p.id = q.person_id
        where q.list_id is not null order by p.name`,
    )
  ).rows

test('certificates and titles of a list are shown by the dry run, taken in as claims, given back in the same shape, and taken back', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const zhao = await registered(server, '赵敏', numbers.zhao)
  const sun = await registered(server, '孙明', numberOfSun)
  const qian = await registered(server, '钱红', numberOfQian)
  await holds(server, zhao, 'ZX20190001', true)
  const ofSun = await holds(server, sun, 'ZX20190002')
  await holds(server, qian, 'ZX20190003')
  const held = await count(server, 'certificates.qualification')

  const importId = await compared(server, officer, [
    header,
    ['王小芳', numbers.wang, '助理研究员', '中级', 'ＺＪ２０２１ ０００１', '2021.6', '2027.6'],
    ['李强', numbers.li, '', '助理社会工作师', '', '', ''],
    ['赵敏', numbers.zhao, '', '助理', 'ZX99990001', '2019.9', ''],
    ['孙明', numberOfSun, '讲师', '助理', 'ZX20200009', '2020.9', ''],
    ['钱红', numberOfQian, '', '无', '', '', ''],
    ['何花', numbers.he, '', '中级', 'zj20210001', '2021.6', ''],
    ['周全', numberOf('1987-01-05', 3, 'male'), '', '高级', 3.4567890123456e16, '2021年', ''],
  ] satisfies Cells[])
  const dry = await officer.get(contract.importPage, { importId })
  const { new: news, changed, unchanged, wrong, certificates: papers, titles, noted } = dry.counts!
  assert.deepEqual(
    { news, changed, unchanged, wrong, papers, titles, noted },
    { news: 4, changed: 1, unchanged: 2, wrong: 0, papers: 2, titles: 2, noted: 5 },
  )
  assert.deepEqual([dry.leftOut, dry.counts!.registrations], [[], 1])
  assert.equal(await count(server, 'certificates.qualification'), held, 'a dry run writes nothing')
  const rows = (await officer.get(contract.importRows, { importId, size: 50 })).rows
  assert.deepEqual(
    rows.map(({ name, diff, notes }) => [
      name,
      diff.map(({ field, was, is }) => `${field} ${was ?? '—'} ${is}`),
      notes.map(({ column, say }) => `${column} ${say.zh.split('；')[0]}`),
    ]),
    [
      [
        '王小芳',
        [
          'certificate-level — intermediate',
          'certificate-number — ZJ20210001',
          'certificate-gained — 2021-06-01',
          'registered-from — 2024-07-01',
          'registered-until — 2027-06-30',
        ],
        [],
      ],
      ['李强', [], ['certificate-gained 没有写明取得时间，证书未登记']],
      ['赵敏', [], ['certificate-number 与库中已核验的证书不同，保留库中的']],
      [
        '孙明',
        ['certificate-number ZX20190002 ZX20200009', 'certificate-gained 2019-09-20 2020-09-01', 'title — 讲师'],
        [],
      ],
      ['钱红', [], ['certificate-level 名册写无证，库中有证书，保留库中的']],
      ['何花', [], ['certificate-number 同一证书编号在表中已出现，只登记第一次']],
      [
        '周全',
        [],
        ['certificate-number 号码已被表格软件变成数字，后几位已丢失', 'certificate-gained 只写了年份，请补填月份'],
      ],
    ],
  )
  assert.equal((await officer.get(contract.importRows, { importId, partly: 'yes', size: 50 })).rows.length, 5)

  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)
  const done = await officer.get(contract.importPage, { importId })
  assert.deepEqual(
    [done.counts!.made, done.counts!.applied, done.counts!.certificates, done.counts!.titles, done.counts!.noted],
    [4, 1, 2, 2, 5],
  )
  assert.deepEqual(await listedRows(server), [
    {
      name: '王小芳',
      level: 'intermediate',
      number: 'ZJ20210001',
      passed_on: '2021-06-01',
      verification: 'unverified',
      source: 'listed',
      listed_on: '2026-03-01',
    },
  ])
  const wang = (await officer.get(contract.importRows, { importId, outcome: 'new' })).rows[0]!.personId!
  const [shown] = (await officer.get(certificates.personCertificates, { personId: wang })).qualifications
  assert.deepEqual([shown!.verification, shown!.listedOn], ['unverified', '2026-03-01'])
  const [title] = (await officer.get(page.person, { personId: wang })).titles
  assert.deepEqual(
    [title!.kind, title!.name, title!.fromOn, title!.source],
    ['rank', '助理研究员', '2026-03-01', 'imported'],
  )
  const facts = await server.house.factsOf(
    (text, values) => server.database.pool.query(text, values).then(({ rows: all }) => all as never),
    [wang],
    '2026-03-16' as never,
    ['certificate.level'],
  )
  assert.equal(facts.get(wang)!['certificate.level'], undefined, 'a claim counts neither way')
  const [changedOne] = (await officer.get(certificates.personCertificates, { personId: sun })).qualifications
  assert.deepEqual([changedOne!.number, changedOne!.passedOn], ['ZX20200009', '2020-09-01'])

  const back = await officer.call(contract.exportPeople, { senderId: organisations.agency, shape: 'sender' })
  assert.ok('raw' in back)
  const sheet: unknown[][] = []
  for await (const row of readSheet(Readable.from([back.raw]))) sheet.push(row.values)
  const lineOf = (name: string) => sheet.find(([first]) => first === name)!.slice(2)
  assert.deepEqual(sheet[0], header)
  assert.deepEqual(lineOf('王小芳'), ['助理研究员', '社会工作师', 'ZJ20210001', '2021.06', '2027.06.30'])
  assert.deepEqual(lineOf('赵敏').slice(1, 4), ['助理社会工作师', 'ZX20190001', '2019.09'])

  const mend = await officer.call(contract.exportMistakes, { importId })
  assert.ok('raw' in mend)
  const wrongs: unknown[][] = []
  for await (const row of readSheet(Readable.from([mend.raw]))) wrongs.push(row.values)
  assert.deepEqual(
    wrongs.slice(1).map((row) => row[1]),
    ['李强', '赵敏', '钱红', '何花', '周全'],
  )
  assert.match(String(wrongs[1]!.at(-1)), /取得证书时间：没有写明取得时间/)

  // One of them is verified by the county: it stays, and so does the file it hangs on; the rest goes back as it was.
  await officer.get(certificates.decideVerification, {
    qualificationId: shown!.qualificationId,
    approve: true,
    answer: '已见原件',
    basedOnVersion: shown!.version,
  })
  await officer.get(contract.undoImport, { importId })
  await workOnLists(server.house)
  const kept = (await officer.get(contract.importRows, { importId, kept: 'yes' })).rows
  assert.deepEqual(
    kept.map(({ name, keptBecause }) => [name, keptBecause]),
    [['王小芳', 'settled-since']],
  )
  const [restored] = (await officer.get(certificates.personCertificates, { personId: sun })).qualifications
  assert.deepEqual(
    [restored!.qualificationId, restored!.number, restored!.passedOn, restored!.verification],
    [ofSun, 'ZX20190002', '2019-09-20', 'unverified'],
  )
  assert.deepEqual((await officer.get(page.person, { personId: sun })).titles, [])
  assert.equal(await count(server, 'certificates.qualification'), held + 1)
  assert.equal(await count(server, 'identity.person', `name in ('李强', '何花', '周全')`), 0)
})

test('where the sender says that the register’s word counts, certificate and title stay as they are', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const sun = await registered(server, '孙明', numberOfSun)
  await holds(server, sun, 'ZX20190002')
  const rows: Cells[] = [header, ['孙明', numberOfSun, '', '中级', 'ZJ20220001', '2022.6', '']]
  const wins = { 'certificate-level': 'registry', 'certificate-number': 'registry', title: 'registry' } as const
  const left = await compared(server, officer, rows, wins)
  const { counts } = await officer.get(contract.importPage, { importId: left })
  assert.deepEqual([counts!.changed, counts!.unchanged, counts!.certificates], [0, 1, 0])
  const [row] = (await officer.get(contract.importRows, { importId: left })).rows
  assert.deepEqual(row!.diff[0], { field: 'certificate-level', was: 'assistant', is: 'intermediate', wins: 'registry' })

  const taken = await compared(server, officer, rows)
  await officer.get(contract.runImport, { importId: taken })
  await workOnLists(server.house)
  const both = (await officer.get(certificates.personCertificates, { personId: sun })).qualifications
  assert.deepEqual(
    both.map(({ level, number }) => [level, number]),
    [
      ['intermediate', 'ZJ20220001'],
      ['assistant', 'ZX20190002'],
    ],
  )
})

test('a certificate that the national list knows is matched at once, and is taken back all the same', async (t) => {
  const server = await testServer(t)
  const province = await server.as('chief')
  await province.call(
    certificates.importHolders,
    { title: '全国名单' },
    { body: Buffer.from('证书管理号,姓名,级别\nZJ20210001,王小芳,社会工作师\n'), type: 'application/octet-stream' },
  )
  const officer = await server.as('officer')
  const before = await count(server, 'identity.person')
  const importId = await compared(server, officer, [
    header,
    ['王小芳', numbers.wang, '', '中级', 'ZJ20210001', '2021.6', ''],
    ['李强', numbers.li, '', '助理', 'ZX20210404', '2021.6', ''],
  ])
  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)
  assert.deepEqual(
    (await listedRows(server)).map(({ name, verification }) => [name, verification]),
    [
      ['李强', 'unknown'],
      ['王小芳', 'matched'],
    ],
  )
  await officer.get(contract.undoImport, { importId })
  await workOnLists(server.house)
  assert.equal(await count(server, 'identity.person'), before)
  assert.deepEqual(await listedRows(server), [])
})
