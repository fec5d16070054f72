import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './words.ts'

export const fieldPages: FieldPage[] = [
  {
    path: '/check-in',
    title: words['check-in'],
    may: 'training:own',
    order: 30,
    load: () => import('./FieldCheckIn.tsx'),
  },
  { path: '/training', title: words.mine, may: 'training:own', order: 31, load: () => import('./FieldTraining.tsx') },
  { path: '/hours', title: words['my-hours'], may: 'training:own', order: 32, load: () => import('./FieldHours.tsx') },
]
