import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openCluster, owner } from '#kernel/postgres/cluster.ts'
import { connect } from '#kernel/postgres/connection.ts'
import type { Connection } from '#kernel/postgres/connection.ts'
import { bootOrAdopt, shutDown } from '#kernel/postgres/postmaster.ts'

export type { Connection }

export interface Postgres {
  /** As the owner of everything, to the database `yanzhen`. */
  connection: Connection
  /** Lets go; and shuts the server down if it was ours. Waits until it is down. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** The cluster lies in `postgres/` below it. */
  dataDir: string
  /**
   * `alone`: a server's; a second one on the same folder gets an error. `shared`: a command's, beside a running server
   * or by itself. `left running`: the tests'; it outlives the process that started it.
   */
  hold?: 'alone' | 'shared' | 'left running'
  /** Settings of PostgreSQL that differ from ours. */
  settings?: Record<string, string>
}

/** Any number that nothing else in the database `yanzhen` locks. */
const serverLock = 727374

/**
 * Starts the embedded PostgreSQL, or adopts the one that a killed predecessor left running; brings it back if it is lost.
 * Throws when it cannot start (with the end of its log), and when another server holds it.
 */
export async function startPostgres({ dataDir, hold = 'alone', settings = {} }: StartOptions): Promise<Postgres> {
  const cluster = openCluster(resolve(dataDir))
  const connection = await createDatabase(await bootOrAdopt(cluster, settings), owner)
  if (hold === 'left running') return { connection, stop: async () => {} }

  let stopping = false
  // The lock ends with its connection, whatever kills us; a file with a process number would lie after a reboot.
  const takeHold = async () => {
    const client = await connect(connection)
    client.on('error', () => {})
    client.on('end', () => {
      if (!stopping) holder = bringBack()
    })
    return { client, isOurs: await takeLock(client) }
  }
  // A failure here is caught by nobody: without its database the process had better end and be started anew.
  const bringBack = async () => {
    await bootOrAdopt(cluster, settings)
    return takeHold()
  }
  let holder = takeHold()
  const stop = async () => {
    if (stopping) return
    const { client, isOurs } = await holder
    stopping = true
    await client.end()
    if (isOurs) await shutDown(cluster)
  }
  const { isOurs } = await holder
  if (isOurs || hold === 'shared') return { connection, stop }
  await stop()
  throw new Error(`Another server is already running on ${dataDir}: stop it first, or set another DATA_DIR and PORT.`)
}

// A killed predecessor's connection takes a moment to be noticed.
async function takeLock(client: pg.Client): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${serverLock}) as taken`)
    if (rows[0]?.taken) return true
    await sleep(50)
  }
  return false
}

/** Makes a database beside the given one, unless it is there already, and says how to reach it. */
export async function createDatabase(near: Connection, database: string, template = 'template0'): Promise<Connection> {
  const client = await connect({ ...near, database: 'postgres' })
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) {
      await client.query(`create database ${pg.escapeIdentifier(database)} template ${pg.escapeIdentifier(template)}`)
    }
  } finally {
    await client.end()
  }
  return { ...near, database }
}

/** Drops a database and whoever is still connected to it. */
export async function dropDatabase(near: Connection, database: string): Promise<void> {
  const client = await connect({ ...near, database: 'postgres' })
  try {
    await client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`)
  } finally {
    await client.end()
  }
}
