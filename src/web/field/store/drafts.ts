import type { Form } from '../record/form.ts'
import { readAll, write } from './database.ts'
import { inTurn } from './in-turn.ts'
import { live } from './live.ts'
import { dropPhotographs } from './photographs.ts'
import { sealed, unsealed } from './vault.ts'
import type { SealedRow } from './vault.ts'

/** Unfinished forms, kept at every keystroke: a killed tab loses nothing. */
export const drafts = live<readonly Form[]>([])
const turn = inTurn()

export async function loadDrafts(): Promise<void> {
  const rows = await readAll<SealedRow>('drafts')
  drafts.set(await Promise.all(rows.map((row) => unsealed<Form>('drafts', row))))
}

export function keepDraft(form: Form): Promise<void> {
  drafts.set([...drafts.get().filter((one) => one.id !== form.id), form])
  return turn(async () => {
    // Saved or thrown away while this keystroke waited its turn.
    if (drafts.get().some((one) => one.id === form.id))
      await write([{ store: 'drafts', put: [await sealed('drafts', form.id, form)] }])
  })
}

/** The form went into the outbox: from here on keystrokes that wait their turn are not kept. */
export const draftDone = (id: string): void => drafts.set(drafts.get().filter((one) => one.id !== id))

/** Throws a draft away, with its photographs. One that mends an outbox item leaves the item's own. */
export async function dropDraft(form: Form, keepThese: string[]): Promise<void> {
  draftDone(form.id)
  await turn(() => write([{ store: 'drafts', drop: [form.id] }]))
  await dropPhotographs(form.photographIds.filter((id) => !keepThese.includes(id)))
}

export const forgetDrafts = (): void => drafts.set([])
