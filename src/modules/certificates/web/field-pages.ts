import type { FieldPage } from '#web/kit/field-pages.ts'
import { words as questionWords } from './words-questions.ts'
import { words } from './words.ts'

export const fieldPages: FieldPage[] = [
  {
    path: '/certificates',
    title: words['certificates.own'],
    may: 'certificates:own',
    order: 20,
    load: () => import('./PhoneCertificates.tsx'),
  },
  {
    path: '/mock',
    title: questionWords.mock,
    may: 'certificates:own',
    order: 21,
    worksOffline: true,
    load: () => import('./PhoneMock.tsx'),
  },
]
