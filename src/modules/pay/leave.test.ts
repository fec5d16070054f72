import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import * as contract from '#modules/pay/contract.ts'
import { beginner, giveLife } from '#modules/pay/testing/people.ts'

// Leave and health checks on the real server.

const server = await testServer({ after })
await giveLife(server, 'worker', beginner)
await giveLife(server, 'colleague', beginner)
await giveLife(server, 'leader', beginner)
const officer = await server.as('officer')
const worker = await server.as('worker')
await officer.get(contract.stateFact, {
  personId: personId('worker'),
  fact: 'pay.workYears',
  value: 12,
  fromOn: '2026-03-01',
  paper: '人事档案',
})

describe('leave and health checks', () => {
  test('a worker of twelve years has ten days; Friday to Monday takes two', async () => {
    const leave = await worker.get(contract.myLeave, {})
    const annual = leave.balances.find((one) => one.kind === 'annual')!
    assert.deepEqual([annual.entitled, annual.atLeast, annual.left, annual.certainty], [10, false, 10, 'stated'])
    assert.deepEqual(await worker.get(contract.countLeave, { kind: 'annual', from: '2026-03-20', to: '2026-03-23' }), {
      days: 2,
      left: 10,
    })
  })

  const asked = { kind: 'annual', from: '2026-03-20', to: '2026-03-23', reason: '探亲' }
  const tries: [what: object, is: string][] = [
    [{ kind: 'holiday' }, 'kind pay/kind-unknown'],
    [{ to: '2026-03-19' }, 'to pay/to-before-from'],
    [{ from: '2026-03-21', to: '2026-03-22' }, 'to pay/no-day-of-leave'],
    [{ to: '2026-04-30' }, 'to pay/too-few-days-left'],
    [{ from: '2026-02-30' }, 'from kernel/field-not-a-date'],
  ]
  for (const [what, is] of tries)
    test(`what cannot be is refused at its field: ${is}`, async () =>
      assert.equal(refusalOf(await worker.call(contract.askLeave, { ...asked, ...what })), is))

  test('is asked for, approved by the station leader, seen in the calendar without its reason, and given back', async () => {
    const { requestId } = await worker.get(contract.askLeave, asked)
    assert.equal(refusalOf(await worker.call(contract.askLeave, asked)), 'pay/leave-overlaps')
    const leader = await server.as('leader')
    const { rows } = await leader.get(contract.leaveRequests, {})
    assert.deepEqual(
      rows.map((row) => [row.requestId, row.kindName.zh, row.days]),
      [[requestId, '年休假', 2]],
    )
    assert.equal(
      refusalOf(
        await (
          await server.as('stranger')
        ).call(contract.decideLeave, { requestId, basedOnVersion: 1, approve: true, answer: null }),
      ),
      'kernel/not-found',
    )
    assert.equal(
      refusalOf(
        await leader.call(contract.decideLeave, { requestId, basedOnVersion: 1, approve: false, answer: null }),
      ),
      'answer pay/reason-missing',
    )
    await leader.get(contract.decideLeave, { requestId, basedOnVersion: 1, approve: true, answer: null })
    assert.equal(
      refusalOf(await leader.call(contract.decideLeave, { requestId, basedOnVersion: 1, approve: true, answer: null })),
      'pay/leave-decided',
    )
    const calendar = await (await server.as('colleague')).get(contract.leaveCalendar, { month: '2026-03' })
    const row = calendar.rows.find((one) => one.personId === personId('worker'))!
    assert.deepEqual(
      row.away.map((one) => one.day),
      ['2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23'],
    )
    assert.ok(!JSON.stringify(calendar).includes('探亲'))
    const left = async () =>
      (await worker.get(contract.myLeave, {})).balances.find((one) => one.kind === 'annual')!.left
    assert.equal(await left(), 8)
    await worker.get(contract.withdrawLeave, { requestId, basedOnVersion: 2 })
    assert.equal(await left(), 10)
  })

  test('nobody decides their own leave', async () => {
    const leader = await server.as('leader')
    const { requestId } = await leader.get(contract.askLeave, {
      kind: 'sick',
      from: '2026-03-20',
      to: '2026-03-20',
      reason: '',
    })
    assert.equal(
      refusalOf(await leader.call(contract.decideLeave, { requestId, basedOnVersion: 1, approve: true, answer: null })),
      'pay/not-ones-own',
    )
  })

  test('a health check is due every year, and what is done is recorded by whoever pays for it', async () => {
    const listed = async () =>
      (await officer.get(contract.healthChecks, { size: 100 })).rows.find((one) => one.personId === personId('worker'))!
    assert.deepEqual([(await listed()).rule?.zh, (await listed()).dueOn], ['全体人员', '2026-12-31'])
    const inState = async (state: 'overdue' | 'done' | 'never') =>
      (await officer.get(contract.healthChecks, { size: 100, state })).rows.some(
        (one) => one.personId === personId('worker'),
      )
    // Nothing is late that is due by the end of the year.
    assert.deepEqual([await inState('overdue'), await inState('done'), await inState('never')], [false, false, true])
    assert.equal(
      refusalOf(
        await officer.call(contract.recordCheck, {
          personId: personId('worker'),
          doneOn: '2026-03-17',
          place: '区医院',
          fen: 40000,
        }),
      ),
      'doneOn pay/day-in-future',
    )
    await officer.get(contract.recordCheck, {
      personId: personId('worker'),
      doneOn: '2025-02-10',
      place: '区医院',
      fen: 40000,
    })
    assert.deepEqual([(await listed()).dueOn, (await listed()).overdue], ['2026-02-10', true])
    assert.deepEqual([await inState('overdue'), await inState('done'), await inState('never')], [true, false, false])
  })
})
