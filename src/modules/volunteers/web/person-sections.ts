import type { PersonSection } from '#web/kit/person-sections.ts'
import { words } from './words.ts'

export const personSections: PersonSection[] = [
  {
    key: 'volunteering',
    title: words.volunteering,
    may: { of: 'volunteers:read', own: 'volunteers:own' },
    order: 90,
    load: () => import('./PersonPart.tsx'),
  },
]
