import type { PersonSection } from '#web/kit/person-sections.ts'
import { words } from './words.ts'

export const personSections: PersonSection[] = [
  {
    key: 'supervision',
    title: words['section.title'],
    may: { of: 'supervision:read', own: 'supervision:own' },
    order: 60,
    load: () => import('./PersonPart.tsx'),
  },
]
