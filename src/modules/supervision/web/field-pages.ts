import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './words.ts'

export const fieldPages: FieldPage[] = [
  { path: '/supervision', title: words.mine, may: 'supervision:own', order: 40, load: () => import('./PhonePage.tsx') },
]
