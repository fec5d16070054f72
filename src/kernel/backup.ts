import { chown, copyFile, constants, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { z } from 'zod'
import { verifyAudit } from '#kernel/audit-chain.ts'
import type { Verification } from '#kernel/audit-chain.ts'
import { gate, inTransaction, openPool } from '#kernel/database.ts'
import { unprivilegedAccount } from '#kernel/postgres/account.ts'
import { connect } from '#kernel/postgres/connection.ts'
import type { Connection } from '#kernel/postgres/connection.ts'
import { startPostgres } from '#kernel/postgres.ts'

// The cluster is copied byte by byte with the log that makes it whole, and not table by table: events and audit are ordered by
// transaction numbers, which begin anew in a database filled from a dump.

const Manifest = z.object({
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  /** The last migration. */
  schema: z.string(),
  /** Tells which key file opens the sealed values; the file itself lies elsewhere. */
  keys: z.string().nullable(),
  /** Rows by table, before and after the copy: what is restored lies between. */
  rows: z.record(z.string(), z.tuple([z.number(), z.number()])),
  /** The last link of the audit chain before the copy. */
  audit: z.object({ position: z.number(), hash: z.string() }).nullable(),
})
export type Manifest = z.infer<typeof Manifest>

/** Of a running cluster: what belongs to its server, or is made anew at the start. */
const leftOut = /^(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_internal\.init)$/
const emptied = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|pgsql_tmp)$/

export interface BackupOptions {
  /** To the embedded database, as its owner; it goes on working meanwhile. */
  connection: Connection
  /** Where `files/` lies. */
  dataDir: string
  /** A folder that does not exist yet. */
  into: string
  keyFingerprint: string | null
  now: Date
}

/** Makes an online backup: the cluster, its log, the files. The manifest is written last; a folder without one is no backup. */
export async function makeBackup({ connection, dataDir, into, keyFingerprint, now }: BackupOptions): Promise<Manifest> {
  await mkdir(into, { recursive: true, mode: 0o700 })
  if ((await readdir(into)).length > 0) throw new Error(`${into} is not empty; name a new folder.`)
  const client = await connect(connection)
  try {
    const cluster = await one<string>(client, `select setting as value from pg_settings where name = 'data_directory'`)
    const before = await rowsOf(client)
    const audit = await lastLink(client)
    // The slot keeps the log from being recycled under our hands; it goes with this connection.
    await client.query(`select pg_create_physical_replication_slot('yanzhen_backup', true, true)`)
    const first = await one<string>(client, `select pg_walfile_name(pg_backup_start('yanzhen', true)) as value`)
    await copyFolder(cluster, join(into, 'cluster'), { running: true })
    const { rows } = await client.query<{ last: string; labelfile: string }>(
      'select pg_walfile_name(lsn) as last, labelfile from pg_backup_stop(false)',
    )
    const { last, labelfile } = rows[0]!
    await writeFile(join(into, 'cluster', 'backup_label'), labelfile, { mode: 0o600 })
    for (const segment of (await readdir(join(cluster, 'pg_wal'))).filter(
      (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last,
    )) {
      await copyFile(join(cluster, 'pg_wal', segment), join(into, 'cluster', 'pg_wal', segment))
    }
    const after = await rowsOf(client)
    // After the database: a row's file is there before the row is.
    if (existsSync(join(dataDir, 'files'))) await copyFolder(join(dataDir, 'files'), join(into, 'files'))
    const manifest: Manifest = {
      madeAt: now.toISOString(),
      postgres: await one<string>(client, `select current_setting('server_version') as value`),
      schema: await one<string>(client, 'select file as value from public.migration order by number desc limit 1'),
      keys: keyFingerprint,
      rows: Object.fromEntries(
        [...before].map(([table, count]) => [table, [count, after.get(table) ?? 0] as [number, number]]),
      ),
      audit,
    }
    await writeFile(join(into, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    return manifest
  } finally {
    await client.end()
  }
}

export async function readManifest(backup: string): Promise<Manifest> {
  if (!existsSync(join(backup, 'manifest.json')))
    throw new Error(`${backup} holds no whole backup: it has no manifest.json.`)
  return Manifest.parse(JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8')))
}

/** Puts a backup into a data folder that has no database yet; the next start recovers it. The key file is not part of it. */
export async function restoreBackup(backup: string, dataDir: string): Promise<Manifest> {
  const manifest = await readManifest(backup)
  const cluster = join(dataDir, 'postgres', 'cluster')
  if (existsSync(cluster)) throw new Error(`${dataDir} has a database already; restore into an empty folder.`)
  await mkdir(dirname(cluster), { recursive: true, mode: 0o700 })
  const account = unprivilegedAccount()
  await copyFolder(join(backup, 'cluster'), cluster, account && { owner: account })
  if (existsSync(join(backup, 'files'))) await copyFolder(join(backup, 'files'), join(dataDir, 'files'))
  return manifest
}

export interface Drill {
  tables: number
  rows: number
  /** Tables whose count lies outside what they had before and after the copy. */
  differing: string[]
  audit: Verification
  /** Does the restored chain hold the last link that was known when the backup was made? */
  sameChain: boolean
}

/** Restores a backup into a scratch folder, starts it, compares it with its manifest, walks the audit chain, and clears away. */
export async function drillBackup(backup: string, scratchIn: string): Promise<Drill> {
  const scratch = await mkdtemp(join(scratchIn, 'yanzhen-drill-'))
  try {
    const manifest = await restoreBackup(backup, scratch)
    const { connection, stop } = await startPostgres({ dataDir: scratch, settings: { shared_buffers: '128MB' } })
    const pool = openPool({ ...connection, max: 2 })
    try {
      const restored = await rowsOf(pool)
      const known = Object.entries(manifest.rows)
      const differing = known.filter(
        ([table, ends]) => !(restored.get(table)! >= Math.min(...ends) && restored.get(table)! <= Math.max(...ends)),
      )
      const audit = await inTransaction(pool, gate, ({ query }) => verifyAudit(query))
      const link =
        manifest.audit &&
        (await pool.query(`select 1 from kernel.audit_link where position = $1 and hash = decode($2, 'hex')`, [
          manifest.audit.position,
          manifest.audit.hash,
        ]))
      return {
        tables: known.length,
        rows: [...restored.values()].reduce((sum, count) => sum + count, 0),
        differing: differing.map(
          ([table, ends]) =>
            `${table}: ${restored.get(table) ?? 'missing'}, should be ${[...new Set(ends)].join(' to ')}`,
        ),
        audit,
        sameChain: !link || link.rowCount === 1,
      }
    } finally {
      await pool.end()
      await stop()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function one<T>(client: pg.Client, text: string): Promise<T> {
  return (await client.query<{ value: T }>(text)).rows[0]!.value
}

async function lastLink(client: pg.Client): Promise<Manifest['audit']> {
  const { rows } = await client.query<{ position: number; hash: string }>(
    `select position, encode(hash, 'hex') as hash from kernel.audit_link order by position desc limit 1`,
  )
  return rows[0] ?? null
}

async function rowsOf(client: pg.Client | pg.Pool): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'jobs') order by 1`,
  )
  const counts = new Map<string, number>()
  for (const { name } of rows)
    counts.set(name, (await client.query<{ count: number }>(`select count(*) from ${name}`)).rows[0]!.count)
  return counts
}

/** Copies a folder. In that of a running server a file may vanish meanwhile; it is not missed, the log knows of it. */
async function copyFolder(
  from: string,
  to: string,
  how: { running?: true; owner?: { uid: number; gid: number } } = {},
): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  if (how.owner) await chown(to, how.owner.uid, how.owner.gid)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      if (how.running && emptied.test(entry.name)) await mkdir(target, { mode: 0o700 })
      else await copyFolder(source, target, how)
    } else if (entry.isFile() && !(how.running && leftOut.test(entry.name))) {
      try {
        await copyFile(source, target, constants.COPYFILE_FICLONE)
        if (how.owner) await chown(target, how.owner.uid, how.owner.gid)
      } catch (error) {
        if (!how.running || existsSync(source)) throw error
      }
    }
  }
}
