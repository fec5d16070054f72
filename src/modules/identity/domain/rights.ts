import type { Jurisdiction } from '#kernel/actor.ts'
import { accept, refuse } from '#kernel/refusal.ts'
import type { Decision } from '#kernel/refusal.ts'
import { isWithin } from '#kernel/region.ts'
import type { RegionCode } from '#kernel/region.ts'

export interface Role {
  role: string
  name: { zh: string; en: string }
  reaches: 'region' | 'organisation' | 'own'
  permissions: string[]
}

/** What the one who grants has. */
export interface Grantor {
  permissions: ReadonlySet<string>
  jurisdiction: Jurisdiction
}

/** Where the new grant would reach: the region itself, or an organisation and the region it stands in. */
export interface Reach {
  regionCode: RegionCode
  organisationId: string | null
}

export const missingFor = (role: Role, grantor: Grantor): string[] =>
  role.permissions.filter((one) => !grantor.permissions.has(one))

/** Nobody grants more than they hold, or outside their own subtree. */
export function mayGrant(role: Role, reach: Reach, grantor: Grantor): Decision<true> {
  const missing = missingFor(role, grantor)
  if (missing.length) return refuse('identity/grants-more-than-held', { missing: missing.join(', ') })
  return reaches(grantor.jurisdiction, role, reach) ? accept(true) : refuse('identity/outside-own-subtree')
}

function reaches(own: Jurisdiction, role: Role, wanted: Reach): boolean {
  switch (own.kind) {
    case 'region':
      return isWithin(wanted.regionCode, own.regionCode)
    case 'organisation':
      // A station leader appoints inside the station; a whole region is more than an organisation, however small.
      return (
        role.reaches !== 'region' &&
        wanted.organisationId !== null &&
        (wanted.organisationId === own.organisationId || own.stationIds.includes(wanted.organisationId))
      )
    case 'own':
      return false
  }
}
