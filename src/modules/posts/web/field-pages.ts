import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './words.ts'

export const fieldPages: FieldPage[] = [
  { path: '/lone-visit', title: words.lone, may: 'posts:own', order: 10, load: () => import('./LoneVisitField.tsx') },
]
