import type { Day } from '#kernel/days.ts'
import { accept, type Decision, refuse } from '#kernel/refusal.ts'
import { isWithin, levelOf, prefixOf, type RegionCode } from '#kernel/region.ts'

export type CensusState = 'none' | 'drawing' | 'drawn' | 'submitted' | 'returned' | 'freezing' | 'frozen'
export type CensusAct = 'draw' | 'submit' | 'return' | 'freeze'

/** In which states a county's census takes which act; screen and server read the same table. */
const may: Record<CensusAct, readonly CensusState[]> = {
  draw: ['none', 'drawn', 'returned'],
  submit: ['drawn'],
  return: ['submitted'],
  freeze: ['submitted'],
}

const no: Record<CensusAct, string> = {
  draw: 'workforce/census-not-to-draw',
  submit: 'workforce/census-not-drawn',
  return: 'workforce/census-not-submitted',
  freeze: 'workforce/census-not-submitted',
}

/** A census is counted in counties; Dongguan's kind of city, which has none, counts as one itself. */
export const isCounty = (code: RegionCode): boolean => levelOf(code) === 'county'

export function mayAct(
  act: CensusAct,
  state: CensusState,
  { today, referenceOn }: { today: Day; referenceOn: Day },
): Decision<null> {
  if (state === 'frozen') return refuse('workforce/census-frozen')
  if (state === 'drawing' || state === 'freezing') return refuse('workforce/census-at-work')
  if (act === 'draw' && today < referenceOn) return refuse('workforce/census-too-early', { day: referenceOn })
  return may[act].includes(state) ? accept(null) : refuse(no[act])
}

/** The level above checks: an officer whose region holds the county and is not the county itself. */
export const checks = (reach: RegionCode, county: RegionCode): boolean =>
  isWithin(county, reach) && prefixOf(reach).length < prefixOf(county).length
