import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gate, inTransaction, openPool, stranger } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { createDatabase, startPostgres } from '#kernel/postgres.ts'

// Roles belong to the whole cluster, so this one is fresh.
test('an operator whose account on a PostgreSQL server is no superuser has the same database', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yanzhen-owner-'))
  const { connection, stop } = await startPostgres({ dataDir, settings: { shared_buffers: '128MB', fsync: 'off' } })
  const superuser = openPool(connection)
  const { database } = await createDatabase(connection, 'installation')
  await superuser.query('create role operator login createrole nosuperuser')
  await superuser.query(`alter database ${database} owner to operator`)
  const pool = openPool({ ...connection, user: 'operator', database })
  t.after(async () => {
    await Promise.all([pool.end(), superuser.end()])
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  await migrate(pool)
  const id = '00000000-0000-7000-8000-000000000001'
  await inTransaction(pool, gate, ({ query }) =>
    query(`insert into identity.person (id, name, region_code) values ($1, '何人', '330304000000')`, [id]),
  )
  const named = await inTransaction(pool, stranger, ({ query }) =>
    query('select name from identity.names_of($1)', [[id]]),
  )
  assert.deepEqual(named, [{ name: '何人' }])
})
