import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { maskAddress } from '#kernel/vault/mask.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/services/contract.ts'
import { ageOf, shownClients } from '#modules/services/queries/client-rows.ts'
import { dueBasis, dueReason } from '#modules/services/rules.ts'
import { services } from '#modules/services/tables.ts'

/** One client's file, with everything sealed still masked. */
export const client: Handler<typeof contract.client> = async (context, { clientId }) => {
  const { db, house, today, about } = context
  const file = await services(db)
    .selectFrom('services.client')
    .selectAll()
    .where('id', '=', clientId)
    .executeTakeFirst()
  if (!file) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'client', id: file.id }, regionCode: file.region_code })
  const [shown, household, regions] = await Promise.all([
    shownClients(context, [file]),
    file.household_id
      ? services(db)
          .selectFrom('services.client')
          .select(['id', 'name', 'born_on'])
          .where('household_id', '=', file.household_id)
          .where('id', '!=', file.id)
          .orderBy('born_on')
          .execute()
      : [],
    regionNames(db, [file.region_code, ...(file.registered_region_code ? [file.registered_region_code] : [])]),
  ])
  const asOf = {
    regionCode: file.region_code as RegionCode,
    categories: file.categories,
    bornOn: file.born_on as Day | null,
    lastMetOn: file.last_met_on as Day | null,
    dueOn: file.due_on as Day | null,
  }
  return {
    ...shown[0]!,
    residence: file.residence,
    registeredRegionCode: file.registered_region_code,
    registeredRegionName:
      file.registered_region_code && (regions.get(file.registered_region_code) ?? file.registered_region_code),
    noNumberReason: file.no_number_reason,
    addressMasked: file.address_sealed && maskAddress(regions.get(file.region_code) ?? ''),
    household: household.map((one) => ({ clientId: one.id, name: one.name, age: ageOf(one.born_on, today) })),
    registeredOn: file.registered_on,
    closedOn: file.closed_on,
    dueReason: file.closed_on ? null : dueReason(house.packs, asOf, today),
    dueBasis: file.closed_on ? null : dueBasis(house.packs, asOf, today),
  }
}
