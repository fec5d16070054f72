import { useMemo } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useNames } from '#web/kit/words.ts'
import { codeLists } from '../contract.ts'
import { classHours } from '../domain/ledger.ts'

type CodeLists = OutputOf<typeof codeLists>

export interface Codes {
  /** Undefined until they have come; codes are then shown as they are. */
  lists: CodeLists | undefined
  form: (code: string) => string
  stage: (code: string) => string
  fiveOne: (code: string) => string
  category: (code: string) => string
  source: (code: string) => string
  /** Minutes as class hours of the place; what is taken back keeps its sign. */
  hours: (minutes: number) => string
}

/** The code lists of the packs, and the words for their codes. */
export function useCodes(): Codes {
  const naming = useNames()
  const lists = useAnswer(codeLists, {}).data
  return useMemo(
    () => ({
      lists,
      form: naming(lists?.forms),
      stage: naming(lists?.stages),
      fiveOne: naming(lists?.fiveOnes),
      category: naming(lists?.categories),
      source: naming(lists?.sources),
      hours: (minutes) =>
        lists ? `${minutes < 0 ? '−' : ''}${classHours(Math.abs(minutes), lists.classHourMinutes)}` : '…',
    }),
    [lists, naming],
  )
}

/** An instant's hour by the clock of China: 14:05. */
export const hourOf = (at: string): string =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/** A day and an hour of China as an instant. */
export const instantOf = (day: string, hour: string): string => `${day}T${hour}:00+08:00`
