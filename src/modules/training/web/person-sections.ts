import type { PersonSection } from '#web/kit/person-sections.ts'
import { words } from './words.ts'

export const personSections: PersonSection[] = [
  {
    key: 'training',
    title: words.training,
    may: { of: 'training:read', own: 'training:own' },
    order: 40,
    load: () => import('./PersonTraining.tsx'),
  },
]
