import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openCluster, owner } from '#kernel/postgres/cluster.ts'
import { connect, wasCutOff } from '#kernel/postgres/connection.ts'
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
  const reach = async () => createDatabase(await bootOrAdopt(cluster, settings), owner)
  if (hold === 'left running') return { connection: await patiently(reach), stop: async () => {} }

  let stopping = false
  // The lock ends with its connection, whatever kills us; a file with a process number would lie after a reboot.
  const takeHold = () =>
    patiently(async () => {
      const connection = await reach()
      const client = await connect(connection)
      const isOurs = await takeLock(client, hold === 'alone' ? 20 : 1)
      client.on('end', () => {
        // If it cannot come back nobody catches that: without its database the process had better end and be started anew.
        if (!stopping) holder = takeHold()
      })
      return { connection, client, isOurs }
    })
  let holder = takeHold()
  const { connection, isOurs } = await holder
  const stop = async () => {
    if (stopping) return
    const held = await holder
    stopping = true
    await held.client.end()
    if (held.isOurs) await shutDown(cluster)
  }
  if (isOurs || hold === 'shared') return { connection, stop }
  await stop()
  throw new Error(`Another server is already running on ${dataDir}: stop it first, or set another DATA_DIR and PORT.`)
}

// A predecessor may be shutting the database down at this very moment.
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries > 100 || !wasCutOff(error)) throw error
      await sleep(100)
    }
  }
}

// A killed predecessor's connection takes a moment to be noticed.
async function takeLock(client: pg.Client, times: number): Promise<boolean> {
  for (let tries = 0; tries < times; tries++) {
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
