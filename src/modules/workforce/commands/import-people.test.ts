import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as registry from '#modules/workforce/contract.ts'
import * as contract from '#modules/workforce/contract-lists.ts'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'
import { aWorker, numberOf, oldFormOf } from '#modules/workforce/testing/given.ts'
import { workbook, header, line, compared, count, numbers } from '#modules/workforce/testing/lists.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, regions } from '#demo/test-world.ts'

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

test('who was registered elsewhere, or went there, after the dry run is not touched either', async (t) => {
  const server = await testServer(t)
  const [officer, stranger] = [await server.as('officer'), await server.as('stranger')]
  const sun = await officer.get(registry.registerWorker, aWorker({ name: '孙明', identityNumber: numbers.zhao }))
  const importId = await compared(server, officer, [
    header,
    line(1, '何花', numbers.he, { phone: '13800009999' }),
    line(2, '孙明', numbers.zhao, { phone: '13800008888' }),
    line(3, '王小芳', numbers.wang),
  ])
  const { counts } = await officer.get(contract.importPage, { importId })
  assert.deepEqual([counts!.new, counts!.changed, counts!.elsewhere], [2, 1, 0])
  const he = await stranger.get(
    registry.registerWorker,
    aWorker({ name: '何花', identityNumber: numbers.he, regionCode: regions.neighbourCounty }),
  )
  await server.database.pool.query(`update workforce.worker set region_code = $2 where person_id = $1`, [
    sun.personId,
    regions.neighbourCounty,
  ])
  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)
  const done = (await officer.get(contract.importPage, { importId })).counts!
  assert.deepEqual([done.made, done.applied, done.elsewhere], [1, 0, 2])
  const { rows } = await server.database.pool.query(
    `select distinct phone_masked as phone, version from workforce.worker where person_id = any ($1)`,
    [[he.personId, sun.personId]],
  )
  assert.deepEqual(rows, [{ phone: '138****1234', version: 1 }])
})

test('ethnicity and political status of a sheet stand in the file; which columns are not taken in is said', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const importId = await compared(server, officer, [
    ['姓名', '身份证号', '民族', '政治面貌', '证书编号', '职称', '家庭住址'],
    ['王小芳', numbers.wang, '畲族', '预备党员', '2020123', '中级', '某路1号'],
    ['李强', numbers.li, '汉', '党员', '', '', ''],
    ['何花', numbers.he, '汉族', '什么党', '', '', ''],
  ])
  const { counts, leftOut } = await officer.get(contract.importPage, { importId })
  assert.deepEqual([counts!.new, counts!.wrong], [2, 1])
  assert.deepEqual(leftOut, ['家庭住址'])
  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)
  const { rows } = await server.database.pool.query(
    `select name, ethnicity, political_status from workforce.worker where source = 'imported' and identity_number_hash = any ($1) order by ethnicity desc`,
    [[numbers.wang, numbers.li].map((number) => server.house.vault.searchHash('identity-number', number))],
  )
  assert.deepEqual(rows, [
    { name: '王小芳', ethnicity: '畲族', political_status: 'probationary' },
    { name: '李强', ethnicity: '汉', political_status: 'party-member' },
  ])
})

test('a file that cannot be read says why: damaged, with a password, or no workbook at all', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const whole = await workbook([header, line(1, '王芳', numbers.wang)])
  const cases: [Buffer, string][] = [
    [Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'locked-or-old'],
    [whole.subarray(0, whole.length - 40), 'no-workbook'],
    [Buffer.concat([whole.subarray(400)]), 'damaged'],
  ]
  for (const [bytes, flaw] of cases) {
    const { importId } = await officer.get(contract.startImport, {
      fileName: '名册.xlsx',
      bytes: bytes.length,
      senderId: organisations.agency,
    })
    await officer.call(contract.sendPart, { importId, part: 0 }, { body: bytes, type: 'application/octet-stream' })
    assert.equal((await officer.get(contract.lookAtImport, { importId })).state, 'unreadable')
    assert.equal((await officer.get(contract.importPage, { importId })).flaw, flaw)
  }
})

test('one person in the lists of two systems, under the old number of 15 digits and the new one, and under one given up, is one file', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const former = numberOf('1985-11-02', 8, 'male')
  const taken = async (rows: Parameters<typeof compared>[2], decide = false) => {
    const importId = await compared(server, officer, rows)
    if (decide) await officer.get(contract.decideRow, { importId, row: 2, decision: 'same' })
    const [row] = (await officer.get(contract.importRows, { importId })).rows
    await officer.call(contract.runImport, { importId })
    await workOnLists(server.house)
    return [row!.outcome, row!.foundBy, row!.wasOldNumber]
  }
  assert.deepEqual(await taken([header, line(1, '李强', numbers.li)]), ['new', null, false])
  // The union's list still has 15 digits.
  assert.deepEqual(await taken([header, line(1, '李强', oldFormOf(numbers.li))]), ['unchanged', 'number', true])
  // Another system knows him under a number he had before: the officer says that it is he, and from then on it is found.
  assert.deepEqual(await taken([header, line(1, '李强', former)], true), ['possible', 'name', false])
  assert.deepEqual(await taken([header, line(1, '李强', oldFormOf(former))]), ['unchanged', 'former-number', true])
  assert.equal(await count(server, 'workforce.worker', `name = '李强'`), 1)
})
