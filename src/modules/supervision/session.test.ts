import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { unzip } from '#kernel/documents/read-back.ts'
import { gate, inTransaction, statistics } from '#kernel/database.ts'
import { auditTrail } from '#modules/identity/contract.ts'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/supervision/contract.ts'
import { at, openPool } from '#modules/supervision/testing/given.ts'
import { refusalOf } from '#demo/test-server.ts'
import { type CastName, personId } from '#demo/test-world.ts'
import { everyEndpoint } from '#src/modules.ts'

// A session from its record to the successor: who reads which word of it.

const { server, as, ids: first } = await openPool({ after })
const { house, database } = server
const ids = { ...first, session: '', group: '', action: '' }

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
    // Whether the others have signed is between each of them and the supervisor.
    assert.deepEqual(
      page.people.map((one) => [one.personId === personId('colleague'), one.signed]).toSorted(),
      page.people.map((one) => (one.personId === personId('colleague') ? [true, false] : [false, null])).toSorted(),
    )
    assert.ok(page.people.length > 1)
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
