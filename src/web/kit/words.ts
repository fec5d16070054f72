import { useMemo } from 'react'
import { languageNow, usePreferences } from './preferences.ts'
import type { Language } from './preferences.ts'

/** One thing said in both languages; `{name}` is filled from the params. */
export interface Phrase {
  zh: string
  en: string
}
export type Words = Record<string, Phrase>
export type Params = Record<string, string | number>

/** The words of a module's screens: key → Chinese and English. The keys are known to the compiler. */
export const defineWords = <const W extends Words>(words: W): { [Key in keyof W]: Phrase } => words

/** Says a phrase in a language. */
export const say = (phrase: Phrase, language: Language = languageNow(), params?: Params): string =>
  phrase[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params?.[name] ?? whole))

export type Say<W extends Words> = (key: keyof W & string, params?: Params) => string

/** `const t = useWord(words)`, then `t('visit.record')`: drawn again when the language changes. */
export function useWord<W extends Words>(words: W): Say<W> {
  const { language } = usePreferences()
  return useMemo(() => (key, params) => say(words[key]!, language, params), [words, language])
}

/** Says single phrases that come as values: a screen's title, a choice of a list. */
export function usePhrase(): (phrase: Phrase, params?: Params) => string {
  const { language } = usePreferences()
  return useMemo(() => (phrase, params) => say(phrase, language, params), [language])
}

/** What the codes of a list are called; a code that is not in it, or whose list has not come, is shown as it is. */
export function useNames(): (list?: readonly { code: string; name: Phrase }[]) => (code: string) => string {
  const phrase = usePhrase()
  return useMemo(
    () =>
      (list = []) => {
        const names = new Map(list.map(({ code, name }) => [code, phrase(name)]))
        return (code) => names.get(code) ?? code
      },
    [phrase],
  )
}
