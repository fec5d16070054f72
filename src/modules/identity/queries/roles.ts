import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/identity/contract.ts'
import { missingFor } from '#modules/identity/domain/rights.ts'
import { allRoles } from '#modules/identity/store.ts'

export const roles: Handler<typeof contract.roles> = async ({ db, actor }) => {
  const all = await allRoles(db)
  return {
    rows: all.map((role) => {
      const missing = missingFor(role, actor)
      const tooWide = role.reaches === 'region' && actor.jurisdiction.kind !== 'region'
      return {
        role: role.role,
        name: role.name,
        jurisdictionKind: role.reaches,
        permissions: role.permissions,
        missing,
        grantable: missing.length === 0 && !tooWide,
      }
    }),
  }
}
