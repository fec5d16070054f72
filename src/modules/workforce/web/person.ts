import type { Say } from '#web/kit/words.ts'
import type { words } from './words.ts'

/** 女 · 35 岁 */
export const personOf = (
  { sex, age }: { sex: 'male' | 'female' | 'unknown'; age: number | null },
  t: Say<typeof words>,
): string => [t(`sex.${sex}`), age === null ? t('age.unknown') : t('age', { n: age })].join(' · ')
