import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { usePhrase } from '#web/kit/words.ts'
import { codeLists } from '../contract.ts'

type Lists = OutputOf<typeof codeLists>
export type ListName = 'categories' | 'skills' | 'qualities' | 'agreementHow' | 'relations' | 'stars'

/** The code lists and terms of the reader's place, what a code is called, and the choices a form offers. */
export function useCodes() {
  const phrase = usePhrase()
  const lists: Lists | undefined = useAnswer(codeLists, {}).data
  const name = (list: ListName, code: string): string => {
    const found = lists?.[list].find((one) => one.code === code)
    return found ? phrase(found.name) : code
  }
  const choices = (list: ListName) => (lists?.[list] ?? []).map((one) => ({ value: one.code, label: phrase(one.name) }))
  return { lists, name, choices }
}

/** Whole tenths of an hour, never rounded up: what was served is not made more. */
export const hoursOf = (minutes: number): number => Math.floor(minutes / 6) / 10

/** An instant's hour by the clock of China: 14:05. */
export const hourOf = (at: string): string =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/** Minutes as people type them, full-width digits too; null where nothing is typed, 0 where it is no number: the server then says so at the field. */
export function typedMinutes(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  return /^\d{1,4}$/.test(text) ? Number(text) : 0
}
