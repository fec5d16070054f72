import type { FieldPage } from '#web/kit/field-pages.ts'
import { words } from './words.ts'

export const fieldPages: FieldPage[] = [
  { path: '/pay', title: words['my-pay'], may: 'pay:own', order: 50, load: () => import('./FieldPay.tsx') },
  { path: '/leave', title: words.leave, may: 'pay:own', order: 51, load: () => import('./FieldLeave.tsx') },
]
