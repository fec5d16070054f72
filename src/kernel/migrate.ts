import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export interface Migration {
  number: number
  /** NNNN-name.sql */
  file: string
  text: string
  /** SHA-256 of the text: an applied file must never change. */
  digest: string
}

const migrationsFolder = fileURLToPath(new URL('../../db/migrations/', import.meta.url))

/** The migrations of a folder in their order. Throws when a name is not NNNN-name.sql or a number stands twice. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => {
      const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1])
      if (!number) throw new Error(`${file}: a migration is called NNNN-name.sql, in small letters.`)
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
      return { number, file, text, digest: createHash('sha256').update(text).digest('hex') }
    })
  const twice = migrations.find((one, at) => migrations[at + 1]?.number === one.number)
  if (twice) throw new Error(`${twice.file}: the number ${twice.number} is given twice; take the next free one.`)
  return migrations
}

/** Changes whenever any migration does. */
export const digestOf = (migrations: Migration[]): string =>
  createHash('sha256')
    .update(migrations.map((one) => one.digest).join())
    .digest('hex')

/** Any number that nothing else in the database locks. */
const migrationLock = 727375

/**
 * Brings a database to the newest schema, as its owner, one transaction a file; answers with the files that were applied now.
 * Servers that start together wait for each other. Throws when a file that was applied has been edited since, and with
 * file and line when one fails; those before it stay applied.
 */
export async function migrate(pool: pg.Pool, migrations: Migration[] = readMigrations()): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(${migrationLock})`)
    // From 16 on who creates a role may not act as it unless this says so; an owner who is no superuser has to.
    await client.query(
      `select set_config('createrole_self_grant', 'set, inherit', false) where current_setting('server_version_num')::int >= 160000`,
    )
    await client.query(`
      create table if not exists public.migration (
        number int primary key,
        file text not null,
        digest text not null,
        applied_at timestamptz not null default now()
      )`)
    const { rows: applied } = await client.query<Pick<Migration, 'number' | 'digest'>>(
      'select number, digest from public.migration',
    )
    const digests = new Map(applied.map((one) => [one.number, one.digest]))
    const edited = migrations.find((one) => digests.has(one.number) && digests.get(one.number) !== one.digest)
    if (edited)
      throw new Error(`${edited.file} was applied and has been edited since; undo the edit and add a new migration.`)
    const missing = migrations.filter((one) => !digests.has(one.number))
    for (const one of missing) await apply(client, one)
    return missing.map((one) => one.file)
  } finally {
    // The connection ends rather than going back to the pool: with it go its lock and whatever a migration set.
    client.release(true)
  }
}

async function apply(client: pg.ClientBase, { number, file, text, digest }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query('insert into public.migration (number, file, digest) values ($1, $2, $3)', [
      number,
      file,
      digest,
    ])
    await client.query(text)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    if (!(error instanceof pg.DatabaseError)) throw error
    const line = error.position ? text.slice(0, Number(error.position) - 1).split('\n').length : 1
    throw new Error(`${file}:${line}: ${error.message}`, { cause: error })
  }
}
