import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import {
  checkPlace,
  nameColumns,
  readGiven,
  refuseAt,
  sealedColumns,
  standingColumns,
} from '#modules/services/commands/read-client.ts'
import type * as contract from '#modules/services/contract.ts'
import type { Place } from '#modules/services/domain/reach.ts'
import { type Similar, similarClients } from '#modules/services/queries/similar-clients.ts'
import { services } from '#modules/services/tables.ts'

/** Opens the file of a person, once: the same number is refused, a likely duplicate must be looked at first. */
export const registerClient: Handler<typeof contract.registerClient> = async (context, input) => {
  const { house, db, now, today, record } = context
  const person = readGiven(context, input, input.regionCode, false)
  const candidate = {
    ...person,
    identityNumber: person.identityNumber ?? null,
    phone: person.phone ?? null,
    regionCode: input.regionCode,
    householdId: input.householdId,
  }
  const [, similar] = await Promise.all([checkPlace(context, input), similarClients(context, candidate)])
  refuseTheSame(similar, input.notTheSameAs)

  const id = newId<'client'>(now)
  if (input.householdId) await joinHousehold(context, input.householdId, input)
  const saved = await services(db)
    .insertInto('services.client')
    .values({
      id,
      region_code: input.regionCode,
      registered_region_code: input.registeredRegionCode ?? (input.residence === 'here' ? input.regionCode : null),
      residence: input.residence,
      household_id: input.householdId,
      station_id: input.stationId,
      worker_id: input.workerId,
      ...nameColumns(person.name),
      sex: person.sex,
      born_on: person.bornOn,
      no_number_reason: person.noNumberReason,
      ...none,
      ...sealedColumns(house, id, { ...person, address: input.address }),
      categories: person.categories,
      ...standingColumns(
        house,
        { ...person, regionCode: input.regionCode, registeredOn: today, lastMetOn: null },
        today,
      ),
      last_met_on: null,
      registered_on: today,
      closed_on: null,
      changed_at: now,
    })
    // Two stations registering one person in the same second: the second finds the first here.
    .onConflict((on) => on.column('identity_number_hash').where('closed_on', 'is', null).doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseAt('identityNumber', 'number-already-registered')
  record({
    kind: 'services/client-registered',
    subject: { kind: 'client', id },
    regionCode: input.regionCode,
    day: today,
  })
  return { clientId: id, version: saved.version }
}

const none = {
  identity_number_sealed: null,
  identity_number_hash: null,
  identity_number_last4: null,
  phone_sealed: null,
  phone_hash: null,
  phone_masked: null,
  address_sealed: null,
}

/** One number is one person. Who is only likely to be one must have been seen and named as another. */
function refuseTheSame({ known, elsewhere }: Similar, notTheSameAs: readonly string[]): void {
  if (known.some((one) => one.likeness.level === 'certain')) refuseAt('identityNumber', 'number-already-registered')
  if (elsewhere) refuseAt('identityNumber', 'number-registered-elsewhere')
  const unseen = known.filter((one) => one.likeness.level === 'likely' && !notTheSameAs.includes(one.clientId))
  if (unseen.length > 0) refuseNow('services/possibly-the-same', { count: unseen.length })
}

/** Puts a household under its id where there is none yet: the first member makes it. */
export async function joinHousehold(
  { db, today }: Pick<Context, 'db' | 'today'>,
  id: string,
  place: Place,
): Promise<void> {
  await services(db)
    .insertInto('services.household')
    .values({
      id,
      region_code: place.regionCode,
      station_id: place.stationId,
      worker_id: place.workerId,
      made_on: today,
    })
    .onConflict((on) => on.doNothing())
    .execute()
  // One that is there and not seen belongs to people out of reach.
  const seen = await services(db)
    .selectFrom('services.household')
    .select(sql`1`.as('one'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (!seen) refuseAt('householdId', 'household-not-found')
}
