import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './entries-words.ts'

export const fieldPages: FieldPage[] = [
  { path: '/selection', title: words.mine, may: 'selection:own', order: 60, load: () => import('./PhoneEntries.tsx') },
]
