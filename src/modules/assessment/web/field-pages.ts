import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './words.ts'

export const fieldPages: FieldPage[] = [
  { path: '/assessment', title: words.mine, may: 'assessment:own', order: 70, load: () => import('./MinePage.tsx') },
  {
    path: '/scoring',
    title: words.scoring,
    may: 'assessment:score',
    order: 71,
    answers: '/assessment/scoring',
    load: () => import('./ScoringPage.tsx'),
  },
]
