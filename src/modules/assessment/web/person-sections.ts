import type { PersonSection } from '#web/kit/person-sections.ts'
import { words } from './words.ts'

export const personSections: PersonSection[] = [
  {
    key: 'assessment',
    title: words.results,
    may: { of: 'assessment:read', own: 'assessment:own' },
    order: 70,
    load: () => import('./ResultsSection.tsx'),
  },
]
