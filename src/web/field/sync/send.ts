import { ProblemError } from '#web/client/call.ts'
import { recordService, sendPhotograph } from '../calls.ts'
import { outbox, putItem, sending } from '../store/outbox.ts'
import type { Item } from '../store/outbox.ts'
import { dropPhotographs, readPhotograph } from '../store/photographs.ts'
import { fateOf } from './fate.ts'
import type { Fate } from './fate.ts'
import { reach } from './reach.ts'

/** What came of a round: all that could be sent was, or why it stopped. */
export type Round = 'done' | Exclude<Fate, 'refused'>

let busy = false

/** Sends what waits, in the order in which it was saved. Says each acceptance. */
export async function sendOutbox(accepted: (item: Item) => void): Promise<Round> {
  // Said to be offline nothing leaves the phone, so nothing is counted as tried, and all may still be changed.
  if (!navigator.onLine) return 'no-network'
  if (busy) return 'done'
  busy = true
  try {
    let round: Round = 'done'
    for (const { id } of outbox.get().filter((item) => item.state === 'waiting')) {
      const fate = await sendOne(id, accepted)
      if (fate === 'no-network' || fate === 'sign-in') return fate
      if (fate === 'later') round = 'later'
    }
    return round
  } finally {
    busy = false
    sending.set(null)
  }
}

async function sendOne(id: string, accepted: (item: Item) => void): Promise<Fate | 'accepted'> {
  // Read again: the worker may have mended or deleted it while the one before was on its way.
  const waiting = outbox.get().find((item) => item.id === id && item.state === 'waiting')
  if (!waiting) return 'accepted'
  sending.set(id)
  // Counted before it leaves: from here on the server may have it, and it may not be changed under its key.
  let item: Item = { ...waiting, attempts: waiting.attempts + 1 }
  await putItem(item)
  try {
    for (const photographId of (item.record.photographIds ?? []).filter((one) => !item.photographsSent.includes(one))) {
      const picture = await readPhotograph(photographId)
      if (picture) await reach(sendPhotograph, { photographId }, { key: photographId, bytes: picture }, 120_000)
      item = { ...item, photographsSent: [...item.photographsSent, photographId] }
      await putItem(item)
    }
    const answer = await reach(recordService, item.record, { key: id })
    if (typeof answer?.recordId !== 'string') throw new SyntaxError('not our server')
    const { problem: _solved, ...kept } = item
    item = { ...kept, state: 'accepted', answer: { ...answer, at: new Date().toISOString() } }
    await putItem(item)
    await dropPhotographs(item.record.photographIds ?? [])
    accepted(item)
    return 'accepted'
  } catch (error) {
    const fate = fateOf(error)
    const problem = error instanceof ProblemError ? { problem: error.problem } : {}
    // The server may drop photographs that no record names; after a refusal they are sent anew.
    if (fate === 'refused') await putItem({ ...item, ...problem, state: 'refused', attempts: 0, photographsSent: [] })
    else if (fate === 'later') await putItem({ ...item, ...problem })
    return fate
  }
}
