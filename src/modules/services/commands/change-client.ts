import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import {
  checkPlace,
  nameColumns,
  readGiven,
  refuseAt,
  sealedColumns,
  standingColumns,
} from '#modules/services/commands/read-client.ts'
import { joinHousehold } from '#modules/services/commands/register-client.ts'
import type * as contract from '#modules/services/contract.ts'
import type { Place } from '#modules/services/domain/reach.ts'
import { services } from '#modules/services/tables.ts'

/** Changes what is given in a client's file and leaves the rest; a file given to another station leaves the phones of the first. */
export const changeClient: Handler<typeof contract.changeClient> = async (context, input) => {
  const { house, db, query, now, today, record } = context
  const file = await services(db)
    .selectFrom('services.client')
    .selectAll()
    .where('id', '=', input.clientId)
    .forUpdate()
    .executeTakeFirst()
  if (!file) return refuseNow('kernel/not-found')
  if (file.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')

  const former: Place = {
    regionCode: file.region_code as RegionCode,
    stationId: file.station_id,
    workerId: file.worker_id,
  }
  const place: Place = {
    regionCode: input.regionCode ?? former.regionCode,
    stationId: input.stationId ?? former.stationId,
    workerId: input.workerId === undefined ? former.workerId : input.workerId,
  }
  const moves =
    place.regionCode !== former.regionCode || place.stationId !== former.stationId || place.workerId !== former.workerId
  if (moves) await checkPlace(context, place)

  const given = {
    name: input.name ?? file.name,
    sex: input.sex ?? file.sex,
    bornOn: input.bornOn === undefined ? file.born_on : input.bornOn,
    identityNumber: input.identityNumber,
    noNumberReason: input.noNumberReason === undefined ? file.no_number_reason : input.noNumberReason,
    phone: input.phone,
    categories: input.categories ?? file.categories,
  }
  const person = readGiven(context, given, place.regionCode, file.identity_number_hash !== null)
  if (person.identityNumber) {
    const hash = house.vault.searchHash('identity-number', person.identityNumber)
    const [number] = await query<{ taken: boolean }>('select services.number_is_registered($1) as taken', [hash])
    if (number!.taken && !file.identity_number_hash?.equals(hash))
      refuseAt('identityNumber', 'number-already-registered')
  }
  const householdId = input.householdId === undefined ? file.household_id : input.householdId
  if (householdId && householdId !== file.household_id) await joinHousehold(context, householdId, place)

  if (moves) {
    await query(
      'insert into services.client_departure (client_id, region_code, station_id, worker_id, at) values ($1, $2, $3, $4, $5)',
      [file.id, former.regionCode, former.stationId, former.workerId, now],
    )
  }
  const version = file.version + 1
  await services(db)
    .updateTable('services.client')
    .set({
      version,
      region_code: place.regionCode,
      station_id: place.stationId,
      worker_id: place.workerId,
      household_id: householdId,
      ...(input.registeredRegionCode !== undefined && { registered_region_code: input.registeredRegionCode }),
      ...(input.residence && { residence: input.residence }),
      ...(person.name !== file.name && nameColumns(person.name)),
      sex: person.sex,
      born_on: person.bornOn,
      no_number_reason: person.noNumberReason,
      ...sealedColumns(house, file.id, { ...person, address: input.address }),
      categories: person.categories,
      ...standingColumns(
        house,
        {
          ...person,
          regionCode: place.regionCode,
          registeredOn: file.registered_on as Day,
          lastMetOn: file.last_met_on as Day | null,
        },
        today,
      ),
      changed_at: now,
      changed_tx: sql<string>`pg_current_xact_id()`,
    })
    .where('id', '=', file.id)
    .execute()
  record({
    kind: 'services/client-changed',
    subject: { kind: 'client', id: file.id },
    regionCode: place.regionCode,
    day: today,
    data: { ...(moves && { formerRegionCode: former.regionCode, formerStationId: former.stationId }) },
  })
  return { clientId: file.id, version }
}
