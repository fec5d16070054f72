import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './words.ts'

export const fieldPages: FieldPage[] = [
  { path: '/volunteers', title: words.mine, may: 'volunteers:own', order: 90, load: () => import('./PhonePage.tsx') },
]
