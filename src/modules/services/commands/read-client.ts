import type { Context } from '#kernel/context.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { maskPhone } from '#kernel/vault/mask.ts'
import { worksAt } from '#modules/identity/public.ts'
import { stationAt } from '#modules/organisations/public.ts'
import { isServing } from '#modules/services/commands/own-station.ts'
import { type GivenPerson, type ReadPerson, readPerson } from '#modules/services/domain/client-file.ts'
import { heardAs, soundOf } from '#kernel/persons/name-sound.ts'
import { outOfReach, type Place } from '#modules/services/domain/reach.ts'
import { isCovered } from '#modules/services/domain/record.ts'
import { categoriesOf, standingOf } from '#modules/services/rules.ts'
import type { ServicesTables } from '#modules/services/tables.ts'

/** What registering and changing a client have in common: reading the person, checking the place, and the columns that follow. */

type Row = ServicesTables['services.client']

/** Leaves with a refusal at one field. */
export const refuseAt = (field: string, code: string): never =>
  refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: `services/${code}` }])

export function readGiven(
  { house, today }: Pick<Context, 'house' | 'today'>,
  given: Omit<GivenPerson, 'bornOn'> & { bornOn: string | null },
  regionCode: RegionCode,
  hasNumber: boolean,
): ReadPerson {
  const { conditions } = categoriesOf(house.packs, regionCode, today).value
  return orRefuse(
    readPerson(
      { ...given, bornOn: given.bornOn ? parseDay(given.bornOn) : null },
      { today, hasNumber, categories: conditions },
    ),
  )
}

/** The station is within reach and covers the region, the worker is on its staff; else leaves with a refusal at the field. */
export async function checkPlace(
  { db, actor, today }: Pick<Context, 'db' | 'actor' | 'today'>,
  place: Place,
): Promise<void> {
  const field = outOfReach(actor, place)
  if (field) refuseAt(field, 'place-out-of-reach')
  const [station, isStaff] = await Promise.all([
    stationAt(db, place.stationId, today),
    place.workerId === null || worksAt(db, place.workerId, place.stationId),
  ])
  if (!isServing(station)) return refuseAt('stationId', 'station-not-found')
  if (station.closed) refuseAt('stationId', 'station-closed')
  if (!isCovered(place.regionCode, station.coveredRegionCodes)) refuseAt('regionCode', 'region-not-covered')
  if (!isStaff) refuseAt('workerId', 'worker-not-at-station')
}

type NameColumns = Pick<Row, 'name' | 'pinyin' | 'initials' | 'name_key'>

export const nameColumns = (name: string): NameColumns => ({
  name,
  ...soundOf(name),
  name_key: heardAs(name).join(' '),
})

type SealedColumns = Pick<
  Row,
  | 'identity_number_sealed'
  | 'identity_number_hash'
  | 'identity_number_last4'
  | 'phone_sealed'
  | 'phone_hash'
  | 'phone_masked'
  | 'address_sealed'
>

/** The columns of sealed values; those that are undefined stay as they are. */
export function sealedColumns(
  { vault }: Context['house'],
  clientId: string,
  given: {
    identityNumber: string | null | undefined
    phone: string | null | undefined
    address: string | null | undefined
  },
): Partial<SealedColumns> {
  const sealed = (column: string, plain: string | null) =>
    plain && vault.seal({ table: 'services.client', column, rowId: clientId }, plain)
  const { identityNumber, phone, address } = given
  return {
    ...(identityNumber !== undefined && {
      identity_number_sealed: sealed('identity_number', identityNumber) || null,
      identity_number_hash: identityNumber ? vault.searchHash('identity-number', identityNumber) : null,
      identity_number_last4: identityNumber ? identityNumber.slice(-4) : null,
    }),
    ...(phone !== undefined && {
      phone_sealed: sealed('phone', phone) || null,
      phone_hash: phone ? vault.searchHash('phone', phone) : null,
      phone_masked: phone ? maskPhone(phone) : null,
    }),
    ...(address !== undefined && { address_sealed: sealed('address', address || null) || null }),
  }
}

export type StandingColumns = Pick<Row, 'risk_class' | 'priority' | 'due_on'>

/** How urgent the client is by today's rules. */
export function standingColumns(
  { packs }: Context['house'],
  client: {
    regionCode: RegionCode
    categories: string[]
    bornOn: Day | null
    registeredOn: Day
    lastMetOn: Day | null
  },
  today: Day,
): StandingColumns {
  const { riskClass, priority, dueOn } = standingOf(packs, client, today)
  return { risk_class: riskClass, priority, due_on: dueOn }
}
