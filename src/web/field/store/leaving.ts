import { newKey } from '#web/client/call.ts'
import { say } from '#web/kit/words.ts'
import { leaveBehind } from '../calls.ts'
import type { LeftBehind } from '../calls.ts'
import { about } from '../record/about.ts'
import { fateOf } from '../sync/fate.ts'
import { reach } from '../sync/reach.ts'
import { sendOutbox } from '../sync/send.ts'
import type { Round } from '../sync/send.ts'
import { askStanding } from '../sync/whose.ts'
import { words } from '../words.ts'
import { clients, forgetClients, loadClients } from './clients.ts'
import { destroy } from './database.ts'
import { drafts, dropDraft, loadDrafts } from './drafts.ts'
import { forgetFacts } from './facts.ts'
import { live } from './live.ts'
import { forgetAll } from './lock-up.ts'
import { dropItem, isUnsent, loadOutbox, outbox } from './outbox.ts'
import { markLeft } from './vault.ts'

/** How it stands with the phone of somebody who has left. */
export type Leaving =
  | { stage: 'handing-in' }
  /** It stopped; nothing that was not taken has gone. */
  | { stage: 'stopped'; why: Exclude<Round, 'done'>; unsent: number }
  /** The station has it all, as records or to be looked at, and the phone is empty. */
  | { stage: 'done'; recorded: number; leftBehind: number }

const justNow = 10 * 60_000

export const leaving = live<Leaving>({ stage: 'handing-in' })

/** Whom an unfinished form is about: read before whom the phone carried is forgotten. */
let names: ReadonlyMap<string, string> = new Map()

/**
 * The server has said that the worker has left. Whom the phone carried is forgotten at once; what was not sent is handed in: as records where
 * the rules take them, else to be looked at by the station. Only then the phone forgets that too.
 */
export async function leaveForGood(now: number): Promise<void> {
  await Promise.all([loadClients(), loadOutbox(now), loadDrafts()])
  names = new Map(drafts.get().map((form) => [form.id, about(form, clients.get(), (key) => say(words[key]))]))
  await markLeft()
  forgetClients()
  forgetFacts()
  await handIn()
}

export async function handIn(): Promise<void> {
  leaving.set({ stage: 'handing-in' })
  // By the leaver's own session or not at all: on a phone that several use it would be taken for another's work.
  const standing = await askStanding()
  if (standing !== 'left') return stop(standing === null ? 'no-network' : 'sign-in')
  const round = await sendOutbox(() => undefined)
  if (round !== 'done') return stop(round)
  let leftBehind = 0
  try {
    for (const item of outbox.get().filter(isUnsent)) {
      const { record, problem } = item
      const why = [...(problem?.fields?.map((field) => field.message) ?? []), problem?.title].find(Boolean) ?? ''
      await hand({ ...factsOf(record), id: item.id, about: item.about, minutes: record.minutes, why })
      await dropItem(item)
      leftBehind++
    }
    for (const form of drafts.get()) {
      const minutes = /^\d{1,4}$/.test(form.minutes) ? Number(form.minutes) : null
      const what = names.get(form.id) ?? say(words[`method.${form.method}`])
      await hand({ ...factsOf(form), id: newKey(), about: what, minutes, why: '' })
      await dropDraft(form, [])
      leftBehind++
    }
  } catch (error) {
    const fate = fateOf(error)
    return stop(fate === 'refused' ? 'later' : fate)
  }
  // With those that went a moment ago, before the phone had heard that its worker left.
  const recorded = outbox.get().filter(({ answer }) => answer && Date.now() - Date.parse(answer.at) < justNow).length
  await destroy()
  forgetAll()
  leaving.set({ stage: 'done', recorded, leftBehind })
}

const hand = (one: LeftBehind): Promise<unknown> => reach(leaveBehind, one, { key: one.id })

const factsOf = ({ method, heldOn, note = '', photographIds = [] }: Said) => ({
  method,
  heldOn: /^\d{4}-\d\d-\d\d$/.test(heldOn) ? heldOn : null,
  note,
  photographs: photographIds.length,
})
type Said = Pick<LeftBehind, 'method' | 'note'> & { heldOn: string; photographIds?: string[] }

const stop = (why: Exclude<Round, 'done'>): void =>
  leaving.set({ stage: 'stopped', why, unsent: outbox.get().filter(isUnsent).length + drafts.get().length })
