import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import { refuseAt } from '#modules/workforce/commands/read-file.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { fewPeople } from '#modules/workforce/queries/people-rows.ts'

/** Whose identity number is this, or was it, or whose phone? Within reach, by the keyed hash. */
export const findByNumber: Handler<typeof contract.findByNumber> = async (context, { number }) => {
  const { house, today } = context
  const identity = readIdentityNumber(withoutOldForm(number), today)
  const phone = readPhoneNumber(number)
  if (!identity.ok && !phone.ok) return refuseAt('number', `number-${identity.why}`)
  const hash = identity.ok && house.vault.searchHash('identity-number', identity.number)
  const phoneHash = phone.ok && house.vault.searchHash('phone', phone.number)
  const condition = hash
    ? sql`(w.identity_number_hash = ${hash} or w.person_id = (select f.person_id from workforce.former_number f where f.hash = ${hash}))`
    : sql`w.phone_hash = ${phoneHash}`
  return { rows: await fewPeople(context, condition) }
}
