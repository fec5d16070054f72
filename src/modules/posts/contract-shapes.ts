// Shapes that several parts of the contract share.
import { z } from 'zod'

export { based as BasisShown, Day as ShownDay, Two } from '#kernel/shapes.ts'

export const Named = z.object({ id: z.uuid(), name: z.string() })
export const text = (least: number, most: number) => z.string().trim().min(least).max(most)
export const Code = z.string().min(1).max(60)
export const Version = z.int()

export const Certificate = z.enum(['none', 'preferred', 'required'])
export const CertificateLevel = z.enum(['assistant', 'intermediate', 'senior'])

/* ── What people carry ── */

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
