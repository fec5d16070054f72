import type { PersonSection } from '#web/kit/person-sections.ts'
import { words } from './words.ts'

export const personSections: PersonSection[] = [
  {
    key: 'development',
    title: words.section,
    may: { of: 'development:read', own: 'development:own' },
    order: 80,
    load: () => import('./DevelopmentSection.tsx'),
  },
]
