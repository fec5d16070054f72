import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { topic } from '#kernel/packs/choose.ts'
import type { Basis } from '#kernel/packs/decide.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'

/** What this module reads of the packs, each topic in the form it is used in. */

const Named = z.object({ code: z.string(), name: Words })

const Kinds = z
  .object({
    probationMonths: z.int().min(0),
    noticeDays: z.int().min(0),
    kinds: z.array(Named.extend({ ladder: z.boolean() })),
    funding: z.array(Named),
    endReasons: z.array(Named),
  })
  .transform((lists) => ({
    ...lists,
    kindNames: new Map(lists.kinds.map((one) => [one.code, one.name])),
    fundingNames: new Map(lists.funding.map((one) => [one.code, one.name])),
    reasonNames: new Map(lists.endReasons.map((one) => [one.code, one.name])),
  }))

export const kindsOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'post-kinds', region, on, Kinds)

/** A code by its name; a code that no pack knows any more is shown as it is. */
export const nameOf = (names: Map<string, Words>, code: string): Words => names.get(code) ?? { zh: code, en: code }

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
