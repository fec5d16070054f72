import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The unprivileged account that PostgreSQL runs as when we are root: it refuses to run as root itself. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** Undefined where we are not root and PostgreSQL simply runs as ourselves. */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const account = ['postgres', 'daemon', 'nobody']
    .map((name) => known.find((one) => one.name === name && one.uid > 0))
    .find((one) => one !== undefined)
  if (account) return account
  throw new Error(
    'PostgreSQL does not run as root and no account postgres, daemon or nobody exists: start as another user.',
  )
}

/** Can the account pass through every folder above the path? */
function canReach(account: Account, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const mayPass = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & mayPass) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

const setpriv = '/usr/bin/setpriv'

/** A command line that runs as the account, and how to spawn it. */
export interface Spawning {
  command: string
  args: string[]
  identity: { uid?: number; gid?: number }
}

/**
 * Beneath a private home (/root is 0700) the account could reach neither its data nor its programs;
 * there it keeps the one capability that passes closed folders, and still is not root.
 */
export function spawningAs(account: Account | undefined, paths: string[], command: string, args: string[]): Spawning {
  if (!account) return { command, args, identity: {} }
  const closed = paths.find((path) => !canReach(account, path))
  if (closed === undefined) return { command, args, identity: { uid: account.uid, gid: account.gid } }
  if (!existsSync(setpriv)) {
    throw new Error(
      `${closed} lies in a private folder that ${account.name} cannot reach: put DATA_DIR and the program elsewhere.`,
    )
  }
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  const who = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...capability]
  return { command: setpriv, args: [...who, '--', command, ...args], identity: {} }
}
