import { ProblemError } from '#web/client/call.ts'
import { toast } from '#web/kit/toast.tsx'
import { me, signIn, signOut } from '../calls.ts'
import { fateOf } from '../sync/fate.ts'
import { reach } from '../sync/reach.ts'
import { synchronise } from '../sync/rhythm.ts'
import { may, sameName } from '../sync/whose.ts'
import { loadClients } from './clients.ts'
import { loadDrafts } from './drafts.ts'
import { loadFacts, remember } from './facts.ts'
import { leaveForGood } from './leaving.ts'
import { forgetAll, forgetCopies, lockUp } from './lock-up.ts'
import { loadOutbox } from './outbox.ts'
import { lookWhy, standingAtTheDoor } from './standing.ts'
import {
  bringAlong,
  canKeepApart,
  countUnfinished,
  create,
  findVault,
  haveMet,
  isTooLongAlone,
  makeWay,
  open,
  opened,
  opensWith,
  others,
  vault,
  wipe,
} from './vault.ts'
import type { Other } from './vault.ts'

/** What came of a name and a password. */
export type Entry =
  | { kind: 'in' }
  | { kind: 'refused'; say: string }
  /** Wrong as far as the phone can tell: without a network the server cannot be asked. */
  | { kind: 'wrong-here' }
  /** The first sign-in on a phone needs the network. */
  | { kind: 'network-needed' }
  /** So does another worker’s turn: the session has to be theirs before the phone is. */
  | { kind: 'network-for-other' }
  /** The server knows the password, the phone only the one before it. */
  | { kind: 'old-password-needed'; unsent: number }
  /** The phone still holds what another worker has not sent, in a browser that cannot keep two apart. */
  | { kind: 'other-worker'; username: string; unsent: number }
  | { kind: 'no-right' }

const left = 'yanzhen.field.left'

/** Comes in with or without a network: the password that signs in is the one that opens the phone. */
export async function enter(username: string, password: string, now: number): Promise<Entry> {
  const before = vault.get()
  const owner = before.stage === 'closed' ? before.username : null
  const mine = owner !== null && sameName(owner, username)
  if (mine && (await open(password, now)) === 'open')
    return comeBack(username, password, now, before.stage === 'closed' && before.left)
  if (owner && !mine && !(await canKeepApart())) {
    const unsent = await countUnfinished()
    if (unsent > 0) return { kind: 'other-worker', username: owner, unsent }
  }
  const other = mine ? undefined : (await others()).find((one) => sameName(one.username, username))
  await finishLeaving()
  try {
    const who = await reach(signIn, { username, password })
    if (!who.permissions.includes(may)) {
      if (other && (await opensWith(other, password))) return handInOf(other, password, now)
      await reach(signOut, {})
      return { kind: 'no-right' }
    }
    // From here on the session is this worker's, and so becomes the phone.
    if (!mine) await makeWay(other?.database ?? null)
    if (other && (await opensWith(other, password))) {
      await open(password, now)
      await haveMet(now, who.offlineDays)
      await loadAll(now)
      await remember({ me: who })
      return { kind: 'in' }
    }
    const unsent = mine || other ? await countUnfinished() : 0
    if (unsent > 0) return { kind: 'old-password-needed', unsent }
    await create(username.trim(), password, now)
    await haveMet(now, who.offlineDays)
    forgetAll()
    await remember({ me: who })
    opened()
    return { kind: 'in' }
  } catch (error) {
    if (codeOf(error) === 'identity/no-post' && other && (await opensWith(other, password)))
      return handInOf(other, password, now)
    if (error instanceof ProblemError && error.problem.status < 500)
      return { kind: 'refused', say: error.problem.title }
    if (fateOf(error) !== 'no-network') return { kind: 'refused', say: (error as ProblemError).problem.title }
    return { kind: mine ? 'wrong-here' : owner === null ? 'network-needed' : 'network-for-other' }
  }
}

const codeOf = (error: unknown): string => (error instanceof ProblemError ? error.problem.code : '')

/** Somebody has left, and the phone went to others meanwhile: they come back with their password to hand in what they had not sent. */
async function handInOf(other: Other, password: string, now: number): Promise<Entry> {
  await makeWay(other.database)
  await open(password, now)
  void leaveForGood(now)
  return { kind: 'in' }
}

/**
 * The password is right: nothing is shown before it is known, as far as anybody can be asked, that the worker still has the post. What the phone
 * shows then follows from its vault.
 */
async function comeBack(username: string, password: string, now: number, hasLeft: boolean): Promise<Entry> {
  const standing = await standingAtTheDoor(username, password)
  if (standing === 'left') {
    void leaveForGood(now)
    return { kind: 'in' }
  }
  if (standing === 'withdrawn') await forgetCopies()
  if (standing === 'unknown' && hasLeft) {
    await lockUp()
    return { kind: 'in' }
  }
  if (standing === 'unknown' && (await isTooLongAlone(now))) {
    await forgetCopies()
    await lockUp(true)
    return { kind: 'in' }
  }
  await loadAll(now)
  void renewSession(username, password)
  return { kind: 'in' }
}

/** Opens with the password before, and seals everything under the new one. False if it is wrong. */
export async function enterWithOldPassword(oldPassword: string, newPassword: string, now: number): Promise<boolean> {
  if (!(await bringAlong(oldPassword, newPassword, now))) return false
  await loadAll(now)
  return true
}

/** Gives up what lies sealed under a password that nobody knows any more; the worker has confirmed it. */
export async function startAfresh(username: string, password: string, now: number): Promise<void> {
  await create(username.trim(), password, now)
  forgetAll()
  opened()
}

/** Opens the phone where it was open a moment ago: a tab killed by the camera comes back as it was. */
export async function begin(now: number): Promise<void> {
  await findVault(now)
  if (await isTooLongAlone(now).catch(() => false)) {
    await forgetCopies()
    await lockUp(true)
  }
  const { stage } = vault.get()
  if (stage === 'opening') await loadAll(now)
  // A locked phone has nobody to see it: it asks by itself whether it may go on carrying people.
  else if (stage === 'closed') void lookWhy(now)
}

/** Reads everything sealed into the screens’ memory, and only then lets them draw. */
async function loadAll(now: number): Promise<void> {
  await Promise.all([loadFacts(), loadClients(), loadOutbox(now), loadDrafts()])
  opened()
}

/** Signs out and deletes everything; the server hears of it now, or as soon as there is a network. */
export async function leave(): Promise<void> {
  localStorage.setItem(left, '1')
  await wipe()
  forgetAll()
  await finishLeaving()
}

/** Ends the session of a sign-out that happened without a network. */
async function finishLeaving(): Promise<void> {
  if (!localStorage.getItem(left)) return
  await reach(signOut, {}).then(
    () => localStorage.removeItem(left),
    (error: unknown) => fateOf(error) === 'sign-in' && localStorage.removeItem(left),
  )
}

/** The phone is open already; a session that has ended in the meantime, or is another's, is begun again. A refusal shows at the next round. */
async function renewSession(username: string, password: string): Promise<void> {
  const goesOn = await reach(me, {}).then(
    (who) => sameName(who.username, username),
    (error: unknown) => fateOf(error) !== 'sign-in',
  )
  if (goesOn) return
  await reach(signIn, { username, password }).catch((error: unknown) => {
    // Whoever has left is told so, and not asked for the password again and again.
    if (error instanceof ProblemError) toast(error.problem.title, { bad: true })
  })
  await synchronise()
}
