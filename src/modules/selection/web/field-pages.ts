import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './entries-words.ts'
import { words as judgingWords } from './judging-words.ts'
import { deliveryWords } from './delivery-words.ts'
import { words as titlesWords } from './titles-words.ts'

export const fieldPages: FieldPage[] = [
  { path: '/selection', title: words.mine, may: 'selection:own', order: 60, load: () => import('./PhoneEntries.tsx') },
  {
    path: '/titles',
    title: titlesWords.mine,
    may: 'selection:own',
    order: 61,
    answers: '/selection/my-titles',
    load: () => import('./FieldTitles.tsx'),
  },
  {
    path: '/deliveries',
    title: deliveryWords.mine,
    may: 'selection:recommend',
    order: 63,
    answers: '/selection/my-deliveries',
    load: () => import('./FieldDeliveries.tsx'),
  },
  {
    path: '/reviews',
    title: judgingWords.mine,
    may: 'selection:judge',
    order: 62,
    answers: '/selection/reviews',
    load: () => import('./ReviewsPage.tsx'),
  },
]
