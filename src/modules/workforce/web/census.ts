import type { OutputOf } from '#kernel/endpoint.ts'
import { useQueryWords, writeQuery } from '#web/kit/address.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { censusOverview } from '../contract-census.ts'
import { words } from './words-census.ts'

export type Overview = OutputOf<typeof censusOverview>
export type County = Overview['counties'][number]

export const isAtWork = ({ state }: Pick<County, 'state'>): boolean => state === 'drawing' || state === 'freezing'

/** Whom a figure means. */
export const peopleTo = (of: Overview, more: Record<string, string>): string =>
  `/desk/people/census/people${writeQuery({ year: of.year, regionCode: of.regionCode, ...more })}`

export const censusTo = (of: Overview, region: string): string =>
  `/desk/people/census${writeQuery({ year: of.year, region })}`

const measures = ['in-practice', 'talent', 'professional', 'all'] as const
export type Measure = (typeof measures)[number]

/** Of whom the pictures and the table speak: chosen once, kept in the address. */
export function useMeasure(of: Overview) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [query] = useQueryWords()
  const say = (code: Measure): string => {
    const defined = of.definitions.find((one) => one.measure === code)
    return defined ? phrase(defined.name) : t('census.all')
  }
  const measure = measures.find((one) => one === query['measure']) ?? 'in-practice'
  return {
    measure,
    said: say(measure),
    choices: measures.map((code) => ({ code, say: say(code) })),
  }
}
