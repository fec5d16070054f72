import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './words.ts'

export const fieldPages: FieldPage[] = [
  {
    path: '/file',
    title: words['people.mine'],
    may: 'workforce:own',
    order: 10,
    load: () => import('./MyFilePage.tsx'),
  },
]
