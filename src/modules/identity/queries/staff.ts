import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/identity/contract.ts'
import { workersAt } from '#modules/identity/public.ts'

export const staff: Handler<typeof contract.staff> = async ({ db }, { organisationId }) => {
  const workers = await workersAt(db, organisationId)
  return { rows: workers.map(({ id, name }) => ({ personId: id, name })) }
}
