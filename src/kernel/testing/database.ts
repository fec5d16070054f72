import { createHash } from 'node:crypto'
import { existsSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openPool } from '#kernel/database.ts'
import { digestOf, migrate, readMigrations } from '#kernel/migrate.ts'
import { connectionOf } from '#kernel/postgres/connection.ts'
import { createDatabase, dropDatabase, startPostgres } from '#kernel/postgres.ts'
import type { Connection } from '#kernel/postgres.ts'
import { readConfig } from '#src/config.ts'

export interface TestDatabase {
  connection: Connection
  /** As the server uses it: each transaction takes the role of its scope. */
  pool: pg.Pool
}

/** What stands in the database before a test begins. */
export interface Prepared {
  /** Changes when the content would. */
  key: string
  /** Fills a migrated database; runs once, then every test gets a copy. */
  prepare(connection: Connection): Promise<void>
}

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
const place = shortHash(`${repository} ${userInfo().uid}`)

let server: Promise<Connection> | undefined
let made = 0

/**
 * A fresh database of its own for a test, migrated, and dropped with its pool when the test ends (`t`), or the file (without).
 * All test processes share one embedded server, which stays running for the next run; or DATABASE_URL's, as its superuser.
 */
export async function testDatabase(
  t: { after(dropIt: () => Promise<void>): void } = { after },
  prepared?: Prepared,
): Promise<TestDatabase> {
  server ??= sharedServer()
  const near = await server
  const template = prepared ? await preparedTemplate(near, prepared) : await migratedTemplate(near)
  const connection = await createDatabase(near, `test_${process.pid}_${++made}`, template)
  const pool = openPool({ ...connection, max: 6 })
  t.after(async () => {
    await pool.end()
    await dropDatabase(near, connection.database)
  })
  return { connection, pool }
}

async function sharedServer(): Promise<Connection> {
  const [given] = readConfig().databaseUrls
  if (given) return connectionOf(given)
  const dataDir = join(roomInMemory() ?? tmpdir(), `yanzhen-test-${place}`)
  // Test data need not survive a power cut.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '128MB',
    max_wal_size: '256MB',
  }
  const { connection } = await oneAtATime(() => startPostgres({ dataDir, hold: 'left running', settings }))
  await dropLeftovers(connection)
  return connection
}

// A database is 1,300 files, made and dropped for every test file. ext4 will not use an inode again for some seconds after it was freed and
// looks through all of those for each new one: 1.3 s for a copy that takes 0.1 s in memory.
function roomInMemory(): string | undefined {
  const folder = '/dev/shm'
  if (!existsSync(folder)) return undefined
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > 4 * 1024 ** 3 ? folder : undefined
}

// Test processes start together. A port can be listened to by one of them only, and is given back whatever ends it.
async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const port = 20000 + (parseInt(place, 16) % 10000)
  for (let tries = 0; tries < 1200; tries++) {
    const lock = createServer()
    const taken = await new Promise((resolve) => {
      lock.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!taken) {
      await sleep(50)
      continue
    }
    try {
      return await work()
    } finally {
      await new Promise((closed) => lock.close(closed))
    }
  }
  throw new Error(`Another program keeps port ${port}, by which test processes take turns.`)
}

async function migratedTemplate(near: Connection): Promise<string> {
  const migrations = readMigrations()
  return template(near, `migrated_${digestOf(migrations).slice(0, 12)}`, 'template0', async (connection) => {
    const pool = openPool(connection)
    await migrate(pool, migrations).finally(() => pool.end())
  })
}

async function preparedTemplate(near: Connection, { key, prepare }: Prepared): Promise<string> {
  const base = await migratedTemplate(near)
  return template(near, `prepared_${shortHash(base + key)}`, base, prepare)
}

/** Makes a database under a draft name and renames it when it is whole: a killed test leaves nothing half-made to copy. */
async function template(near: Connection, name: string, from: string, fill: (connection: Connection) => Promise<void>) {
  const client = new pg.Client({ ...near, database: 'postgres' })
  await client.connect()
  try {
    const isThere = async () =>
      (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1
    if (await isThere()) return name
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    if (await isThere()) return name
    await dropDatabase(near, `${name}_draft`)
    await fill(await createDatabase(near, `${name}_draft`, from))
    await client.query(`alter database ${name}_draft rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}

// What killed tests left, and the templates of migrations that nobody runs any more.
async function dropLeftovers(near: Connection): Promise<void> {
  const client = new pg.Client({ ...near, database: 'postgres' })
  await client.connect()
  const { rows } = await client.query<{ name: string }>('select datname as name from pg_database order by oid desc')
  await client.end()
  const names = rows.map((row) => row.name)
  const abandoned = names.filter((name) => /^test_\d+_/.test(name) && !isRunning(Number(name.split('_')[1])))
  const outdated = names.filter((name) => /^(migrated|prepared)_[0-9a-f]{12}$/.test(name)).slice(12)
  for (const name of [...abandoned, ...outdated]) await dropDatabase(near, name).catch(() => {})
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
