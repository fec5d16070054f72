import type { Say } from '#web/kit/words.ts'
import type { words } from './words.ts'

/** 女 83 岁. */
export const personOf = ({ sex, age }: { sex: string; age: number | null }, t: Say<typeof words>): string =>
  [t(`sex.${sex as 'male' | 'female' | 'unknown'}`), age === null ? '' : t('age', { n: age })].filter(Boolean).join(' ')
