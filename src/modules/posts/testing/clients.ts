import { organisations, personId, regions } from '#demo/test-world.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { registerClient } from '#modules/services/contract.ts'

type Input = InputOf<typeof registerClient>

/** A client of the worker at the station, of whom nothing but a name is known. */
export const aClient = (name: string, given: Partial<Input> = {}): Input => ({
  name,
  sex: 'female',
  bornOn: null,
  identityNumber: null,
  noNumberReason: '未登记',
  phone: null,
  address: null,
  regionCode: regions.village,
  registeredRegionCode: null,
  residence: 'here',
  householdId: null,
  categories: [],
  stationId: organisations.station,
  workerId: personId('worker'),
  ...given,
})
