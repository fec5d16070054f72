import type { Say } from '#web/kit/words.ts'
import type { Client } from '../store/clients.ts'
import type { words } from '../words.ts'
import type { Form } from './form.ts'

/** What a record is called on the screen: 林秋水 · 探访. Of the form it knows the type only: the first page does without the rules. */
export function about(
  form: Pick<Form, 'method' | 'clientId' | 'title'>,
  carried: ReadonlyMap<string, Client>,
  t: Say<typeof words>,
): string {
  const whom = form.clientId ? carried.get(form.clientId)?.name : form.title.trim()
  return [whom, t(`method.${form.method}`)].filter(Boolean).join(' · ')
}
