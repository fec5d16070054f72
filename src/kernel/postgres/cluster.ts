import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawningAs, unprivilegedAccount } from '#kernel/postgres/account.ts'
import type { Account } from '#kernel/postgres/account.ts'
import { findBinaries } from '#kernel/postgres/binaries.ts'
import type { Binaries } from '#kernel/postgres/binaries.ts'

/** The owner of the cluster and of everything in it. */
export const owner = 'yanzhen'
export const isWindows = process.platform === 'win32'

/** Where one embedded PostgreSQL keeps its things. */
export interface Cluster {
  dir: string
  socketDir: string
  logFile: string
  passwordFile: string
  account: Account | undefined
  binaries: Binaries
}

/** The cluster below a data folder; initialised if it is new. Throws when it cannot be. */
export function openCluster(dataDir: string): Cluster {
  const account = unprivilegedAccount()
  mkdirSync(dataDir, { recursive: true })
  const home = join(realpathSync(dataDir), 'postgres')
  // A Unix socket's path may have 107 bytes (103 on macOS), whatever the file system allows.
  const near = join(home, 'socket')
  const short = join(tmpdir(), `yanzhen-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`)
  const socketDir = Buffer.byteLength(near) < 85 ? near : short
  for (const folder of [home, socketDir]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (account) chownSync(folder, account.uid, account.gid)
  }
  const cluster = {
    dir: join(home, 'cluster'),
    socketDir,
    logFile: join(home, 'server.log'),
    passwordFile: join(home, 'password'),
    account,
    binaries: findBinaries(join(home, 'lib')),
  }
  if (!existsSync(cluster.dir)) initialise(cluster)
  return cluster
}

// Beside its final place and renamed at the end: killed half-way, the next start begins again.
function initialise(cluster: Cluster): void {
  const draft = `${cluster.dir}.new`
  rmSync(draft, { recursive: true, force: true })
  // The builtin provider is the same everywhere; plain --locale=C would know no Chinese letters.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
  const auth = ['--auth=trust']
  if (isWindows) {
    writeFileSync(cluster.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
    auth.splice(0, 1, '--auth=scram-sha-256', `--pwfile=${cluster.passwordFile}`)
  }
  const initdb = [`--pgdata=${draft}`, `--username=${owner}`, ...locale, ...auth]
  const { command, args, options } = childOf(cluster, cluster.binaries.initdb, initdb)
  const { status, stderr, error } = spawnSync(command, args, { ...options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`The embedded PostgreSQL cannot be initialised: ${error?.message ?? stderr}`)
  renameSync(draft, cluster.dir)
}

/** How to spawn one of PostgreSQL's programs for this cluster. */
export function childOf(cluster: Cluster, program: string, programArgs: string[]) {
  const { command, args, identity } = spawningAs(cluster.account, [cluster.dir, program], program, programArgs)
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...(isWindows && process.env), ...cluster.binaries.libraryPath }
  return { command, args, options: { ...identity, env, cwd: tmpdir() } }
}
