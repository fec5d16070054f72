import { verifyAudit as walkChain } from '#kernel/audit-chain.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/identity/contract.ts'

/** Walks the whole chain: a county's auditor learns that all of it is whole, without seeing the lines of others. */
export const verifyAudit: Handler<typeof contract.verifyAudit> = ({ house }) =>
  inTransaction(house.gatePool, gate, ({ query }) => walkChain(query))
