import type { OutputOf } from '#kernel/endpoint.ts'
import type { Say } from '#web/kit/words.ts'
import type { person } from '../contract-person.ts'
import type { words } from './words.ts'

export type PersonFileShown = OutputOf<typeof person>

/** What a correction is about. */
export type About = 'basics' | 'employment' | 'education' | 'title' | 'project'

/** What each part of a person's page is given: the file, and whether its reader is the person. */
export interface PersonShown {
  file: PersonFileShown
  own: boolean
}

/** 女 · 35 岁 */
export const personOf = (
  { sex, age }: { sex: 'male' | 'female' | 'unknown'; age: number | null },
  t: Say<typeof words>,
): string => [t(`sex.${sex}`), age === null ? t('age.unknown') : t('age', { n: age })].join(' · ')
