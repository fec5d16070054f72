import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/services/contract.ts'
import { refuseAt } from '#modules/services/commands/read-client.ts'
import { readIdentityNumber } from '#kernel/persons/identity-number.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import { clientColumns, shownClients } from '#modules/services/queries/client-rows.ts'

/** Whose identity number, or phone, is this? Within reach, by the keyed hash. */
export const findClientByNumber: Handler<typeof contract.findClientByNumber> = async (context, { number }) => {
  const { db, house, today } = context
  const identity = readIdentityNumber(number, today)
  const phone = readPhoneNumber(number)
  if (!identity.ok && !phone.ok) return refuseAt('number', `number-${identity.why}`)
  const hash = identity.ok && house.vault.searchHash('identity-number', identity.number)
  const phoneHash = phone.ok && house.vault.searchHash('phone', phone.number)
  const { rows } = await sql<Parameters<typeof shownClients>[1][number]>`
    select ${clientColumns} from services.client c
     where c.closed_on is null and ${hash ? sql`c.identity_number_hash = ${hash}` : sql`c.phone_hash = ${phoneHash}`} order by c.id limit 50`.execute(
    db,
  )
  return { rows: await shownClients(context, rows) }
}
