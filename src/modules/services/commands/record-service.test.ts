import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { InputOf } from '#kernel/endpoint.ts'
import * as contract from '#modules/services/contract.ts'
import { actors, type County, openCounty, regions, stations } from '#modules/services/testing/county.ts'

let county: County
let clientId: string
before(async () => {
  county = await openCounty()
  clientId = (await county.done(contract.registerClient, actors.ding, newClient())).clientId
})

let count = 0
export const newClient = (given: Partial<InputOf<typeof contract.registerClient>> = {}): InputOf<typeof contract.registerClient> => ({
  name: `试${String.fromCodePoint(0x4e00 + 37 * ++count)}${String.fromCodePoint(0x5000 + 91 * count)}`,
  sex: 'unknown',
  bornOn: '1940-03-05',
  identityNumber: null,
  noNumberReason: '证件遗失，正在补办',
  phone: null,
  address: null,
  regionCode: regions.village,
  registeredRegionCode: null,
  residence: 'here',
  householdId: null,
  categories: ['elder-alone'],
  stationId: stations.east,
  workerId: actors.ding.personId,
  ...given,
})

const visit = (given: Partial<InputOf<typeof contract.recordService>> = {}): InputOf<typeof contract.recordService> => ({
  method: 'visit',
  clientId,
  heldOn: '2026-06-10',
  startedAt: '09:30',
  minutes: 40,
  serviceCodes: ['wellbeing-check'],
  mode: 'home',
  outcome: 'met',
  note: '老人精神好',
  ...given,
})

describe('a worker records', () => {
  test('a visit, which stands where the client lives, under the worker, the station and who runs it that day', async () => {
    const { recordId, ...reply } = await county.done(contract.recordService, actors.ding, visit())
    assert.deepEqual(reply, { version: 1, late: false, nextStep: { zh: '按探访频次安排下次探访', en: 'The next visit follows the client’s class' } })
    const [row] = await county.rows('select * from services.service_record where id = $1', [recordId])
    assert.deepEqual(
      { ...row, recorded_at: null, pack_version: null },
      {
        id: recordId, version: 1, method: 'visit', client_id: clientId, group_id: null, case_id: null, title: null, region_code: regions.village, county_code: '330304',
        station_id: stations.east, agency_id: stations.agency, worker_id: actors.ding.personId, held_on: '2026-06-10', started_at: '09:30:00', minutes: 40,
        service_codes: ['wellbeing-check'], mode: 'home', outcome: 'met', unnamed_participants: 0, person_times: 1, note: '老人精神好', recorded_at: null,
        recorded_on: '2026-06-10', late: false, device_at: null, withdrawn: false, pack_version: null,
      },
    )
    const [client] = await county.rows('select risk_class, last_met_on, due_on, version from services.client where id = $1', [clientId])
    assert.deepEqual(client, { risk_class: 'high', last_met_on: '2026-06-10', due_on: '2026-06-17', version: 1 })
    const [event] = await county.rows('select kind, region_code, day, data from kernel.event where subject_id = $1', [recordId])
    assert.deepEqual(event, { kind: 'services/record-made', region_code: regions.village, day: '2026-06-10', data: { method: 'visit', outcome: 'met' } })
  })
})
