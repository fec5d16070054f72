import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gate, inTransaction, scopeOf } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import { markAllNoticesRead, markNoticeRead, noticeCount, notices } from '#modules/notices/contract.ts'
import { notify, settleNotices, type Told, withdrawNotice } from '#modules/notices/public.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { accountId, organisations, personId } from '#demo/test-world.ts'

const server = await testServer({ after })
const { house } = server

const about = (key: Told['key'], dueOn: string | null, to: Parameters<typeof personId>[0] = 'worker'): Told => ({
  personId: personId(to),
  key,
  title: { zh: `标题 ${key}`, en: `Title ${key}` },
  body: { zh: '正文', en: 'Body' },
  link: '/people/me#certificates',
  dueOn: dueOn === null ? null : parseDay(dueOn),
})

const atTheGate = (act: (teller: { query: never; now: Date }) => Promise<void>) =>
  inTransaction(house.gatePool, gate, async ({ query }) => act({ query: query as never, now: house.clock() }))

const keysOf = async (who: Parameters<typeof server.as>[0]) => {
  const { rows } = await (await server.as(who)).get(notices, { size: 100 })
  return rows.map((row) => `${row.title.zh.slice(3)} ${row.dueOn ?? '-'}${row.read ? ' read' : ''}`)
}

test('a person is told once, and told anew when the day by which it is due moves', async () => {
  await atTheGate((teller) => notify(teller, about('t/one', '2026-03-20')))
  await atTheGate((teller) => notify(teller, about('t/one', '2026-03-20')))
  assert.deepEqual(await keysOf('worker'), ['t/one 2026-03-20'])
  const worker = await server.as('worker')
  const { rows } = await worker.get(notices, {})
  await worker.get(markNoticeRead, { noticeId: rows[0]!.noticeId })
  await atTheGate((teller) => notify(teller, about('t/one', '2026-03-20')))
  assert.deepEqual(await keysOf('worker'), ['t/one 2026-03-20 read'])
  await atTheGate((teller) => notify(teller, about('t/one', '2026-03-10')))
  assert.deepEqual(await keysOf('worker'), ['t/one 2026-03-10'])
})

test('what no longer holds is gone, and comes back unread', async () => {
  await atTheGate((teller) => withdrawNotice(teller, personId('worker'), 't/one'))
  assert.deepEqual(await keysOf('worker'), [])
  await atTheGate((teller) => notify(teller, about('t/one', '2026-03-10')))
  assert.deepEqual(await keysOf('worker'), ['t/one 2026-03-10'])
})

test('unread come first, then what is due soonest, then what has no day; page by page nothing is lost', async () => {
  await atTheGate((teller) =>
    settleNotices(teller, 't/', [
      about('t/late', '2026-03-01'),
      about('t/later', '2026-05-01'),
      about('t/some-day', null),
      about('t/soon', '2026-03-18'),
    ]),
  )
  const worker = await server.as('worker')
  const first = await worker.get(notices, { size: 1 })
  await worker.get(markNoticeRead, { noticeId: first.rows[0]!.noticeId })
  assert.deepEqual(await keysOf('worker'), [
    't/soon 2026-03-18',
    't/later 2026-05-01',
    't/some-day -',
    't/late 2026-03-01 read',
  ])
  const seen: string[] = []
  for (let next: string | undefined; ;) {
    const page = await worker.get(notices, { size: 1, ...(next && { after: next }) })
    seen.push(...page.rows.map((row) => row.title.en.slice(6)))
    if (!page.next) break
    next = page.next
  }
  assert.deepEqual(seen, ['t/soon', 't/later', 't/some-day', 't/late'])
  assert.deepEqual((await worker.get(notices, { unread: 'yes' })).total, 3)
})

test('home shows what is late or due within a week, the bell how many are unread', async () => {
  const { unread, due } = await (await server.as('worker')).get(noticeCount, {})
  assert.deepEqual(
    [unread, due.map((row) => [row.title.en.slice(6), row.overdue])],
    [
      3,
      [
        ['t/late', true],
        ['t/soon', false],
      ],
    ],
  )
})

test('a job says all that holds: the rest is taken back, of everyone or only of those it looked at', async () => {
  await atTheGate((teller) =>
    settleNotices(teller, 'x/', [about('x/a', null), about('x/b', null), about('x/a', null, 'otherWorker')]),
  )
  await atTheGate((teller) => settleNotices(teller, 'x/', [about('x/a', null)], [personId('worker')]))
  assert.deepEqual(
    (await keysOf('worker')).filter((key) => key.startsWith('x/')),
    ['x/a -'],
  )
  assert.deepEqual(await keysOf('otherWorker'), ['x/a -'])
  await atTheGate((teller) => settleNotices(teller, 'x/', []))
  assert.deepEqual(await keysOf('otherWorker'), [])
})

test('someone out of the teller’s reach is told, and the teller sees nothing of it', async () => {
  const stranger = {
    accountId: accountId('roomWorker'),
    personId: personId('roomWorker'),
    organisationId: organisations.otherStation,
  }
  const scope = scopeOf({ ...stranger, jurisdiction: { kind: 'own' } })
  const seen = await inTransaction(house.pool, scope, async ({ query }) => {
    await notify({ query, now: house.clock() }, about('y/from-afar', null, 'neighbourWorker'))
    return query('select id from notices.notice')
  })
  assert.deepEqual(seen, [])
  assert.deepEqual(await keysOf('neighbourWorker'), ['y/from-afar -'])
})

test('nobody reads or marks another’s, not even the chief', async () => {
  const { rows } = await (await server.as('neighbourWorker')).get(notices, {})
  for (const who of ['chief', 'officer', 'auditor', 'leader', 'manager'] as const) {
    const caller = await server.as(who)
    assert.deepEqual((await caller.get(notices, {})).rows, [])
    assert.equal(refusalOf(await caller.call(markNoticeRead, { noticeId: rows[0]!.noticeId })), 'kernel/not-found')
  }
})

test('all at once are read', async () => {
  const worker = await server.as('worker')
  const { marked } = await worker.get(markAllNoticesRead, {})
  assert.ok(marked > 0)
  assert.deepEqual(await worker.get(markAllNoticesRead, {}), { marked: 0 })
  assert.equal((await worker.get(noticeCount, {})).unread, 0)
})
