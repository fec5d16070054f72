import type { PersonSection } from '#web/kit/person-sections.ts'
import { words } from './entries-words.ts'

export const personSections: PersonSection[] = [
  {
    key: 'selection',
    title: words.selection,
    may: { of: 'selection:recommend', own: 'selection:own' },
    order: 80,
    load: () => import('./PersonEntries.tsx'),
  },
]
