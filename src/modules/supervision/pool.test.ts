import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { soundOf } from '#kernel/persons/name-sound.ts'
import * as contract from '#modules/supervision/contract.ts'
import { openPool } from '#modules/supervision/testing/given.ts'
import { refusalOf } from '#demo/test-server.ts'
import { type CastName, personId } from '#demo/test-world.ts'

// Who supervises, and with whom they agree.

const { as, ids } = await openPool({ after })

describe('the pool', () => {
  test('a person is in one pool at a time', async () => {
    const again = await (
      await as('officer')
    ).call(contract.admitSupervisor, {
      personId: personId('otherWorker'),
      kind: 'city',
      rank: 'junior',
      fromOn: '2026-01-01',
      entryReason: '再次入库',
    })
    assert.equal(refusalOf(again), 'personId supervision/in-pool-already')
  })
  const wrong: [what: string, change: object, says: string][] = [
    ['a kind unheard of', { kind: 'king' }, 'kind supervision/code-unknown'],
    ['a rank unheard of', { rank: 'king' }, 'rank supervision/code-unknown'],
    ['from tomorrow', { fromOn: '2026-03-17' }, 'fromOn supervision/day-in-future'],
    ['until before', { untilOn: '2026-01-01' }, 'untilOn supervision/term-ends-before'],
    ['a day that is none', { fromOn: '2026-02-30' }, 'fromOn kernel/field-not-a-date'],
    ['someone of another county', { personId: personId('neighbourWorker') }, 'personId supervision/person-not-found'],
    ['practising from tomorrow', { practisingSince: '2026-03-17' }, 'practisingSince supervision/day-in-future'],
  ]
  for (const [what, change, says] of wrong)
    test(`refuses ${what}`, async () => {
      const given = {
        personId: personId('manager'),
        kind: 'internal',
        rank: 'junior',
        fromOn: '2026-01-01',
        entryReason: '选拔入库',
        ...change,
      }
      assert.equal(refusalOf(await (await as('officer')).call(contract.admitSupervisor, given)), says)
    })
  test('a manager admits only supervisors of the organisation', async () => {
    const manager = await as('manager')
    const given = { personId: personId('leader'), rank: 'junior', fromOn: '2026-01-01', entryReason: '本机构推荐' }
    assert.equal(
      refusalOf(await manager.call(contract.admitSupervisor, { ...given, kind: 'city' })),
      'kind supervision/code-unknown',
    )
    const { supervisorId } = await manager.get(contract.admitSupervisor, { ...given, kind: 'internal' })
    const { rows } = await manager.get(contract.supervisors, {})
    assert.deepEqual(
      rows.map((row) => row.supervisorId),
      [supervisorId],
    )
  })
  test('a rank has its history, from a day later than the last', async () => {
    const officer = await as('officer')
    const change = (more: object) =>
      officer.call(contract.changeRank, {
        supervisorId: ids.second,
        basedOnVersion: 1,
        rank: 'intermediate',
        fromOn: '2026-02-01',
        reason: '年度晋级考核',
        ...more,
      })
    assert.equal(refusalOf(await change({ basedOnVersion: 9 })), 'kernel/changed-meanwhile')
    assert.equal(refusalOf(await change({ rank: 'senior' })), 'rank supervision/rank-unchanged')
    assert.equal(refusalOf(await change({ fromOn: '2026-01-01' })), 'fromOn supervision/rank-before-last')
    assert.equal(refusalOf(await change({})), 'accepted')
    const page = await officer.get(contract.supervisor, { supervisorId: ids.second })
    assert.deepEqual(
      page.ranks.map((step) => [step.rank, step.fromOn]),
      [
        ['senior', '2026-01-01'],
        ['intermediate', '2026-02-01'],
      ],
    )
  })
  test('who leaves the pool leaves the agreements, and cannot leave twice', async () => {
    const officer = await as('officer')
    const { supervisorId } = await officer.get(contract.admitSupervisor, {
      personId: personId('manager'),
      kind: 'internal',
      rank: 'junior',
      fromOn: '2026-01-01',
      entryReason: '选拔入库',
    })
    await officer.get(contract.makeAgreement, {
      supervisorId,
      personIds: [personId('roomWorker')],
      fromOn: '2026-02-01',
    })
    const exit = { supervisorId, basedOnVersion: 1, leftOn: '2026-03-01', exitReason: 'resigned' }
    assert.equal(
      refusalOf(await officer.call(contract.dismissSupervisor, { ...exit, exitReason: 'bored' })),
      'exitReason supervision/code-unknown',
    )
    assert.equal(
      refusalOf(await officer.call(contract.dismissSupervisor, { ...exit, leftOn: '2026-03-17' })),
      'leftOn supervision/day-in-future',
    )
    assert.equal(
      refusalOf(await officer.call(contract.dismissSupervisor, { ...exit, leftOn: '2025-12-31' })),
      'leftOn supervision/ends-before-begin',
    )
    const done = await officer.get(contract.dismissSupervisor, exit)
    assert.equal(done.endedAgreements, 1)
    assert.equal(
      refusalOf(await officer.call(contract.dismissSupervisor, { ...exit, basedOnVersion: done.version })),
      'supervision/left-already',
    )
    const agreement = { supervisorId, personIds: [personId('roomWorker')], fromOn: '2026-03-02' }
    assert.equal(refusalOf(await officer.call(contract.makeAgreement, agreement)), 'fromOn supervision/supervisor-left')
  })

  test('somebody of the pool is found by name, pinyin and initials, page by page', async () => {
    const officer = await as('officer')
    const all = (await officer.get(contract.supervisors, { size: 100 })).rows
    const someone = all.find((one) => one.supervisorId === ids.supervisor)!
    assert.ok(all.length > 1)
    const found = async (search: string) =>
      (await officer.get(contract.supervisors, { search })).rows.map((one) => one.supervisorId)
    const { pinyin, initials } = soundOf(someone.name)
    for (const typed of [someone.name, pinyin, initials.toUpperCase()])
      assert.ok((await found(typed)).includes(ids.supervisor), typed)
    assert.deepEqual(await found('没有这个人'), [])
    assert.deepEqual(await found(`%' or 1=1`), [])
    const first = await officer.get(contract.supervisors, { size: 1 })
    const second = await officer.get(contract.supervisors, { size: 1, after: first.next! })
    assert.notEqual(first.rows[0]!.supervisorId, second.rows[0]!.supervisorId)
  })
})

describe('an agreement', () => {
  const make = async (change: object, who: CastName = 'officer') =>
    refusalOf(
      await (
        await as(who)
      ).call(contract.makeAgreement, {
        supervisorId: ids.second,
        personIds: [personId('worker')],
        fromOn: '2026-02-01',
        ...change,
      }),
    )
  test('is not made with oneself, with someone out of reach, or twice', async () => {
    assert.equal(await make({ personIds: [personId('roomWorker')] }), 'personIds supervision/not-own-supervisor')
    assert.equal(await make({ personIds: [personId('neighbourWorker')] }), 'personIds supervision/person-not-found')
    assert.equal(await make({ supervisorId: ids.supervisor }), 'personIds supervision/agreed-already')
    assert.equal(await make({ untilOn: '2026-02-01' }), 'untilOn supervision/term-ends-before')
    assert.equal(await make({ fromOn: '2025-12-31' }), 'fromOn supervision/supervisor-left')
    assert.equal(await make({}, 'stranger'), 'kernel/not-found')
    assert.equal(await make({}, 'leader'), 'kernel/not-allowed')
  })
  test('beyond the ratio is made only where it is said on purpose', async () => {
    // Six by the national 1:5; the packs of the house say nothing else here.
    const six: CastName[] = ['leader', 'worker', 'colleague', 'otherWorker', 'manager']
    const more = { personIds: six.map(personId) }
    assert.equal(await make(more), 'accepted')
    const officer = await as('officer')
    const { rows } = await officer.get(contract.agreements, { state: 'active' })
    const made = rows.find((row) => row.supervisorId === ids.second)!
    const { rows: over } = await officer.get(contract.supervisors, { over: 'yes' })
    assert.deepEqual(over, [])
    const pool = (await officer.get(contract.supervisors, {})).rows.find((row) => row.supervisorId === ids.second)!
    assert.deepEqual([pool.supervisees, pool.most, pool.overRatio], [5, 5, false])
    await officer.get(contract.endAgreement, {
      agreementId: made.agreementId,
      basedOnVersion: 1,
      endedOn: '2026-03-10',
      reason: '试行结束',
    })
    assert.equal(
      refusalOf(
        await officer.call(contract.endAgreement, {
          agreementId: made.agreementId,
          basedOnVersion: 2,
          endedOn: '2026-03-10',
          reason: '试行结束',
        }),
      ),
      'supervision/agreement-ended',
    )
  })
})
