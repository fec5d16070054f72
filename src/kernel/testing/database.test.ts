import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMigrations } from '#kernel/migrate.ts'
import { testDatabase } from '#kernel/testing/database.ts'

test('a contributor gets a migrated database of their own for each test', async (t) => {
  const [one, other] = await Promise.all([testDatabase(t), testDatabase(t)])
  assert.notEqual(one.connection.database, other.connection.database)
  const { rows } = await one.pool.query<{ number: number }>('select number from public.migration order by number')
  assert.deepEqual(
    rows.map((row) => row.number),
    readMigrations().map((migration) => migration.number),
  )
  await one.pool.query('create table public.mine as select 1 as one')
  await assert.rejects(other.pool.query('select * from public.mine'), { code: '42P01' })
})

test('a contributor whose tests need a filled database fills it once', async (t) => {
  let filled = 0
  const prepared = {
    key: `seven ${process.pid}`,
    prepare: async (connection: { database: string }) => {
      filled++
      assert.match(connection.database, /_draft$/)
    },
  }
  await testDatabase(t, prepared)
  await testDatabase(t, prepared)
  assert.equal(filled, 1)
})
