import type { PersonSection } from '#web/kit/person-sections.ts'
import { words } from './words.ts'

export const personSections: PersonSection[] = [
  {
    key: 'pay',
    title: words.pay,
    may: { of: 'pay:read', own: 'pay:own' },
    order: 70,
    load: () => import('./PersonPay.tsx'),
  },
]
