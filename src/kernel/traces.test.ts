import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { testServer } from '#demo/test-server.ts'
import { sealAudit, verifyAudit } from '#kernel/audit-chain.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import { takeEvents } from '#kernel/events.ts'
import * as identity from '#modules/identity/contract.ts'

test('an act sent twice with one key counts once and is answered the same', async (t) => {
  const server = await testServer(t)
  const worker = await server.as('worker')
  const key = 'a-key-of-its-own'
  const first = await worker.call(identity.setLanguage, { language: 'en' }, { key })
  const second = await worker.call(identity.setLanguage, { language: 'en' }, { key })
  assert.deepEqual([first.value, second.value], [{ done: true }, { done: true }])
  assert.equal('headers' in second && second.headers['idempotent-replay'], 'true')
  const { rows } = await ownerQuery(
    server.database.connection,
    `select count(*)::int as n from kernel.event where kind = 'identity/language-set'`,
  )
  assert.equal(rows[0].n, 1)
})

test('two copies of an act racing each other count once', async (t) => {
  const server = await testServer(t)
  const worker = await server.as('worker')
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => worker.call(identity.setLanguage, { language: 'en' }, { key: 'raced-six-times' })),
  )
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200, 200, 200, 200, 200],
  )
  const { rows } = await ownerQuery(
    server.database.connection,
    `select count(*)::int as n from kernel.event where kind = 'identity/language-set'`,
  )
  assert.equal(rows[0].n, 1)
})

test('a key that was used for another act is refused, and a write without a key too', async (t) => {
  const server = await testServer(t)
  const worker = await server.as('worker')
  await worker.get(identity.setLanguage, { language: 'en' }, { key: 'used-before' })
  const other = await worker.call(identity.setLanguage, { language: 'zh' }, { key: 'used-before', language: 'zh' })
  assert.ok('problem' in other)
  assert.equal(other.problem.code, 'kernel/key-used-otherwise')
  const without = await worker.call(identity.setLanguage, { language: 'zh' }, { key: '' })
  assert.ok('problem' in without)
  assert.equal(without.problem.code, 'kernel/key-missing')
})

test('the chain is whole until someone with the database’s own password changes, drops or adds a line', async (t) => {
  const server = await testServer(t)
  const { connection, pool } = server.database
  await Promise.all([server.as('worker'), server.as('officer'), server.as('auditor')])
  assert.equal(await sealAudit(pool), 3)
  assert.equal(await sealAudit(pool), 0)
  const verified = () => inTransaction(pool, gate, ({ query }) => verifyAudit(query))
  assert.deepEqual({ ...(await verified()), lastHash: '' }, { whole: true, checked: 3, brokenAt: null, lastHash: '' })

  await ownerQuery(
    connection,
    `update kernel.audit_entry set reason = 'changed' where id = (select entry_id from kernel.audit_link where position = 2)`,
  )
  assert.deepEqual({ ...(await verified()), lastHash: '' }, { whole: false, checked: 1, brokenAt: 2, lastHash: '' })
  await ownerQuery(
    connection,
    `update kernel.audit_entry set reason = null where id = (select entry_id from kernel.audit_link where position = 2)`,
  )
  assert.equal((await verified()).whole, true)
  await ownerQuery(connection, 'delete from kernel.audit_link where position = 2')
  assert.equal((await verified()).brokenAt, 2)
})

test('no role of the application can change or delete a line of the audit', async (t) => {
  const { database } = await testServer(t)
  for (const role of [
    'yanzhen_app',
    'yanzhen_by_region',
    'yanzhen_by_organisation',
    'yanzhen_by_person',
    'yanzhen_gate',
    'yanzhen_statistics',
  ] as const) {
    for (const text of [
      `update kernel.audit_entry set reason = 'x'`,
      'delete from kernel.audit_entry',
      'truncate kernel.audit_entry',
      `update kernel.audit_link set position = 0`,
    ]) {
      await assert.rejects(
        inTransaction(database.pool, { role, settings: {} }, ({ query }) => query(text)),
        /permission denied/,
      )
    }
  }
})

test('a reader of events waits for a slower writer and skips nothing', async (t) => {
  const { database } = await testServer(t)
  const insert = (n: number) =>
    `insert into kernel.event (at, kind, subject_kind, data) values (now(), 'test/made', 'thing', '{"n":${n}}')`
  const slow = new pg.Client(database.connection)
  await slow.connect()
  await slow.query('begin')
  await slow.query(insert(1))
  await ownerQuery(database.connection, insert(2))
  const take = () =>
    inTransaction(database.pool, { role: 'yanzhen_statistics', settings: {} }, (transaction) =>
      takeEvents(transaction, 'test', 10),
    ).then((events) => events.map((event) => event.data.n))
  assert.deepEqual(await take(), [])
  await slow.query('commit')
  await slow.end()
  assert.deepEqual(await take(), [1, 2])
  assert.deepEqual(await take(), [])
})

test('a long transaction in another database of the same server holds nobody up', async (t) => {
  const { database } = await testServer(t)
  const elsewhere = new pg.Client({ ...database.connection, database: 'postgres' })
  await elsewhere.connect()
  await elsewhere.query('begin; select pg_current_xact_id()')
  await ownerQuery(
    database.connection,
    `insert into kernel.event (at, kind, subject_kind) values (now(), 'test/made', 'thing')`,
  )
  const statistics = { role: 'yanzhen_statistics', settings: {} } as const
  const taken = await inTransaction(database.pool, statistics, (transaction) => takeEvents(transaction, 'test', 10))
  await elsewhere.end()
  assert.equal(taken.length, 1)
})

async function ownerQuery(connection: pg.ClientConfig, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}
