import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testServer } from '#demo/test-server.ts'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { tellAllowances } from '#modules/selection/due-allowances.ts'
import { heldTitles, later } from '#modules/selection/testing/sealed-round.ts'

test('the office that pays is told once how many allowances fall due and when, and no more when they are paid', async (t) => {
  const server = await testServer(t)
  await heldTitles(server)
  const at = async (now: string) => {
    const officer = await later(server, now, 'officer')
    await tellAllowances(server.house)
    const { rows } = await officer.get(notices, {})
    return rows
      .filter((one) => one.link?.startsWith('/selection/runs'))
      .map((one) => [one.title.zh, one.dueOn, one.link])
  }
  assert.deepEqual(await at('2027-02-21T09:00:00+08:00'), [], 'thirty days before, by the rule')
  const told = [
    ['2027年3月24日有2人的津贴应发', '2027-03-24', '/selection/runs?programme=jinan+haiyou&until=2027-03-24'],
  ]
  assert.deepEqual(await at('2027-02-22T09:00:00+08:00'), told)
  assert.deepEqual(await at('2027-03-24T09:00:00+08:00'), told, 'and once only')

  const now = '2027-03-25T09:00:00+08:00'
  for (const who of ['worker', 'otherWorker'] as const)
    await (
      await later(server, now, who)
    ).get(contract.keepAccount, { bank: '中国农业银行', number: '622848000000123456' })
  const officer = await later(server, now, 'officer')
  const { runId } = await officer.get(contract.proposeRun, { place: 'jinan', code: 'haiyou', untilOn: '2027-03-24' })
  await (
    await later(server, now, 'provinceOfficer')
  ).get(contract.approveRun, { runId, basedOnVersion: 1, approved: true })
  await officer.get(contract.sendRun, { runId, basedOnVersion: 2 })
  const answer = (text: string) =>
    officer.call(contract.readReturn, { runId }, { body: Buffer.from(text), type: 'application/octet-stream' })
  await answer('序号,金额（元）,处理结果\n1,12000,成功\n')
  assert.deepEqual(
    (await at('2027-03-26T09:00:00+08:00')).map(([title]) => title),
    ['2027年3月24日有1人的津贴应发'],
  )
  await (
    await later(server, '2027-03-26T10:00:00+08:00', 'officer')
  ).call(
    contract.readReturn,
    { runId },
    { body: Buffer.from('序号,金额（元）,处理结果\n2,12000,成功\n'), type: 'application/octet-stream' },
  )
  assert.deepEqual(await at('2027-03-27T09:00:00+08:00'), [])
})
