import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { readSheet } from '#kernel/documents/lists.ts'
import * as registry from '#modules/workforce/contract.ts'
import * as contract from '#modules/workforce/contract-lists.ts'
import { applySome } from '#modules/workforce/apply-list.ts'
import { dropOldLists, workOnLists } from '#modules/workforce/jobs-lists.ts'
import { aJob, aWorker, numberOf, oldFormOf } from '#modules/workforce/testing/given.ts'
import type { Caller, TestServer } from '#demo/test-server.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, regions } from '#demo/test-world.ts'

type Cells = (string | number | null)[]

async function workbook(rows: Cells[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('人员')
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await book.xlsx.writeBuffer())
}

const header = [
  '序号',
  '姓 名',
  '性别',
  '身份证号码（18位）',
  '出生年月',
  '学历',
  '学位',
  '毕业院校及专业',
  '工作单位',
  '职务',
  '参加社会工作时间',
  '联系电话',
  '备注',
]
const titles: Cells[] = [['瓯海区社会工作人才名册'], ['填报单位：春晖社会工作服务中心'], [null, null, '单位：人']]
const line = (
  n: number,
  name: string,
  number: string | number | null,
  more: Partial<
    Record<'sex' | 'born' | 'diploma' | 'degree' | 'school' | 'employer' | 'post' | 'since' | 'phone', string | number>
  > = {},
): Cells => [
  n,
  name,
  more.sex ?? '',
  number,
  more.born ?? '',
  more.diploma ?? '大本',
  more.degree ?? '学士',
  more.school ?? '温州大学社会工作',
  more.employer ?? '春晖社会工作服务中心',
  more.post ?? '社工',
  more.since ?? '2018年7月',
  more.phone ?? '',
  null,
]

async function sent(officer: Caller, rows: Cells[], fileName = '名册.xlsx', bytes?: Buffer): Promise<string> {
  const body = bytes ?? (await workbook(rows))
  const { importId, parts } = await officer.get(contract.startImport, {
    fileName,
    bytes: body.length,
    senderId: organisations.agency,
  })
  for (let part = 0; part < parts; part++) {
    const piece = body.subarray(part * contract.partBytes, (part + 1) * contract.partBytes)
    const answer = await officer.call(
      contract.sendPart,
      { importId, part },
      { body: piece, type: 'application/octet-stream' },
    )
    assert.equal(answer.status, 200)
  }
  assert.equal((await officer.get(contract.lookAtImport, { importId })).state, 'looked')
  return importId
}

async function compared(
  server: TestServer,
  officer: Caller,
  rows: Cells[],
  wins: Record<string, 'sheet' | 'registry'> = {},
): Promise<string> {
  const importId = await sent(officer, rows)
  await mapped(officer, importId, wins)
  await workOnLists(server.house)
  return importId
}

async function mapped(
  officer: Caller,
  importId: string,
  wins: Record<string, 'sheet' | 'registry'> = {},
): Promise<void> {
  const preview = await officer.get(contract.previewImport, {
    importId,
    headerFrom: null,
    headerUntil: null,
    columns: null,
  })
  const { version } = await officer.get(contract.importPage, { importId })
  await officer.get(contract.mapImport, {
    importId,
    basedOnVersion: version,
    headerFrom: preview.headerFrom!,
    headerUntil: preview.headerUntil!,
    columns: preview.columns.map(({ at, header, column }) => ({ at, header, column })),
    wins,
    system: 'civil-affairs',
    kind: 'social-worker',
    listedOn: '2026-03-01',
  })
}

const count = async (server: TestServer, table: string, where = 'true'): Promise<number> =>
  (await server.database.pool.query<{ count: number }>(`select count(*) from ${table} where ${where}`)).rows[0]!.count

const numbers = {
  wang: numberOf('1990-05-12', 1),
  li: numberOf('1985-11-02', 2, 'male'),
  zhao: numberOf('1979-03-08', 3),
  he: numberOf('1992-07-21', 4),
}

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

const many = (count: number): Cells[] => [
  header,
  ...Array.from({ length: count }, (_, at) =>
    line(
      at + 1,
      `王${String.fromCodePoint(0x4e00 + at)}`,
      numberOf(`19${70 + (at % 25)}-0${1 + (at % 9)}-1${at % 9}`, at % 100, at % 2 ? 'male' : 'female'),
    ),
  ),
]

test('an import that is killed between two batches goes on where it was, and everybody is made once', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const before = await count(server, 'workforce.worker')
  const importId = await compared(server, officer, many(700))
  const { counts } = await officer.get(contract.importPage, { importId })
  const news = counts!.new
  assert.ok(news > 500, String(news))
  await officer.get(contract.runImport, { importId })
  assert.equal(await applySome(server.house, importId), true)
  assert.equal(await count(server, 'workforce.worker'), before + 500)
  const half = await officer.get(contract.importPage, { importId })
  assert.deepEqual([half.state, half.doneRows, half.allRows], ['running', 500, news])
  // The next server finds it at work.
  await workOnLists(server.house)
  assert.equal(await count(server, 'workforce.worker'), before + news)
  assert.equal((await officer.get(contract.importPage, { importId })).counts!.made, news)
})

test('two officers who import the same sheet at once make everybody once', async (t) => {
  const server = await testServer(t)
  const [officer, province] = [await server.as('officer'), await server.as('provinceOfficer')]
  const before = await count(server, 'workforce.worker')
  const [one, other] = [await compared(server, officer, many(60)), await compared(server, province, many(60))]
  const { counts } = await officer.get(contract.importPage, { importId: one })
  await officer.get(contract.runImport, { importId: one })
  await province.get(contract.runImport, { importId: other })
  await Promise.all([applySome(server.house, one), applySome(server.house, other)])
  await workOnLists(server.house)
  assert.equal(await count(server, 'workforce.worker'), before + counts!.new)
  const [first, second] = [
    await officer.get(contract.importPage, { importId: one }),
    await province.get(contract.importPage, { importId: other }),
  ]
  assert.deepEqual([first.state, second.state, first.counts!.made + second.counts!.made], ['done', 'done', counts!.new])
})

test('stopped, refused and out of reach: each says what is so', async (t) => {
  const server = await testServer(t)
  const [officer, stranger, leader] = [
    await server.as('officer'),
    await server.as('stranger'),
    await server.as('leader'),
  ]
  assert.equal(
    refusalOf(
      await officer.call(contract.startImport, { fileName: '名册.xls', bytes: 10, senderId: organisations.agency }),
    ),
    'fileName workforce/list-format',
  )
  assert.equal(
    refusalOf(
      await officer.call(contract.startImport, {
        fileName: '名册.xlsx',
        bytes: 10,
        senderId: organisations.neighbourStation,
      }),
    ),
    'senderId workforce/organisation-not-found',
  )
  assert.equal(
    refusalOf(
      await leader.call(contract.startImport, { fileName: '名册.xlsx', bytes: 10, senderId: organisations.station }),
    ),
    'kernel/not-allowed',
  )
  const { importId: empty } = await officer.get(contract.startImport, {
    fileName: '名册.xlsx',
    bytes: 10,
    senderId: organisations.agency,
  })
  assert.equal(refusalOf(await officer.call(contract.lookAtImport, { importId: empty })), 'workforce/list-part')
  await officer.call(
    contract.sendPart,
    { importId: empty, part: 0 },
    { body: Buffer.from('not a book'), type: 'application/octet-stream' },
  )
  assert.equal((await officer.get(contract.lookAtImport, { importId: empty })).state, 'unreadable')

  const importId = await sent(officer, many(5))
  assert.equal(refusalOf(await stranger.call(contract.importPage, { importId })), 'kernel/not-found')
  assert.equal(refusalOf(await stranger.call(contract.runImport, { importId })), 'kernel/not-found')
  assert.equal(refusalOf(await officer.call(contract.runImport, { importId })), 'workforce/list-not-now')
  const { version } = await officer.get(contract.importPage, { importId })
  const given = {
    importId,
    basedOnVersion: version,
    headerFrom: 0,
    headerUntil: 1,
    wins: {},
    system: 'civil-affairs',
    kind: 'social-worker',
    listedOn: '2026-03-01',
  }
  const name = { at: 1, header: '姓 名', column: 'name' }
  assert.equal(
    refusalOf(await officer.call(contract.mapImport, { ...given, columns: [{ ...name, column: 'sex' }] })),
    'columns workforce/column-name-missing',
  )
  assert.equal(
    refusalOf(await officer.call(contract.mapImport, { ...given, columns: [name, { ...name, at: 2 }] })),
    'columns workforce/column-twice',
  )
  assert.equal(
    refusalOf(await officer.call(contract.mapImport, { ...given, columns: [name], basedOnVersion: 99 })),
    'kernel/changed-meanwhile',
  )
  assert.equal(
    refusalOf(await officer.call(contract.mapImport, { ...given, columns: [name], listedOn: '2027-01-01' })),
    'listedOn workforce/day-in-future',
  )
  await mapped(officer, importId)
  assert.equal((await officer.get(contract.stopImport, { importId })).state, 'looked')
  await mapped(officer, importId)
  await workOnLists(server.house)
  await officer.get(contract.runImport, { importId })
  assert.equal((await officer.get(contract.stopImport, { importId })).state, 'stopped')
  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)

  // The same sheet again changes nothing; another's file is not touched; who may be known already waits for a decision.
  const same = await compared(server, officer, many(5))
  const { counts } = await officer.get(contract.importPage, { importId: same })
  assert.deepEqual([counts!.new, counts!.changed, counts!.unchanged], [0, 0, 5])
  assert.equal(refusalOf(await officer.call(contract.runImport, { importId: same })), 'workforce/list-nothing-to-do')
  server.setClock('2026-06-01T09:30:00+08:00')
  assert.equal(refusalOf(await (await server.as('officer')).call(contract.undoImport, { importId })).length > 0, true)
  assert.ok((await dropOldLists(server.house)) > 0)
  assert.equal(await count(server, 'workforce.list_import_row', `import_id = '${importId}'`), 0)
})

test('who has a file elsewhere is not touched, and a possible duplicate waits for a decision', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  await (
    await server.as('stranger')
  ).get(
    registry.registerWorker,
    aWorker({ name: '何远', identityNumber: numbers.he, regionCode: regions.neighbourCounty }),
  )
  const li = await officer.get(
    registry.registerWorker,
    aWorker({
      name: '李强',
      sex: 'male',
      bornOn: '1985-11-02',
      identityNumber: null,
      noNumberReason: '未登记',
      phone: null,
    }),
  )
  const importId = await compared(
    server,
    officer,
    [
      header,
      line(1, '何远', numbers.he),
      line(2, '李强', numbers.li),
      line(3, '李强', numberOf('1985-11-20', 7, 'male')),
    ],
    { post: 'registry' },
  )
  const { counts } = await officer.get(contract.importPage, { importId })
  assert.deepEqual([counts!.elsewhere, counts!.possible, counts!.undecided], [1, 2, 2])
  const away = (await officer.get(contract.importRows, { importId, outcome: 'elsewhere' })).rows[0]!
  assert.deepEqual([away.personId, away.personName], [null, null])
  await officer.get(contract.decideRow, { importId, row: 3, decision: 'same' })
  await officer.get(contract.decideRow, { importId, row: 4, decision: 'new' })
  assert.equal(
    refusalOf(await officer.call(contract.decideRow, { importId, row: 2, decision: 'new' })),
    'kernel/not-found',
  )
  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)
  const one = await server.database.pool.query(
    `select identity_number_last4 as last4 from workforce.worker where person_id = $1`,
    [li.personId],
  )
  assert.deepEqual(one.rows, [{ last4: numbers.li.slice(-4) }], 'now the number is known too')
  assert.equal(await count(server, 'workforce.worker', `name = '李强'`), 2)
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
