import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/selection/contract.ts'
import { heldTitles, later, owned } from '#modules/selection/testing/sealed-round.ts'

const account = { bank: '中国农业银行瓯海支行', number: '6228 4800 0000 1234 567' }

test('a run is proposed by one and approved by another, and a payment file returned in part pays each holder once', async (t) => {
  const server = await testServer(t)
  await heldTitles(server, { chosen: 3 })
  const now = '2027-03-24T09:00:00+08:00'
  for (const who of ['worker', 'otherWorker'] as const)
    await (await later(server, now, who)).get(contract.keepAccount, account)
  assert.equal(
    refusalOf(await (await later(server, now, 'worker')).call(contract.keepAccount, { ...account, number: '12345' })),
    'number selection/account-number-amiss',
  )
  const kept = await owned(server, async (owner) => (await owner.query('select * from selection.bank_account')).rows)
  assert.ok(!JSON.stringify(kept).includes('62284800'))
  const [officer, chief] = [await later(server, now, 'officer'), await later(server, now, 'provinceOfficer')]
  const wanted = { place: 'jinan', code: 'haiyou' }
  assert.equal(
    refusalOf(await officer.call(contract.proposeRun, { ...wanted, untilOn: '2027-03-25' })),
    'untilOn selection/run-to-come',
  )
  const { runId, lines } = await officer.get(contract.proposeRun, { ...wanted, untilOn: '2027-03-24' })
  assert.equal(lines, 3)
  assert.equal(
    refusalOf(await officer.call(contract.proposeRun, { ...wanted, untilOn: '2027-03-24' })),
    'selection/run-open-already',
  )
  assert.equal(
    refusalOf(await officer.call(contract.approveRun, { runId, basedOnVersion: 1, approved: true })),
    'selection/run-own-proposal',
  )
  await chief.get(contract.approveRun, { runId, basedOnVersion: 1, approved: true })
  assert.equal(refusalOf(await officer.call(contract.bankFile, { runId })), 'selection/nothing-to-send')
  const sent = await officer.get(contract.sendRun, { runId, basedOnVersion: 2 })
  assert.deepEqual([sent.sent, sent.failed], [2, 1])
  const before = await officer.get(contract.payRun, { runId })
  assert.deepEqual(
    before.rows.map((one) => [one.stage, one.amountFen, one.failure]),
    [
      ['sent', 1_200_000, ''],
      ['sent', 1_200_000, ''],
      ['failed', 1_200_000, '没有登记收款账户'],
    ].toSorted((a, b) => String(b[0]).localeCompare(String(a[0]))),
  )
  const file = await officer.call(contract.bankFile, { runId })
  assert.ok('raw' in file)
  const cells: unknown[][] = []
  for await (const row of readSheet(Readable.from([file.raw]))) cells.push(row.values)
  assert.deepEqual([cells[0], cells.length], [['序号', '户名', '账号', '开户行', '金额（元）'], 3])
  assert.equal(cells[1]![2], '6228480000001234567')
  const csv = await officer.call(contract.bankFile, { runId, as: 'csv' })
  assert.match(
    'raw' in csv ? csv.raw.toString() : '',
    /"1","林小雨","6228480000001234567","中国农业银行瓯海支行","12000\.00"/,
  )

  const back = (text: string) =>
    officer.call(contract.readReturn, { runId }, { body: Buffer.from(text), type: 'application/octet-stream' })
  assert.equal(refusalOf(await back('姓名,电话\n甲,1')), 'selection/not-a-return')
  const part = await back(
    '序号,金额（元）,处理结果,失败原因\n1,12000.00,成功,\n2,12000.00,失败,户名不符\n3,12000.00,成功,\n9,1,成功,\n',
  )
  assert.ok('value' in part && part.value)
  assert.deepEqual(
    { ...part.value, version: 0 },
    { version: 0, paid: 1, failed: 1, waiting: 0, strange: [4, 5], closed: false },
  )
  const again = await back('序号,金额（元）,处理结果,失败原因\n1,12000.00,成功,\n')
  assert.ok('value' in again && again.value)
  assert.deepEqual([again.value.paid, again.value.strange], [0, [2]], 'what is paid is paid once')

  await (await later(server, now, 'colleague')).get(contract.keepAccount, account)
  const retried = await officer.get(contract.sendRun, { runId, basedOnVersion: again.value.version })
  assert.deepEqual([retried.sent, retried.failed], [2, 0])
  assert.equal(
    refusalOf(await officer.call(contract.closeRun, { runId, basedOnVersion: retried.version })),
    'selection/run-waits-for-bank',
  )
  const rest = await back('序号,金额（元）,处理结果\n2,12000.00,成功\n3,12000.00,退票\n')
  assert.ok('value' in rest && rest.value && !rest.value.closed)
  await officer.get(contract.closeRun, { runId, basedOnVersion: rest.value.version })
  const next = await officer.get(contract.proposeRun, { ...wanted, untilOn: '2027-03-24' })
  assert.equal(next.lines, 1, 'what failed is due again, and nobody else')
})

test('a fact that comes late is taken back in the next run, with its clause, until it is paid back', async (t) => {
  const server = await testServer(t)
  const { titleIds } = await heldTitles(server, { chosen: 1 })
  const now = '2027-03-24T09:00:00+08:00'
  await (await later(server, now, 'worker')).get(contract.keepAccount, account)
  const [officer, chief] = [await later(server, now, 'officer'), await later(server, now, 'provinceOfficer')]
  const wanted = { place: 'jinan', code: 'haiyou', untilOn: '2027-03-24' }
  const first = await officer.get(contract.proposeRun, wanted)
  await chief.get(contract.approveRun, { runId: first.runId, basedOnVersion: 1, approved: true })
  await officer.get(contract.sendRun, { runId: first.runId, basedOnVersion: 2 })
  await officer.call(
    contract.readReturn,
    { runId: first.runId },
    { body: Buffer.from('序号,金额（元）,处理结果\n1,12000,成功'), type: 'application/octet-stream' },
  )
  assert.equal(refusalOf(await officer.call(contract.proposeRun, wanted)), 'selection/nothing-to-pay')

  const titleId = titleIds['worker']!
  await officer.get(contract.reportFact, {
    titleId,
    code: 'left',
    happenedOn: '2026-06-10',
    reason: '去年六月离开本市，今年三月才知道',
  })
  const second = await officer.get(contract.proposeRun, wanted)
  const { rows } = await officer.get(contract.payRun, { runId: second.runId })
  const [line] = rows
  assert.deepEqual([line?.dueFen, line?.beforeFen, line?.amountFen], [300_000, 1_200_000, -900_000])
  assert.deepEqual(
    line?.spans.map((one) => [one.kind, one.months, one.because?.name.zh ?? null]),
    [
      ['paid', 3, null],
      ['stopped', 9, '管理期内不再从事社会工作，或离开本市'],
    ],
  )
  await chief.get(contract.approveRun, { runId: second.runId, basedOnVersion: 1, approved: true })
  const closed = await officer.get(contract.payRun, { runId: second.runId })
  assert.deepEqual([closed.stage, closed.rows[0]!.stage, closed.owedFen], ['closed', 'owed', 900_000])
  const lineId = closed.rows[0]!.lineId
  assert.equal(
    refusalOf(await officer.call(contract.repaid, { lineId, repaidOn: '2027-03-25' })),
    'repaidOn selection/day-to-come',
  )
  await officer.get(contract.repaid, { lineId, repaidOn: '2027-03-24' })
  assert.equal(
    refusalOf(await officer.call(contract.repaid, { lineId, repaidOn: '2027-03-24' })),
    'selection/nothing-owed',
  )
  assert.equal(refusalOf(await officer.call(contract.proposeRun, wanted)), 'selection/nothing-to-pay')
  assert.equal((await officer.get(contract.title, { titleId })).paidFen, 300_000)
})

test('a run is not approved when a fact came after its proposal', async (t) => {
  const server = await testServer(t)
  const { titleIds } = await heldTitles(server, { chosen: 1 })
  const now = '2027-03-24T09:00:00+08:00'
  const [officer, chief] = [await later(server, now, 'officer'), await later(server, now, 'provinceOfficer')]
  const { runId } = await officer.get(contract.proposeRun, { place: 'jinan', code: 'haiyou', untilOn: '2027-03-24' })
  await officer.get(contract.reportFact, {
    titleId: titleIds['worker']!,
    code: 'left',
    happenedOn: '2026-06-10',
    reason: '据报',
  })
  assert.equal(
    refusalOf(await chief.call(contract.approveRun, { runId, basedOnVersion: 1, approved: true })),
    'selection/run-outdated',
  )
  assert.equal((await chief.get(contract.approveRun, { runId, basedOnVersion: 1, approved: false })).version, 2)
  const list = await officer.get(contract.payRuns, {})
  assert.deepEqual([list.rows.rows[0]!.stage, list.programmes.length], ['dropped', 1])
})
