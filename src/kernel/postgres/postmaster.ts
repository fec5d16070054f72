import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { childOf, isWindows, owner } from '#kernel/postgres/cluster.ts'
import type { Cluster } from '#kernel/postgres/cluster.ts'
import { connect, wasCutOff } from '#kernel/postgres/connection.ts'
import type { Connection } from '#kernel/postgres/connection.ts'
import { postgresSettings } from '#kernel/postgres/settings.ts'

/**
 * Starts the server of a cluster, or adopts the one that runs already: after a kill -9 of Node it lives on.
 * Resolves when it answers; throws the end of its log when it does not start.
 */
export async function bootOrAdopt(cluster: Cluster, settings: Record<string, string>): Promise<Connection> {
  const found = readPidFile(cluster)
  if (found) {
    const adopted = await untilReady(cluster, () => isPostmaster(found.pid, cluster))
    if (adopted) return adopted
  }
  // The helpers of a postmaster that was killed take a moment to notice; PostgreSQL refuses to start beside them.
  for (let tries = 0; ; tries++) {
    disownLocks(cluster)
    try {
      return await boot(cluster, settings)
    } catch (error) {
      if (tries > 100 || !/pre-existing shared memory block/.test(String(error))) throw error
      await sleep(100)
    }
  }
}

async function boot(cluster: Cluster, settings: Record<string, string>): Promise<Connection> {
  const port = isWindows ? await freePort() : 5432
  const place: Record<string, string> = isWindows
    ? { listen_addresses: '127.0.0.1' }
    : { listen_addresses: '', unix_socket_directories: cluster.socketDir, unix_socket_permissions: '0700' }
  const postgresArgs = ['-D', cluster.dir, '-p', String(port), ...postgresSettings({ ...place, ...settings })]
  const { command, args, options } = childOf(cluster, cluster.binaries.postgres, postgresArgs)
  const log = openSync(cluster.logFile, 'w', 0o600)
  // Detached: Ctrl-C in a terminal goes to the whole group, and the database must outlive the requests in flight.
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  let isAlive = true
  child.on('error', () => (isAlive = false))
  child.on('exit', () => (isAlive = false))
  child.unref()
  const connection = await untilReady(cluster, () => isAlive)
  if (connection) return connection
  const end = readFileSync(cluster.logFile, 'utf8').split('\n').slice(-12).join('\n')
  throw new Error(`The embedded PostgreSQL does not start; the end of ${cluster.logFile}:\n${end}`)
}

/** Shuts the server of a cluster down and waits until it is gone; nothing that was committed is lost. */
export async function shutDown(cluster: Cluster): Promise<void> {
  const running = readPidFile(cluster)
  if (!running || !isPostmaster(running.pid, cluster)) return
  if (isWindows) {
    spawnSync(cluster.binaries.pgCtl, ['stop', '-D', cluster.dir, '-m', 'fast'])
    return
  }
  // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, connections closed.
  process.kill(running.pid, 'SIGINT')
  while (isPostmaster(running.pid, cluster)) await sleep(10)
}

interface PidFile {
  pid: number
  port: number
}

// Lines of postmaster.pid: process, data folder, start, port, socket folder, address, memory key, status.
function readPidFile(cluster: Cluster): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster.dir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  } catch {
    return undefined
  }
}

// PostgreSQL takes a file that names its parent, us, for a left-over, and still uses the rest of it to look for helpers of a
// dead predecessor that may be writing; deleting the file would switch that guard off. Left as it is, the number in it may
// pass for a living server: a killed postmaster whose parent was killed too stays in the process table until it is collected.
function disownLocks(cluster: Cluster): void {
  for (const file of [join(cluster.dir, 'postmaster.pid'), join(cluster.socketDir, '.s.PGSQL.5432.lock')]) {
    if (!existsSync(file)) continue
    const text = readFileSync(file, 'utf8')
    if (!isPostmaster(parseInt(text, 10), cluster)) writeFileSync(file, text.replace(/^.*/, String(process.pid)))
  }
}

// After a reboot, or in a new container, the number may belong to quite another process; a postmaster works in its cluster.
function isPostmaster(pid: number, cluster: Cluster): boolean {
  try {
    process.kill(pid, 0)
    return existsSync('/proc/self') ? readlinkSync(`/proc/${pid}/cwd`) === cluster.dir : true
  } catch {
    return false
  }
}

// Undefined when it ended instead.
async function untilReady(cluster: Cluster, isAlive: () => boolean): Promise<Connection | undefined> {
  while (isAlive()) {
    const running = readPidFile(cluster)
    const connection: Connection = {
      host: isWindows ? '127.0.0.1' : cluster.socketDir,
      port: running?.port || 5432,
      user: owner,
      ...(isWindows && { password: readFileSync(cluster.passwordFile, 'utf8') }),
      database: 'postgres',
    }
    try {
      if (running) {
        await (await connect(connection)).end()
        return connection
      }
    } catch (error) {
      if (!wasCutOff(error)) throw error
    }
    await sleep(20)
  }
  return undefined
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
