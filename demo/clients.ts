import { inventedNumber } from '#demo/identity-numbers.ts'
import { inventedName } from '#demo/names.ts'
import type { Random } from '#demo/random.ts'
import type { Day } from '#kernel/days.ts'
import { addDays } from '#kernel/days.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { registerClient } from '#modules/services/contract.ts'

export type RiskClass = 'high' | 'priority' | 'general'

export interface InventedClient {
  input: Omit<InputOf<typeof registerClient>, 'stationId' | 'workerId'>
  /** How often the story visits; the system computes its own from the pack. */
  risk: RiskClass
}

const streets = ['振兴', '兴海', '梅泉', '古岸', '雪山', '凤湖', '牛山', '站前', '环城', '将军', '慈湖', '秀屿']

/** An invented person of a station's usual kind: three in five are old, one in seven is a child in need. */
export function inventedClient(random: Random, village: string, on: Day, taken: Set<string>): InventedClient {
  const sex = random.chance(0.56) ? 'female' : 'male'
  const kind = random.next()
  const age =
    kind < 0.6
      ? 60 + Math.floor(random.next() ** 1.3 * 36)
      : kind < 0.75
        ? random.between(4, 16)
        : random.between(28, 58)
  const bornOn = addDays(on, -Math.floor(age * 365.25) - random.between(1, 364))
  const { categories, risk } = standing(random, age, sex)
  const withoutNumber = age < 18 && random.chance(0.03)
  return {
    risk,
    input: {
      name: inventedName(random, sex),
      sex,
      bornOn,
      identityNumber: withoutNumber ? null : inventedNumber(random, '330304', bornOn, sex, taken),
      noNumberReason: withoutNumber ? '户口登记办理中' : null,
      // Numbers of the segment 165, which no carrier sells to people.
      phone: age < 14 ? null : `165${String(random.between(0, 99_999_999)).padStart(8, '0')}`,
      address: `${random.pick(streets)}路${random.between(1, 300)}号${random.between(1, 6)}0${random.between(1, 4)}室`,
      regionCode: village as never,
      registeredRegionCode: village as never,
      residence: 'here',
      householdId: null,
      categories,
    },
  }
}

function standing(random: Random, age: number, sex: 'male' | 'female'): { categories: string[]; risk: RiskClass } {
  if (age >= 60) {
    const living = random.chance(0.5) ? random.pick(['elder-alone', 'elder-empty-nest', 'elder-left-behind']) : null
    const weak = random.chance(0.22) ? random.pick(['elder-incapacitated', 'elder-severely-disabled']) : null
    const poor = random.chance(0.2) ? random.pick(['minimum-allowance', 'near-minimum', 'extreme-hardship']) : null
    const categories = [living, weak, poor].filter((one) => one !== null)
    const risk = age >= 80 && living ? 'high' : weak || poor === 'extreme-hardship' ? 'priority' : 'general'
    return { categories: categories.length ? categories : ['elder'], risk }
  }
  if (age < 18) {
    const kind = random.pick(['child-in-need', 'child-without-carer', 'child-left-behind', 'child-in-need'])
    return { categories: [kind], risk: kind === 'child-left-behind' ? 'general' : 'priority' }
  }
  const kind = random.pick([
    'minimum-allowance',
    'rigid-expenditure',
    'disabled',
    'new-employment',
    'new-employment',
    ...(sex === 'female' ? ['single-mother-in-hardship'] : []),
  ])
  return { categories: [kind], risk: 'general' }
}
