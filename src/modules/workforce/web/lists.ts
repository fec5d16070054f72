import { useMemo } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { usePhrase } from '#web/kit/words.ts'
import { registryLists } from '../contract.ts'

type Lists = OutputOf<typeof registryLists>
/** The lists of codes, by their names. */
export type ListName = { [Key in keyof Lists]: Lists[Key] extends { code: string }[] ? Key : never }[keyof Lists]

export interface RegistryLists {
  /** Undefined until they have come; a code is not shown in place of its words. */
  lists: Lists | undefined
  say: (list: ListName, code: string | null) => string
  choices: (list: ListName) => { value: string; label: string }[]
}

/** The code lists of the packs, and the words for their codes. */
export function useRegistryLists(): RegistryLists {
  const phrase = usePhrase()
  const lists = useAnswer(registryLists, {}).data
  return useMemo(() => {
    const choices = (list: ListName) =>
      (lists?.[list] ?? []).map(({ code, name }) => ({ value: code, label: phrase(name) }))
    return {
      lists,
      choices,
      say: (list, code) =>
        code === null ? '' : lists ? (choices(list).find(({ value }) => value === code)?.label ?? code) : '…',
    }
  }, [lists, phrase])
}
