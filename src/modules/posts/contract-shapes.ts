// Shapes that several parts of the contract share.
import { z } from 'zod'

import { text as typed, Two } from '#kernel/shapes.ts'

export { based as BasisShown, CodeShown, Day as ShownDay, Two } from '#kernel/shapes.ts'

export const Named = z.object({ id: z.uuid(), name: z.string() })
export const CodeNamed = z.object({ code: z.string(), name: Two })
export const text = (least: number, most: number) => typed(most).min(least)
/** What may be left empty: a remark, the number of a paper. */
export const note = (most: number) => typed(most).default('')
export const Search = typed(60).optional()
export const Code = z.string().min(1).max(60)
export const Version = z.int()

export const Certificate = z.enum(['none', 'preferred', 'required'])
export const CertificateLevel = z.enum(['assistant', 'intermediate', 'senior'])

/* ── What people carry ── */

/** How much of it, by kind. */
export const Carried = { clients: z.int(), cases: z.int(), groups: z.int() }

export const RiskClass = z.enum(['high', 'priority', 'general'])
export const LoadStanding = z.enum(['over', 'near', 'within'])

/** Who could take some of the work. */
export const Taker = z.object({
  personId: z.uuid(),
  name: z.string(),
  stationId: z.uuid(),
  load: z.number(),
  standing: LoadStanding,
  clients: z.int(),
})

/** An act on a row answers with its id and what its version is now. */
export const changed = <Key extends string>(key: Key) =>
  z.object({ [key]: z.uuid(), version: z.int() } as { [K in Key]: z.ZodUUID } & { version: z.ZodInt })
