import { me } from '../calls.ts'
import { live } from '../store/live.ts'
import { lockUp } from '../store/lock-up.ts'
import { outbox } from '../store/outbox.ts'
import type { Item } from '../store/outbox.ts'
import { lookWhy } from '../store/standing.ts'
import { vault } from '../store/vault.ts'
import { carry } from './carry.ts'
import { compareClocks } from './clock.ts'
import { fateOf, pauseAfter } from './fate.ts'
import type { Fate } from './fate.ts'
import { reach } from './reach.ts'
import { sendOutbox } from './send.ts'
import { isOwner } from './whose.ts'

/** How it stands with the server: shown at the head of every screen. */
export type Link = 'idle' | 'busy' | Exclude<Fate, 'refused'>
export const link = live<Link>('idle')

/** Short, because not every phone says that the network is back. */
const tick = 15_000
/** What the server changed is asked for this often, and after each acceptance. */
const freshFor = 5 * 60_000

let running = false
let askedMeanwhile = false
let failures = 0
let notBefore = 0
let carriedAt = 0
let onAccepted: (item: Item) => void = () => {}

/** Sends and reads. `now` where the worker asks, the network has come back or a record was just saved: no pause is kept then. */
export async function synchronise(when: 'now' | 'in-time' = 'now'): Promise<void> {
  if (vault.get().stage !== 'open' || (when === 'in-time' && Date.now() < notBefore)) return
  if (running) {
    askedMeanwhile ||= when === 'now'
    return
  }
  running = true
  askedMeanwhile = false
  if (link.get() !== 'sign-in') link.set('busy')
  try {
    const waits = outbox.get().some((item) => item.state === 'waiting')
    const carries = waits || when === 'now' || Date.now() - carriedAt > freshFor
    const who = carries && navigator.onLine ? await reach(me, {}) : null
    // On a phone that several use the session may be another's by now: nothing goes out under a name that is not the phone's.
    if (who && !isOwner(who.username)) {
      await settle('sign-in')
      return await lockUp()
    }
    const round = await sendOutbox((item) => {
      carriedAt = 0
      onAccepted(item)
    })
    if (round === 'no-network' || round === 'sign-in') return await settle(round)
    if (who) {
      await compareClocks()
      await carry(who)
      carriedAt = Date.now()
    }
    await settle(round)
  } catch (error) {
    const fate = fateOf(error)
    await settle(fate === 'refused' ? 'later' : fate)
  } finally {
    running = false
    // Something was saved while a round was under way: it need not wait for the next tick.
    if (askedMeanwhile) void synchronise()
  }
}

async function settle(end: 'done' | Exclude<Fate, 'refused'>): Promise<void> {
  failures = end === 'done' ? 0 : failures + 1
  notBefore = Date.now() + pauseAfter(failures)
  link.set(end === 'done' ? 'idle' : end)
  if (end === 'sign-in') await lookWhy(Date.now())
}

/** Keeps the phone in step: every quarter of a minute, when the network comes back, when the worker looks at it. */
export function keepInStep(accepted: (item: Item) => void): () => void {
  onAccepted = accepted
  const now = () => void synchronise()
  const seen = () => document.visibilityState === 'visible' && now()
  const gone = () => link.set('no-network')
  const timer = setInterval(() => void synchronise('in-time'), tick)
  addEventListener('online', now)
  addEventListener('offline', gone)
  document.addEventListener('visibilitychange', seen)
  now()
  return () => {
    clearInterval(timer)
    removeEventListener('online', now)
    removeEventListener('offline', gone)
    document.removeEventListener('visibilitychange', seen)
  }
}
