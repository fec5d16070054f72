import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import type { Words } from '#kernel/packs/format.ts'

/** What someone is to know. The texts hold no numbers, phones or private facts of others. */
export interface Told {
  personId: string
  /** What it is about, `module/what:of-which`: told twice, it counts once. */
  key: `${string}/${string}`
  title: Words
  body: Words
  /** A path of the desk such as `/people/me#certificates`. */
  link: string | null
  /** By when something is to be done. */
  dueOn: Day | null
}

/** A call's context, or the transaction of a job at the gate; a job gives its clock along. */
export interface Teller {
  query: Transaction['query']
  now?: Date
}

/** Tells a person something, also one whom the teller may not see. Where the day by which it is due moved, it is unread again. */
export const notify = (teller: Teller, told: Told): Promise<void> => notifyAll(teller, [told])

/** The same for many, in one statement. */
export async function notifyAll({ query, now }: Teller, told: Told[]): Promise<void> {
  if (told.length === 0) return
  // Of two under one key the later one counts, as it would one after the other.
  const each = new Map(told.map((one) => [`${one.personId} ${one.key}`, one]))
  const made = now ?? new Date()
  const rows = [...each.values()].map(({ personId, key, title, body, link, dueOn }) => ({
    id: newId<'notice'>(made),
    person_id: personId,
    key,
    title_zh: title.zh,
    title_en: title.en,
    body_zh: body.zh,
    body_en: body.en,
    link,
    due_on: dueOn,
  }))
  await query('select notices.tell($1, $2)', [JSON.stringify(rows), now ?? null])
}

/** Takes back what no longer holds. */
export async function withdrawNotice({ query, now }: Teller, personId: string, key: Told['key']): Promise<void> {
  await query(takeBack, [[personId], key, false, '[]', now ?? null])
}

/**
 * Makes what is told under a beginning of keys just this, for everyone or for some people: what is not in it is taken back. For the daily
 * look of a job, which says each time all that holds: `settleNotices(teller, 'training/short', told)`.
 */
export async function settleNotices(
  teller: Teller,
  keysBeginWith: Told['key'],
  told: Told[],
  people: string[] | null = null,
): Promise<void> {
  const kept = JSON.stringify(told.map(({ personId, key }) => ({ person_id: personId, key })))
  await teller.query(takeBack, [people, keysBeginWith, true, kept, teller.now ?? null])
  await notifyAll(teller, told)
}

const takeBack = 'select notices.take_back($1, $2, $3, $4, $5)'
