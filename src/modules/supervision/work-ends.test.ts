import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/supervision/contract.ts'
import { lookAtDuties } from '#modules/supervision/jobs.ts'
import { at, openPool } from '#modules/supervision/testing/given.ts'
import { changeStatus } from '#modules/workforce/contract-moves.ts'
import { personId } from '#demo/test-world.ts'

test('a supervisor who has gone is in no pool, and whom they supervised is seen to have nobody; a supervisee who has gone takes no place', async (t) => {
  const { server, as, ids } = await openPool(t)
  const officer = await as('officer')
  const gone = (who: 'worker' | 'otherWorker') =>
    officer.get(changeStatus, {
      personId: personId(who),
      basedOnVersion: 1,
      status: 'left',
      on: '2026-03-16',
      reason: '离职',
    })
  const pool = async () => (await officer.get(contract.supervisors, { size: 10 })).rows
  const of = (rows: Awaited<ReturnType<typeof pool>>) => rows.find((one) => one.supervisorId === ids.supervisor)
  const unsupervised = async () =>
    (await officer.get(contract.supervisionDebt, { size: 100, state: 'unsupervised' })).rows.map((one) => one.personId)

  assert.equal(of(await pool())?.supervisees, 2)
  assert.ok(!(await unsupervised()).includes(personId('colleague')))
  await gone('worker')
  assert.equal(of(await pool())?.supervisees, 1)

  await gone('otherWorker')
  const left = of(await pool())
  assert.deepEqual([left?.supervisees, left?.leftOn], [0, '2026-03-16'])
  assert.ok((await unsupervised()).includes(personId('colleague')))
  await lookAtDuties(server.house)
})

test('nobody is reminded of what was agreed in a session that was taken back', async (t) => {
  const { server, as, ids } = await openPool(t)
  const supervisor = await as('otherWorker')
  const { sessionId } = await supervisor.get(contract.recordSession, {
    ...at,
    agreementId: ids.agreement,
    kind: 'individual',
    personIds: [personId('worker')],
    issues: '入户受阻',
    advice: '',
    parts: [],
    actions: [{ text: '读完那本书', ownerPersonId: personId('worker'), dueOn: '2026-03-20' }],
  })
  const told = async () => {
    await lookAtDuties(server.house)
    return (await (await as('worker')).get(notices, { size: 100 })).rows.map((row) => row.title.zh)
  }
  const reminder = '督导约定事项将到期'
  assert.ok((await told()).includes(reminder))
  await supervisor.get(contract.withdrawSession, { sessionId })
  assert.ok(!(await told()).includes(reminder))
})
