import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/workforce/contract-lists.ts'
import { applySome } from '#modules/workforce/apply-list.ts'
import { dropOldLists, workOnLists } from '#modules/workforce/jobs-lists.ts'
import { numberOf } from '#modules/workforce/testing/given.ts'
import { type Cells, header, line, sent, compared, mapped, count } from '#modules/workforce/testing/lists.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations } from '#demo/test-world.ts'

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
  await officer.get(contract.runImport, { importId })
  assert.equal(await applySome(server.house, importId), true)
  const half = await officer.get(contract.importPage, { importId })
  assert.deepEqual([half.state, half.allRows], ['running', news])
  assert.ok(half.doneRows > 0 && half.doneRows < news, String(half.doneRows))
  assert.equal(await count(server, 'workforce.worker'), before + half.doneRows)
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

test('files that a list made are taken back without reading whole tables: whatever names one finds it by an index', async (t) => {
  const server = await testServer(t)
  const { rows } = await server.database.pool.query<{ column: string }>(
    `select c.conrelid::regclass || '.' || a.attname as column
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid in ('workforce.worker'::regclass, 'identity.person'::regclass)
        and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]
                           and coalesce(pg_get_expr(i.indpred, i.indrelid), '') in ('', format('(%s IS NOT NULL)', a.attname)))`,
  )
  assert.deepEqual(rows, [])
})
