import type { PersonSection } from '#web/kit/person-sections.ts'
import { words } from './words.ts'

export const personSections: PersonSection[] = [
  {
    key: 'posts',
    title: words['person.posts'],
    may: { of: 'posts:read', own: 'posts:own' },
    order: 15,
    load: () => import('./PersonPosts.tsx'),
  },
]
