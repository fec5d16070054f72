import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/workforce/contract-lists.ts'
import * as page from '#modules/workforce/contract-person.ts'
import { dropOldLists, workOnLists } from '#modules/workforce/jobs-lists.ts'
import { compared, count, header, line, numbers, sent, workbook } from '#modules/workforce/testing/lists.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'

const rows = [header, line(1, '王小芳', numbers.wang), line(2, '李强', numbers.li)]

test('the sheet stays as evidence of what was taken in from it, and each fact names it', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const importId = await compared(server, officer, rows)
  await officer.get(contract.runImport, { importId })
  await workOnLists(server.house)
  assert.equal((await officer.get(contract.importPage, { importId })).sheetKeptUntil, '2029-03-31')

  const personId = (await officer.get(contract.importRows, { importId })).rows[0]!.personId!
  const seen = await officer.get(page.person, { personId })
  const named = { on: '2026-03-01', importId }
  assert.deepEqual(
    [seen.list, seen.employment[0]!.list, seen.education[0]!.list, seen.history.map((one) => one.importId)],
    [named, named, named, [importId]],
  )
  // A leader of the place reads that a list said so, and opens no import.
  const leader = await server.as('manager')
  const byLeader = await leader.get(page.person, { personId })
  assert.deepEqual([byLeader.list, byLeader.history[0]!.importId], [{ ...named, importId: null }, null])

  const bytes = await workbook(rows)
  const again = await sent(officer, [], '原件.xlsx', bytes)
  const got = await officer.call(contract.importSheet, { importId: again, reason: '核对原始数据' })
  assert.ok('raw' in got)
  assert.ok(Buffer.from(got.raw).equals(bytes), 'byte for byte')
  const { rows: audited } = await server.database.pool.query<{ reason: string }>(
    `select reason from kernel.audit_entry where reason is not null`,
  )
  assert.deepEqual(audited, [{ reason: '核对原始数据' }])
  assert.equal(refusalOf(await officer.call(contract.importSheet, { importId })), 'reason workforce/reason-missing')
  const stranger = await server.as('stranger')
  assert.equal(refusalOf(await stranger.call(contract.importSheet, { importId, reason: '看看' })), 'kernel/not-found')
})

test('lines go after a month, the sheet of what was taken in after years, and one that was taken back with its lines', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const taken = await compared(server, officer, rows)
  await officer.get(contract.runImport, { importId: taken })
  await workOnLists(server.house)
  const undone = await compared(server, officer, [header, line(1, '赵敏', numbers.zhao)])
  await officer.get(contract.runImport, { importId: undone })
  await workOnLists(server.house)
  await officer.get(contract.undoImport, { importId: undone })
  await workOnLists(server.house)
  const never = await sent(officer, rows)

  server.setClock('2026-06-01T09:30:00+08:00')
  await dropOldLists(server.house)
  assert.equal(await count(server, 'workforce.list_import_row'), 0)
  const there = async (importId: string) => (await server.house.files.get(`imports/${importId}/0`)) !== null
  assert.deepEqual([await there(taken), await there(undone), await there(never)], [true, false, false])
  assert.equal(await count(server, 'workforce.list_import', 'sheet_dropped_on is null'), 1)

  server.setClock('2029-04-01T09:30:00+08:00')
  await dropOldLists(server.house)
  assert.equal(await there(taken), false)
})

test('a sheet that is not there is said to be gone', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const importId = await sent(officer, rows)
  assert.equal((await officer.get(contract.importPage, { importId })).sheetKeptUntil, '2026-04-15')
  await server.database.pool.query(`update workforce.list_import set sheet_dropped_on = '2026-03-16'`)
  assert.equal((await officer.get(contract.importPage, { importId })).sheetKeptUntil, null)
  assert.equal(
    refusalOf(await officer.call(contract.importSheet, { importId, reason: '核对' })),
    'workforce/sheet-gone',
  )
})
