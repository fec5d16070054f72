import type { InputOf } from '#kernel/endpoint.ts'
import type * as contract from '#modules/services/contract.ts'
import { actors, regions, stations } from '#modules/services/testing/county.ts'

let made = 0

/** A client of the east station, unlike every other one. */
export function aClient(
  given: Partial<InputOf<typeof contract.registerClient>> = {},
): InputOf<typeof contract.registerClient> {
  const number = ++made
  return {
    name: `${'赵钱孙李周吴郑王'[number % 8]}${String.fromCodePoint(0x4e2d + 211 * number, 0x5b89 + 173 * number)}`,
    sex: 'unknown',
    bornOn: `19${30 + (number % 20)}-0${1 + (number % 9)}-${10 + (number % 18)}`,
    identityNumber: null,
    noNumberReason: '证件遗失，正在补办',
    phone: null,
    address: null,
    regionCode: regions.village,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['elder'],
    stationId: stations.east,
    workerId: actors.ding.personId,
    ...given,
  }
}

/** A home visit of today. */
export const aVisit = (
  clientId: string,
  given: Partial<InputOf<typeof contract.recordService>> = {},
): InputOf<typeof contract.recordService> => ({
  method: 'visit',
  clientId,
  heldOn: '2026-06-10',
  startedAt: '09:30',
  minutes: 40,
  serviceCodes: ['wellbeing-check'],
  mode: 'home',
  outcome: 'met',
  note: '精神好',
  ...given,
})

/** A community activity of today, in the east street. */
export const anActivity = (
  given: Partial<InputOf<typeof contract.recordService>> = {},
): InputOf<typeof contract.recordService> => ({
  ...aVisit('', { startedAt: null }),
  method: 'community',
  clientId: null,
  title: '端午包粽子',
  regionCode: regions.village,
  unnamedParticipants: 12,
  serviceCodes: ['culture-sports-health'],
  mode: 'outdoors',
  ...given,
})

/** Smallest JPEG a test needs: a start, the phone's own segment if given, a scan, an end. */
export const aPicture = (...segments: number[][]): Buffer =>
  Buffer.from([
    0xff,
    0xd8,
    ...segments.flat(),
    0xff,
    0xdb,
    0,
    4,
    1,
    2,
    0xff,
    0xda,
    0,
    4,
    9,
    9,
    0x12,
    0xff,
    0,
    0x34,
    0xff,
    0xd9,
  ])
