import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/workforce/contract-corrections.ts'
import { tellWaiting } from '#modules/workforce/tell-waiting.ts'
import { testServer } from '#demo/test-server.ts'
import type { CastName } from '#demo/test-world.ts'

test('whose turn it is hears that corrections wait: the station’s leader and the agency that employs, then the county; and no longer once none waits', async (t) => {
  const server = await testServer(t)
  const toldTo = async (who: CastName) =>
    (await (await server.as(who)).get(notices, {})).rows.flatMap(({ title, body }) =>
      title.zh === '有档案更正待确认' ? [body.zh] : [],
    )
  const all = async () => Promise.all((['leader', 'manager', 'officer', 'worker'] as const).map(toldTo))
  assert.equal(await tellWaiting(server.house), 0)

  const change = (who: CastName, phone: string) =>
    server.as(who).then((caller) => caller.get(contract.propose, { about: 'basics', act: 'change', basics: { phone } }))
  const first = await change('worker', '13905770001')
  await change('colleague', '13905770002')
  assert.equal(await tellWaiting(server.house), 2)
  assert.equal(await tellWaiting(server.house), 2)
  const two = ['2 项档案更正等待您核对确认。']
  assert.deepEqual(await all(), [two, two, [], []])

  const leader = await server.as('leader')
  await leader.get(contract.employerConfirm, { proposalId: first.proposalId, basedOnVersion: first.version })
  assert.equal(await tellWaiting(server.house), 3)
  const one = ['1 项档案更正等待您核对确认。']
  assert.deepEqual(await all(), [one, one, one, []])

  for (const { proposalId, version } of (await leader.get(contract.proposals, {})).rows)
    await (
      await server.as('officer')
    ).get(contract.returnProposal, { proposalId, basedOnVersion: version, reason: '请补充材料' })
  assert.equal(await tellWaiting(server.house), 0)
  assert.deepEqual(await all(), [[], [], [], []])
})
