import { gate, inTransaction } from '#kernel/database.ts'
import type { OutsideHandler } from '#kernel/http.ts'
import type * as contract from '#modules/identity/contract.ts'

/** A demonstration shows its cast, with the passwords: everything in it is invented. A real installation shows nobody. */
export const welcome: OutsideHandler<typeof contract.welcome> = async ({ house }) => {
  const setupNeeded = await inTransaction(
    house.gatePool,
    gate,
    async ({ query }) => (await query('select 1 from kernel.installation')).length === 0,
  )
  return { setupNeeded, demonstration: house.demonstration, cast: house.demonstration ? house.cast : [] }
}
