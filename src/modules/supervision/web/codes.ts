import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { usePhrase } from '#web/kit/words.ts'
import { supervisionLists } from '../contract.ts'

export type Lists = OutputOf<typeof supervisionLists>
type List = 'functions' | 'modes' | 'kinds' | 'ranks' | 'exitReasons'

/** The code lists of the reader's place, and what a code is called. */
export function useCodes(): { lists: Lists | undefined; name: (list: List, code: string) => string } {
  const phrase = usePhrase()
  const { data: lists } = useAnswer(supervisionLists, {})
  const name = (list: List, code: string) => {
    const found = lists?.[list].find((one) => one.code === code)
    return found ? phrase(found.name) : code
  }
  return { lists, name }
}
