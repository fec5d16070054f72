import { useMemo } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useNames } from '#web/kit/words.ts'
import { codeLists } from '../contract.ts'

export type CodeLists = OutputOf<typeof codeLists>

export interface Codes {
  /** Undefined until they have come; codes are then shown as they are. */
  lists: CodeLists | undefined
  category: (code: string) => string
  service: (code: string) => string
  outcome: (code: string) => string
}

/** The code lists of the packs, and the words for their codes. */
export function useCodes(): Codes {
  const naming = useNames()
  const lists = useAnswer(codeLists, {}).data
  return useMemo(
    () => ({
      lists,
      category: naming(lists?.categories),
      service: naming(lists?.services),
      outcome: naming(lists?.outcomes),
    }),
    [lists, naming],
  )
}
