import type { ComponentType } from 'react'
import type { May } from '#kernel/endpoint.ts'
import type { Phrase } from './words.ts'

/** A part of a person's page. A module lists its own in `web/person-sections.ts`; the page finds them there. */
export interface PersonSection {
  /** The anchor on the page: #certificates. */
  key: string
  title: Phrase
  /** Who may open it on another's page, and who on their own. */
  may: { of: May; own: May }
  order: number
  load: () => Promise<{ default: ComponentType<PersonSectionProps> }>
}

export interface PersonSectionProps {
  personId: string
  /** The reader is that person. */
  own: boolean
}

const found = import.meta.glob<{ personSections: PersonSection[] }>('../../modules/*/web/person-sections.ts', {
  eager: true,
})

/** Every part of a person's page, in order. */
export const personSections: PersonSection[] = Object.values(found)
  .flatMap((module) => module.personSections)
  .sort((a, b) => a.order - b.order)
