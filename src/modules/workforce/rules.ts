import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { topic } from '#kernel/packs/choose.ts'
import type { Basis } from '#kernel/packs/decide.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'

/** What this module reads of the packs, each topic in the form it is used in. */

const Codes = z.array(z.object({ code: z.string(), name: Words }))
export type Codes = z.infer<typeof Codes>

const Registry = z.object({
  outsideYearsCount: z.boolean(),
  employerFirst: z.boolean(),
  evidenceFor: z.array(z.string()),
  evidenceFiles: z.int(),
  evidenceBytes: z.int(),
  ageFrom: z.int(),
  ageUntil: z.int(),
  systems: Codes,
  kinds: Codes,
  posts: Codes,
  employerKinds: Codes,
  diplomas: Codes,
  degrees: Codes,
  majorKinds: Codes,
  majors: z.array(z.object({ code: z.string(), name: Words, kind: z.enum(['social-work', 'related']) })),
  politicalStatuses: Codes,
  specialties: Codes,
  titleKinds: Codes,
  titleLevels: Codes,
})

const Fields = z.object({ fields: Codes })

export const registryOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'workforce', region, on, Registry)
export const fieldsOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'fields', region, on, Fields)

const codesOf = (codes: Codes): ReadonlySet<string> => new Set(codes.map(({ code }) => code))

/** The code lists as the rules ask for them. */
export function fileLists(packs: Packs, region: RegionCode, on: Day) {
  const registry = registryOf(packs, region, on).value
  return {
    systems: codesOf(registry.systems),
    kinds: codesOf(registry.kinds),
    politicalStatuses: codesOf(registry.politicalStatuses),
    specialties: codesOf(registry.specialties),
    fields: codesOf(fieldsOf(packs, region, on).value.fields),
    employerKinds: codesOf(registry.employerKinds),
    posts: codesOf(registry.posts),
    ageFrom: registry.ageFrom,
    ageUntil: registry.ageUntil,
  }
}

/** A basis as a screen shows it. */
export const basisShown = (basis: Basis | undefined): { basis: Words | null; certainty: Basis['certainty'] | null } =>
  basis
    ? {
        basis: {
          zh: `《${basis.title}》${basis.number ?? ''}${basis.clause ?? ''}`,
          en: [basis.en ?? basis.title, basis.number, basis.clause].filter(Boolean).join(', '),
        },
        certainty: basis.certainty,
      }
    : { basis: null, certainty: null }
