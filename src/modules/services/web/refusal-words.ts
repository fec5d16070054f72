import type { Params, Phrase } from '#web/kit/words.ts'
import { usePhrase } from '#web/kit/words.ts'
import { refusals } from '../refusals.ts'

const phrases: Record<string, Phrase> = refusals

/** What the rules' codes mean, in the server's own words: said before anything is sent. */
export function useRefusalWords(): (code: string, params?: Params) => string {
  const phrase = usePhrase()
  return (code, params) => (phrases[code] ? phrase(phrases[code], params) : code)
}
