import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { unzip } from '#kernel/documents/read-back.ts'
import { gate, inTransaction, statistics } from '#kernel/database.ts'
import { soundOf } from '#kernel/persons/name-sound.ts'
import { auditTrail } from '#modules/identity/contract.ts'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/supervision/contract.ts'
import { lookAtDuties } from '#modules/supervision/jobs.ts'
import { personFacts } from '#modules/supervision/public.ts'
import { type Caller, refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import { type CastName, personId, regions, username } from '#demo/test-world.ts'
import { everyEndpoint } from '#src/modules.ts'

const server = await testServer({ after })
const { house, database } = server

/** Words that nobody but those they are for may ever meet. */
const secret = {
  issues: '暗语甲：入户受阻',
  advice: '暗语乙：先谈家常',
  individual: '暗语丙：记录太慢',
  emotional: '暗语丁：夜里常哭',
  action: '暗语戊：读完那本书',
  feedback: '暗语己：谢谢督导',
  goals: '暗语庚：独立接案',
}
const everySecret = Object.values(secret)

const at = {
  mode: 'face-to-face',
  functions: ['educational', 'emotional'],
  startsAt: '14:00',
  endsAt: '15:30',
  heldOn: '2026-03-12',
}
const ids = { supervisor: '', second: '', agreement: '', session: '', group: '', action: '' }
let sessions = new Map<CastName, Promise<Caller>>()
/** A day later everyone signs in anew. */
const as = (who: CastName): Promise<Caller> => {
  if (!sessions.has(who)) sessions.set(who, signInAs(server.app, username(who)))
  return sessions.get(who)!
}
const on = (now: string) => {
  server.setClock(now)
  sessions = new Map()
}

before(async () => {
  await lookAtDuties(house)
  const officer = await as('officer')
  const admit = async (who: CastName, more = {}) =>
    (
      await officer.get(contract.admitSupervisor, {
        personId: personId(who),
        kind: 'city',
        rank: 'junior',
        fromOn: '2026-01-01',
        entryReason: '选拔入库',
        ...more,
      })
    ).supervisorId
  ids.supervisor = await admit('otherWorker', { practisingSince: '2014-03-01' })
  ids.second = await admit('roomWorker', { rank: 'senior' })
  ids.agreement = (
    await officer.get(contract.makeAgreement, {
      supervisorId: ids.supervisor,
      personIds: [personId('worker'), personId('colleague')],
      fromOn: '2026-02-01',
    })
  ).agreementId
})

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

describe('a session', () => {
  test('is recorded by the supervisor alone, with what all talked of and what concerns one', async () => {
    const supervisor = await as('otherWorker')
    const given = {
      ...at,
      agreementId: ids.agreement,
      kind: 'individual' as const,
      personIds: [personId('worker')],
      issues: secret.issues,
      advice: secret.advice,
      parts: [{ personId: personId('worker'), note: secret.individual, emotional: secret.emotional }],
      actions: [{ text: secret.action, ownerPersonId: personId('worker'), dueOn: '2026-03-20' }],
      next: { plannedOn: '2026-03-17', startsAt: '14:00', minutes: 60, mode: 'online' },
    }
    assert.equal(
      refusalOf(await (await as('worker')).call(contract.recordSession, given)),
      'supervision/not-the-supervisor',
    )
    for (const who of ['leader', 'officer', 'chief', 'manager', 'director', 'roomWorker'] as const)
      assert.equal(refusalOf(await (await as(who)).call(contract.recordSession, given)), 'kernel/not-found', who)
    assert.equal(
      refusalOf(await supervisor.call(contract.recordSession, { ...given, heldOn: '2026-03-17' })),
      'heldOn supervision/day-in-future',
    )
    const recorded = await supervisor.get(contract.recordSession, given)
    assert.equal(recorded.minutes, 90)
    ids.session = recorded.sessionId
    await supervisor.get(contract.setGoals, { agreementId: ids.agreement, goals: secret.goals })
    ids.group = (
      await supervisor.get(contract.recordSession, {
        ...at,
        functions: ['supportive'],
        heldOn: '2026-03-13',
        agreementId: ids.agreement,
        kind: 'group',
        personIds: [personId('worker'), personId('colleague')],
        issues: '大家都谈的事',
        parts: [{ personId: personId('worker'), note: secret.individual, emotional: secret.emotional }],
      })
    ).sessionId
  })

  test('sent twice counts once', async () => {
    const supervisor = await as('otherWorker')
    const given = {
      ...at,
      heldOn: '2026-03-02',
      agreementId: ids.agreement,
      kind: 'individual' as const,
      personIds: [personId('colleague')],
      issues: '第一次',
    }
    const key = 'the-same-session'
    const [one, two] = [
      await supervisor.get(contract.recordSession, given, { key }),
      await supervisor.get(contract.recordSession, given, { key }),
    ]
    assert.equal(one.sessionId, two.sessionId)
  })

  test('is read by the pair, and each reading is written down', async () => {
    for (const who of ['otherWorker', 'worker'] as const) {
      const page = await (await as(who)).get(contract.mySession, { sessionId: ids.session })
      assert.deepEqual(
        page.notes.map((note) => [note.kind, note.text]),
        [
          ['issues', secret.issues],
          ['advice', secret.advice],
          ['individual', secret.individual],
          ['emotional', secret.emotional],
        ],
      )
      assert.deepEqual(
        page.actions.map((action) => action.text),
        [secret.action],
      )
      ids.action = page.actions[0]!.actionId
    }
    const { rows } = await (await as('auditor')).get(auditTrail, { subjectId: ids.session, size: 100 })
    const reads = rows.filter((row) => row.kind === 'read')
    assert.equal(reads.length, 2)
  })

  test('is signed by who was supervised, with feedback, and then stands', async () => {
    const worker = await as('worker')
    assert.equal((await worker.get(contract.mySupervision, {})).toSign, 2)
    assert.equal(
      refusalOf(await (await as('otherWorker')).call(contract.signSession, { sessionId: ids.session })),
      'supervision/not-a-supervisee',
    )
    await worker.get(contract.signSession, { sessionId: ids.session, feedback: secret.feedback })
    await worker.get(contract.signSession, { sessionId: ids.session })
    const page = await (await as('otherWorker')).get(contract.mySession, { sessionId: ids.session })
    assert.deepEqual(page.people, [{ personId: personId('worker'), name: '林小雨', signed: true }])
    assert.equal(page.notes.filter((note) => note.kind === 'feedback').length, 1)
    assert.equal(
      refusalOf(await (await as('otherWorker')).call(contract.withdrawSession, { sessionId: ids.session })),
      'supervision/signed-already',
    )
    assert.deepEqual((await worker.get(notices, {})).rows.filter((row) => row.title.zh === '请确认督导记录').length, 1)
  })

  test('that nobody has signed is withdrawn by the supervisor, and counts no more', async () => {
    const supervisor = await as('otherWorker')
    const { sessionId } = await supervisor.get(contract.recordSession, {
      ...at,
      heldOn: '2026-03-15',
      agreementId: ids.agreement,
      kind: 'individual',
      personIds: [personId('colleague')],
      issues: '记错了',
    })
    const last = async () =>
      (
        await (
          await as('officer')
        ).get(contract.supervisionDebt, { personId: personId('colleague'), code: 'educational' })
      ).rows[0]!.lastOn
    assert.equal(await last(), '2026-03-15')
    assert.equal(
      refusalOf(await (await as('colleague')).call(contract.withdrawSession, { sessionId })),
      'supervision/not-the-supervisor',
    )
    await supervisor.get(contract.withdrawSession, { sessionId })
    assert.equal(await last(), '2026-03-02')
    assert.equal(refusalOf(await supervisor.call(contract.withdrawSession, { sessionId })), 'supervision/withdrawn')
    assert.equal(
      refusalOf(await (await as('colleague')).call(contract.signSession, { sessionId })),
      'supervision/withdrawn',
    )
  })

  test('that was written down wrongly is corrected until somebody signs it; the wrong one counts no more', async () => {
    const supervisor = await as('otherWorker')
    const given = {
      ...at,
      heldOn: '2026-03-14',
      agreementId: ids.agreement,
      kind: 'individual' as const,
      personIds: [personId('colleague')],
      issues: '写错了人数',
    }
    const { sessionId } = await supervisor.get(contract.recordSession, given)
    const right = await supervisor.get(contract.recordSession, { ...given, issues: '写对了', replaces: sessionId })
    const colleague = await as('colleague')
    assert.deepEqual(
      (await colleague.get(contract.mySession, { sessionId: right.sessionId })).notes.map((note) => note.text),
      ['写对了'],
    )
    assert.equal(refusalOf(await colleague.call(contract.signSession, { sessionId })), 'supervision/withdrawn')
    assert.equal(
      refusalOf(await supervisor.call(contract.recordSession, { ...given, replaces: sessionId })),
      'supervision/withdrawn',
    )
    await colleague.get(contract.signSession, { sessionId: right.sessionId })
    assert.equal(
      refusalOf(await supervisor.call(contract.recordSession, { ...given, replaces: right.sessionId })),
      'supervision/signed-already',
    )
    assert.equal(
      refusalOf(await supervisor.call(contract.recordSession, { ...given, replaces: ids.session })),
      'supervision/signed-already',
    )
  })

  test('its actions are done by whose they are', async () => {
    const done = async (who: CastName) =>
      refusalOf(await (await as(who)).call(contract.completeAction, { actionId: ids.action }))
    assert.equal(await done('otherWorker'), 'supervision/not-my-action')
    assert.equal(await done('colleague'), 'kernel/not-found')
    assert.equal(await done('worker'), 'accepted')
    assert.equal(await done('worker'), 'accepted')
  })
})

describe('nobody else ever reads it', () => {
  /** Everyone who is not of the pair; 'roomWorker' is another supervisor, 'colleague' of the same group. */
  const others: CastName[] = [
    'leader',
    'manager',
    'officer',
    'provinceOfficer',
    'chief',
    'director',
    'auditor',
    'roomWorker',
    'colleague',
    'stranger',
    'neighbourWorker',
  ]

  test('no answer of any question of supervision, with any id there is, holds a word of it', async () => {
    const known = { ...ids, person: personId('worker') }
    const asked = everyEndpoint.filter((one) => one.path.startsWith('/supervision') && one.method === 'GET')
    for (const who of others) {
      const caller = await as(who)
      for (const endpoint of asked)
        for (const id of endpoint.path.includes(':') ? Object.values(known) : ['']) {
          const input = Object.fromEntries([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => [name!, id]))
          const answer = await caller.call(endpoint, input as never)
          const raw = 'raw' in answer ? answer.raw : Buffer.from(JSON.stringify(answer))
          const text =
            raw.subarray(0, 2).toString() === 'PK' ? [...unzip(raw).values()].join(' ') : raw.toString('utf8')
          for (const [what, word] of Object.entries(secret))
            // Goals are of the agreement, to which the colleague belongs.
            assert.ok(
              !text.includes(word) || (who === 'colleague' && what === 'goals'),
              `${who} reads the ${what} at ${endpoint.path}`,
            )
        }
    }
  })

  test('a member of the group reads what all talked of, and nothing of another’s part', async () => {
    const page = await (await as('colleague')).get(contract.mySession, { sessionId: ids.group })
    assert.deepEqual(
      page.notes.map((note) => note.text),
      ['大家都谈的事'],
    )
    assert.equal((await (await as('worker')).get(contract.mySession, { sessionId: ids.group })).notes.length, 3)
  })

  test('the row itself is hidden by the database, whatever the endpoint: managers, jobs and figures see none', async () => {
    const scopes: [string, Parameters<typeof inTransaction>[1]][] = [
      [
        'the chief',
        {
          role: 'yanzhen_by_region',
          settings: { low: '33', high: '33:', person: personId('chief'), account: personId('chief') },
        },
      ],
      ['the whole country', { role: 'yanzhen_by_region', settings: { low: '1', high: ':' } }],
      [
        'the leader',
        {
          role: 'yanzhen_by_organisation',
          settings: {
            stations: `{${'00000000-0000-7000-8000-000000000103'}}`,
            organisation: '00000000-0000-7000-8000-000000000103',
            person: personId('leader'),
          },
        },
      ],
      ['a job', gate],
      ['the figures', statistics],
    ]
    for (const [who, scope] of scopes)
      for (const table of ['note', 'session'])
        assert.deepEqual(
          await inTransaction(house.gatePool, scope, ({ query }) => query(`select id from supervision.${table}`)),
          [],
          `${who} sees ${table}`,
        )
    const pair = { role: 'yanzhen_by_organisation', settings: { person: personId('worker') } } as const
    const seen = await inTransaction(house.gatePool, pair, ({ query }) => query('select id from supervision.note'))
    assert.ok(seen.length > 0)
  })

  test('not even who owns the database reads the words: they are sealed', async () => {
    const { rows } = await database.pool.query('select text_sealed from supervision.note')
    assert.ok(rows.length >= 10)
    for (const { text_sealed } of rows)
      for (const word of everySecret) assert.ok(!text_sealed.includes(Buffer.from(word)))
  })

  test('nor do events, audit, idempotency, notices or logs hold them', async () => {
    const { rows } = await database.pool.query(`select string_agg(t, ' ') as all from (
      select row_to_json(e)::text t from kernel.event e union all select row_to_json(a)::text from kernel.audit_entry a
      union all select row_to_json(i)::text from kernel.idempotency i union all select row_to_json(n)::text from notices.notice n) x`)
    assert.ok(rows[0].all.includes(ids.session))
    for (const word of everySecret)
      assert.ok(!rows[0].all.includes(word) && !JSON.stringify(server.logged).includes(word))
  })

  test('only whom it is about can open a note to another, also by the database', async () => {
    const supervisor = { role: 'yanzhen_by_organisation', settings: { person: personId('otherWorker') } } as const
    const changed = await inTransaction(house.gatePool, supervisor, ({ query }) =>
      query('update supervision.note set readers = readers || $1::uuid where session_id = $2 returning id', [
        personId('leader'),
        ids.session,
      ]),
    )
    assert.deepEqual(changed, [])
  })

  test('managers see that it took place, when, how long and what for', async () => {
    for (const who of ['leader', 'manager', 'officer', 'director', 'chief'] as const) {
      const { rows } = await (
        await as(who)
      ).get(contract.heldSessions, { personId: personId('worker'), kind: 'individual' })
      assert.deepEqual(
        rows.map(({ heldOn, minutes, functions }) => ({ heldOn, minutes, functions })),
        [{ heldOn: '2026-03-12', minutes: 90, functions: ['educational', 'emotional'] }],
        who,
      )
    }
    for (const who of ['stranger'] as const)
      assert.deepEqual((await (await as(who)).get(contract.heldSessions, {})).rows, [])
    for (const who of ['worker', 'auditor'] as const)
      assert.equal(refusalOf(await (await as(who)).call(contract.heldSessions, {})), 'kernel/not-allowed')
  })
})

describe('after the agreement', () => {
  test('the supervisor keeps what they wrote, a successor sees nothing until the supervisee opens it, and then only that', async () => {
    const officer = await as('officer')
    await officer.get(contract.endAgreement, {
      agreementId: ids.agreement,
      basedOnVersion: 1,
      personId: personId('worker'),
      endedOn: '2026-03-16',
      reason: '调换督导',
    })
    const next = await officer.get(contract.makeAgreement, {
      supervisorId: ids.second,
      personIds: [personId('worker')],
      fromOn: '2026-03-16',
    })
    assert.ok(next.agreementId)
    assert.equal((await (await as('otherWorker')).get(contract.mySession, { sessionId: ids.session })).notes.length, 5)
    const successor = await as('roomWorker')
    const read = async () => successor.call(contract.mySession, { sessionId: ids.session })
    assert.equal(refusalOf(await read()), 'kernel/not-found')
    const worker = await as('worker')
    const page = await worker.get(contract.mySession, { sessionId: ids.session })
    assert.deepEqual(page.mayShareWith, [{ personId: personId('roomWorker'), name: '叶青' }])
    const share = (more: object) =>
      worker.call(contract.shareSession, { sessionId: ids.session, withPersonId: personId('roomWorker'), ...more })
    assert.equal(
      refusalOf(await share({ withPersonId: personId('leader') })),
      'withPersonId supervision/not-my-supervisor',
    )
    assert.equal(
      refusalOf(
        await (
          await as('otherWorker')
        ).call(contract.shareSession, { sessionId: ids.session, withPersonId: personId('roomWorker') }),
      ),
      'supervision/not-a-supervisee',
    )
    assert.equal(refusalOf(await share({})), 'accepted')
    const opened = await successor.get(contract.mySession, { sessionId: ids.session })
    assert.deepEqual(
      [opened.shared, opened.notes.map((note) => note.kind)],
      [true, ['issues', 'advice', 'individual', 'feedback']],
    )
    assert.equal(refusalOf(await share({ alsoEmotional: true })), 'accepted')
    assert.equal((await successor.get(contract.mySession, { sessionId: ids.session })).notes.length, 5)
    // A reader is no participant: what was opened is neither signed nor passed on.
    assert.equal(refusalOf(await successor.call(contract.signSession, { sessionId: ids.session })), 'kernel/not-found')
    assert.equal(
      refusalOf(
        await successor.call(contract.shareSession, { sessionId: ids.session, withPersonId: personId('leader') }),
      ),
      'kernel/not-found',
    )
    // Of a group only one's own part goes along.
    await worker.get(contract.shareSession, { sessionId: ids.group, withPersonId: personId('roomWorker') })
    assert.deepEqual(
      (await successor.get(contract.mySession, { sessionId: ids.group })).notes.map((note) => note.text),
      [secret.individual],
    )
  })
})

describe('what is owed', () => {
  test('by each rule since when, with its clause, up to the day of the last that counts for it', async () => {
    const { rows } = await (await as('officer')).get(contract.supervisionDebt, { personId: personId('worker') })
    assert.deepEqual(
      rows.map(({ code, lastOn, dueOn, overdueDays, certainty, supervisorNames }) => ({
        code,
        lastOn,
        dueOn,
        overdueDays,
        certainty,
        supervisorNames,
      })),
      [
        {
          code: 'educational',
          lastOn: '2026-03-12',
          dueOn: '2026-04-12',
          overdueDays: 0,
          certainty: 'assumed',
          supervisorNames: ['叶青'],
        },
        {
          code: 'supportive',
          lastOn: '2026-03-13',
          dueOn: '2026-06-13',
          overdueDays: 0,
          certainty: 'assumed',
          supervisorNames: ['叶青'],
        },
      ],
    )
  })

  test('a month later the educational one is overdue; everyone concerned is told, and the session takes the notice back', async () => {
    on('2026-04-13T09:30:00+08:00')
    await lookAtDuties(house)
    const officer = await as('officer')
    const overdue = (await officer.get(contract.supervisionDebt, { state: 'overdue' })).rows
    const worker = overdue.find((row) => row.personId === personId('worker'))!
    assert.deepEqual([worker.code, worker.overdueDays], ['educational', 1])
    const titles = async (who: CastName) =>
      (await (await as(who)).get(notices, { size: 100 })).rows.map((row) => row.title.zh)
    assert.ok((await titles('worker')).includes('督导已逾期：教育性督导每月一次'))
    assert.ok((await titles('roomWorker')).includes('您督导的人员中有 1 人督导逾期'))
    const facts = await inTransaction(house.gatePool, gate, ({ query }) =>
      personFacts(query, [personId('worker'), personId('stranger')], '2026-04-13' as never),
    )
    assert.deepEqual(facts.get(personId('worker')), { 'supervision.hoursThisYear': 3, 'supervision.debt': true })
    assert.deepEqual(facts.get(personId('stranger')), { 'supervision.hoursThisYear': 0 })

    const mine = await (await as('roomWorker')).get(contract.mySupervision, {})
    assert.deepEqual(
      mine.owedByMe.map((row) => [row.personName, row.code]),
      [['林小雨', 'educational']],
    )
    const [agreement] = mine.agreements.filter((one) => one.iSupervise && one.active)
    await (
      await as('roomWorker')
    ).get(contract.recordSession, {
      ...at,
      heldOn: '2026-04-13',
      agreementId: agreement!.agreementId,
      kind: 'individual',
      personIds: [personId('worker')],
      issues: '接手后第一次',
    })
    assert.ok(!(await titles('worker')).includes('督导已逾期：教育性督导每月一次'))
    await lookAtDuties(house)
    assert.ok(!(await titles('roomWorker')).includes('您督导的人员中有 1 人督导逾期'))
  })

  test('the overview’s numbers open to just as many rows, and its parts add up', async () => {
    const officer = await as('officer')
    const at = await officer.get(contract.supervisionOverview, { regionCode: regions.county })
    const people = async (state: 'overdue' | 'unsupervised') =>
      new Set(
        (await officer.get(contract.supervisionDebt, { regionCode: regions.county, state, size: 100 })).rows.map(
          (row) => row.personId,
        ),
      ).size
    assert.equal(at.overdue, await people('overdue'))
    assert.equal(at.people - at.supervised, await people('unsupervised'))
    const sum = (key: 'people' | 'supervised' | 'overdue') => at.parts.reduce((all, part) => all + part[key], 0)
    assert.deepEqual([sum('people'), sum('supervised'), sum('overdue')], [at.people, at.supervised, at.overdue])
    assert.ok(at.people > 0 && at.supervised > 0)
    assert.deepEqual(at.ratio.most, 5)
    const stranger = await (await as('stranger')).get(contract.supervisionOverview, { regionCode: regions.county })
    assert.deepEqual([stranger.people, stranger.supervisors, stranger.sessionsThisYear], [0, 0, 0])
  })

  test('a supervisor’s year: number, hours, years of practice, centres', async () => {
    const row = (await (await as('officer')).get(contract.supervisors, { year: 2026 })).rows.find(
      (one) => one.supervisorId === ids.supervisor,
    )!
    // Four sessions of 90 minutes; the group counts once, and what was corrected counts as corrected.
    assert.deepEqual(
      [row.sessions, row.minutes, row.yearsOfPractice, row.centres, row.supervisees, row.everyDays],
      [4, 360, 12, 1, 1, 4],
    )
    const before = (await (await as('officer')).get(contract.supervisors, { year: 2025 })).rows.find(
      (one) => one.supervisorId === ids.supervisor,
    )!
    assert.deepEqual([before.sessions, before.minutes], [0, 0])
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

describe('a meeting', () => {
  test('is planned by either, read by a calendar, told the day before, and called off', async () => {
    on('2026-04-14T09:30:00+08:00')
    const supervisor = await as('roomWorker')
    const [agreement] = (await supervisor.get(contract.mySupervision, {})).agreements.filter(
      (one) => one.active && one.iSupervise,
    )
    const plan = {
      agreementId: agreement!.agreementId,
      plannedOn: '2026-04-15',
      startsAt: '14:00',
      minutes: 60,
      mode: 'online',
    }
    assert.equal(
      refusalOf(await (await as('worker')).call(contract.planMeeting, { ...plan, plannedOn: '2026-04-13' })),
      'plannedOn supervision/planned-in-past',
    )
    assert.equal(
      refusalOf(await (await as('worker')).call(contract.planMeeting, { ...plan, mode: 'pigeon' })),
      'mode supervision/code-unknown',
    )
    assert.equal(refusalOf(await (await as('leader')).call(contract.planMeeting, plan)), 'kernel/not-found')
    const { planId } = await (await as('worker')).get(contract.planMeeting, plan)
    const file = await supervisor.call(contract.meetingFile, { planId })
    assert.ok('raw' in file && file.raw.toString().includes('DTSTART:20260415T060000Z'))
    assert.equal(refusalOf(await (await as('leader')).call(contract.meetingFile, { planId })), 'kernel/not-found')
    await lookAtDuties(house)
    const titles = async () => (await (await as('worker')).get(notices, { size: 100 })).rows.map((row) => row.title.zh)
    assert.ok((await titles()).includes('明天有督导'))
    await supervisor.get(contract.cancelMeeting, { planId })
    assert.equal(refusalOf(await supervisor.call(contract.cancelMeeting, { planId })), 'supervision/meeting-gone')
    assert.equal(refusalOf(await supervisor.call(contract.meetingFile, { planId })), 'supervision/meeting-gone')
    await lookAtDuties(house)
    assert.ok(!(await titles()).includes('明天有督导'))
  })
})
