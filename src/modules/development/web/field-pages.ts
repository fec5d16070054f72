import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './words.ts'

export const fieldPages: FieldPage[] = [
  { path: '/development', title: words.mine, may: 'development:own', order: 80, load: () => import('./MinePage.tsx') },
]
