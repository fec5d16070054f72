import { useMemo } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useNames, usePhrase } from '#web/kit/words.ts'
import { certificateLists } from '../contract.ts'

/** The code lists of the packs, and the words for their codes. */
export function useLists() {
  const phrase = usePhrase()
  const naming = useNames()
  const lists = useAnswer(certificateLists, {}).data
  return useMemo(() => {
    const choices = (list: { code: string; name: { zh: string; en: string } }[] = []) =>
      list.map(({ code, name }) => ({ value: code, label: phrase(name) }))
    return {
      lists,
      level: naming(lists?.levels),
      subject: naming(lists?.subjects),
      reason: naming(lists?.dropOutReasons),
      levelChoices: choices(lists?.levels),
      examChoices: choices(lists?.examLevels),
      subjectChoices: choices(lists?.subjects),
      reasonChoices: choices(lists?.dropOutReasons),
    }
  }, [lists, naming, phrase])
}
