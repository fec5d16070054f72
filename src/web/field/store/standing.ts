import { ProblemError } from '#web/client/call.ts'
import { signIn } from '../calls.ts'
import { reach } from '../sync/reach.ts'
import { askStanding, may } from '../sync/whose.ts'
import type { Standing } from '../sync/whose.ts'
import { leaveForGood } from './leaving.ts'
import { forgetCopies, lockUp } from './lock-up.ts'
import { markLeftLocked, vault } from './vault.ts'

/** Somebody who unlocks at a bad signal is not kept waiting for longer. */
const patience = 4_000

/** Asked at the door: by the session, and where that does not say “stays”, by name and password. */
export async function standingAtTheDoor(username: string, password: string): Promise<Standing> {
  const said = await askStanding(username, patience)
  if (said === null || said === 'stays') return said ?? 'unknown'
  try {
    const who = await reach(signIn, { username, password }, {}, patience)
    return who.permissions.includes(may) ? 'stays' : 'left'
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : ''
    if (code === 'identity/no-post') return 'left'
    // The office gave another password meanwhile: whoever opens the phone with the one before sees nobody.
    return said === 'unknown' && code === 'identity/wrong-name-or-password' ? 'withdrawn' : said
  }
}

/** The session no longer answers: because it is late, or because the worker has left? Does what follows. */
export async function lookWhy(now: number): Promise<void> {
  const said = await askStanding()
  const { stage } = vault.get()
  if (said === 'left') {
    if (stage === 'open') await leaveForGood(now)
    else if (stage === 'closed') await markLeftLocked()
  } else if (said === 'withdrawn') {
    await forgetCopies()
    if (stage === 'open') await lockUp()
  }
}
