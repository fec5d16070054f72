import type { PersonSection } from '#web/kit/person-sections.ts'
import { words } from './words.ts'

export const personSections: PersonSection[] = [
  {
    key: 'certificates',
    title: words['certificates.own'],
    may: { of: 'certificates:read', own: 'certificates:own' },
    order: 30,
    load: () => import('./CertificatesSection.tsx'),
  },
]
