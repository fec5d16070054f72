import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import * as registry from '#modules/workforce/contract.ts'
import * as contract from '#modules/workforce/contract-lists.ts'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'
import { aJob, aWorker, oldFormOf } from '#modules/workforce/testing/given.ts'
import {
  type Cells,
  workbook,
  header,
  titles,
  line,
  sent,
  mapped,
  count,
  numbers,
} from '#modules/workforce/testing/lists.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, regions } from '#demo/test-world.ts'

test('a sheet with three lines of titles is understood, compared, taken in and taken back', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const before = await count(server, 'workforce.worker')
  const known = await officer.get(
    registry.registerWorker,
    aWorker({
      name: '赵敏',
      identityNumber: numbers.zhao,
      phone: '13800001234',
      organisationId: organisations.agency,
      regionCode: regions.county,
      employment: [aJob({ postTitle: '社工' })],
    }),
  )
  const rows = [
    ...titles,
    header,
    line(1, '王 小芳', numbers.wang, { born: 1990.5, sex: '女', phone: '１３８０００１２３４５' }),
    line(2, '李 强', oldFormOf(numbers.li), { sex: '男' }),
    line(3, '赵敏', numbers.zhao, { post: '副主任' }),
    line(4, '孙丢数', 3.30304199e17),
    line(5, '王小芳', numbers.wang),
    line(6, '=HYPERLINK("http://x")', numbers.he),
    ['合计', '6人'],
    ['填表人：某某'],
  ] as Cells[]
  const importId = await sent(officer, rows)
  const preview = await officer.get(contract.previewImport, {
    importId,
    headerFrom: null,
    headerUntil: null,
    columns: null,
  })
  assert.deepEqual(
    [preview.headerFrom, preview.columns.map(({ column }) => column)],
    [
      3,
      [
        'row-number',
        'name',
        'sex',
        'identity-number',
        'born',
        'diploma',
        'degree',
        'school-and-major',
        'employer',
        'post',
        'practice-since',
        'phone',
        'remark',
      ],
    ],
  )
  assert.deepEqual(preview.people[0], {
    row: 5,
    facts: {
      name: '王小芳',
      sex: 'female',
      born: '1990-05-12',
      diploma: 'bachelor',
      degree: 'bachelor',
      school: '温州大学',
      major: '社会工作',
      employer: '春晖社会工作服务中心',
      post: '社工',
      'practice-since': '2018-07-01',
      'identity-number': `${'*'.repeat(14)}${numbers.wang.slice(-4)}`,
      phone: '138****2345',
    },
    mistakes: [],
    notes: [],
  })
  assert.equal(JSON.stringify(preview).includes(numbers.wang), false)

  await mapped(officer, importId)
  await workOnLists(server.house)
  const dry = await officer.get(contract.importPage, { importId })
  const { new: news, changed, unchanged, wrong, possible, elsewhere } = dry.counts!
  assert.deepEqual(
    [dry.state, dry.rows, { news, changed, unchanged, wrong, possible, elsewhere }],
    ['compared', 6, { news: 2, changed: 1, unchanged: 0, wrong: 3, possible: 0, elsewhere: 0 }],
  )
  assert.equal(await count(server, 'workforce.worker'), before + 1, 'a dry run writes nothing')
  const change = (await officer.get(contract.importRows, { importId, outcome: 'changed' })).rows[0]!
  assert.deepEqual(
    change.diff.find(({ field }) => field === 'post'),
    { field: 'post', was: '社工', is: '副主任', wins: 'sheet' },
  )
  const mistakes = (await officer.get(contract.importRows, { importId, outcome: 'wrong' })).rows
  assert.deepEqual(
    mistakes.map((row) => [row.row, row.mistakes[0]!.column]),
    [
      [8, 'identity-number'],
      [9, 'identity-number'],
      [10, 'name'],
    ],
  )
  const plain = await server.database.pool.query(
    `select string_agg(r::text, ' ') as all from workforce.list_import_row r`,
  )
  assert.equal(plain.rows[0].all.includes(numbers.wang), false, 'no number stands in clear')

  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)
  const done = await officer.get(contract.importPage, { importId })
  assert.deepEqual([done.state, done.counts!.made, done.counts!.applied, done.undoUntil], ['done', 2, 1, '2026-04-15'])
  assert.equal(await count(server, 'workforce.worker'), before + 3)
  const facts = await server.database.pool
    .query(`select w.name, w.sex, w.source, m.post_title, m.from_on, e.diploma, e.degree, e.major_kind from workforce.worker w
    join workforce.employment m using (person_id) join workforce.education e using (person_id) where w.name = '王小芳'`)
  assert.deepEqual(facts.rows, [
    {
      name: '王小芳',
      sex: 'female',
      source: 'imported',
      post_title: '社工',
      from_on: '2018-07-01',
      diploma: 'bachelor',
      degree: 'bachelor',
      major_kind: 'social-work',
    },
  ])

  const file = await officer.call(contract.exportMistakes, { importId })
  assert.ok('raw' in file)
  const back: unknown[][] = []
  for await (const row of readSheet(Readable.from([file.raw]))) back.push(row.values)
  assert.deepEqual(
    [back[0]!.slice(0, 3), back[0]!.at(-1), back[1]!.slice(0, 3), back.length],
    [['原表行号', '序号', '姓 名'], '需要修改', [8, '4', '孙丢数'], 4],
  )
  assert.match(String(back[1]!.at(-1)), /后几位已丢失/)
  assert.equal(back[3]![2], '=HYPERLINK("http://x")')

  // Someone changes one of them; the rest goes back as it was.
  await server.database.pool.query(`update workforce.worker set version = version + 1 where name = '李强'`)
  await officer.get(contract.undoImport, { importId })
  await workOnLists(server.house)
  const undone = await officer.get(contract.importPage, { importId })
  assert.deepEqual([undone.state, undone.counts!.kept], ['undone', 1])
  assert.deepEqual(
    (await officer.get(contract.importRows, { importId, kept: 'yes' })).rows.map(({ name, keptBecause }) => [
      name,
      keptBecause,
    ]),
    [['李强', 'changed-since']],
  )
  assert.equal(await count(server, 'workforce.worker'), before + 2)
  assert.equal(await count(server, 'identity.person', `name = '王小芳'`), 0)
  const post = await server.database.pool.query(`select post_title from workforce.employment where person_id = $1`, [
    known.personId,
  ])
  assert.deepEqual(post.rows, [{ post_title: '社工' }])
})

test('the columns of a sender are remembered, and the list goes back in the same shape', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const rows: Cells[] = [
    ['员工', '证件', '入职'],
    ['王小芳', numbers.wang, '2020.3'],
  ]
  const book = await workbook(rows)
  const first = await sent(officer, rows, '名册.xlsx', book)
  assert.equal(
    (await officer.get(contract.previewImport, { importId: first, headerFrom: null, headerUntil: null, columns: null }))
      .headerFrom,
    null,
  )
  const columns = [
    { at: 0, header: '员工', column: 'name' },
    { at: 1, header: '证件', column: 'identity-number' },
    { at: 2, header: '入职', column: 'began' },
  ]
  const tried = await officer.get(contract.previewImport, { importId: first, headerFrom: 0, headerUntil: 1, columns })
  assert.deepEqual(tried.people[0]!.facts['began'], '2020-03-01')
  const given = {
    importId: first,
    headerFrom: 0,
    headerUntil: 1,
    wins: {},
    system: 'community',
    kind: 'community-worker',
    listedOn: '2026-03-01',
  }
  const { version } = await officer.get(contract.importPage, { importId: first })
  await officer.get(contract.mapImport, { ...given, columns, basedOnVersion: version })
  await workOnLists(server.house)
  await officer.get(contract.runImport, { importId: first })
  await workOnLists(server.house)

  const second = await sent(officer, rows, '名册.xlsx', book)
  const again = await officer.get(contract.previewImport, {
    importId: second,
    headerFrom: null,
    headerUntil: null,
    columns: null,
  })
  assert.deepEqual(
    again.columns.map(({ column, how }) => [column, how]),
    [
      ['name', 'remembered'],
      ['identity-number', 'remembered'],
      ['began', 'remembered'],
    ],
  )
  assert.equal((await officer.get(contract.importPage, { importId: second })).sentBefore?.importId, first)

  const file = await officer.call(contract.exportPeople, {
    senderId: organisations.agency,
    shape: 'sender',
    numbers: 'whole',
    reason: '年度核对',
  })
  assert.ok('raw' in file)
  const back: unknown[][] = []
  for await (const row of readSheet(Readable.from([file.raw]))) back.push(row.values)
  assert.deepEqual(
    [back[0], back.at(-1)],
    [
      ['员工', '证件', '入职'],
      ['王小芳', numbers.wang, '2020.03'],
    ],
  )
  assert.equal(
    refusalOf(
      await officer.call(contract.exportPeople, { senderId: organisations.agency, shape: 'sender', numbers: 'whole' }),
    ),
    'reason workforce/reason-missing',
  )
  assert.equal(
    refusalOf(await officer.call(contract.exportPeople, { senderId: organisations.station, shape: 'sender' })),
    'workforce/shape-unknown',
  )
})

test('a list in the old national encoding, parted by tabs, is a list too', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  // 姓名\t性别 / 王芳\t女, in GB 18030.
  const bytes = Buffer.from([
    0xd0, 0xd5, 0xc3, 0xfb, 9, 0xd0, 0xd4, 0xb1, 0xf0, 10, 0xcd, 0xf5, 0xb7, 0xbc, 9, 0xc5, 0xae, 10,
  ])
  const importId = await sent(officer, [], '名册.csv', bytes)
  const preview = await officer.get(contract.previewImport, {
    importId,
    headerFrom: null,
    headerUntil: null,
    columns: null,
  })
  assert.deepEqual(
    preview.people.map(({ facts }) => facts),
    [{ name: '王芳', sex: 'female' }],
  )
})
