import type { Actor } from '#kernel/actor.ts'
import { type Month, monthOf, type Day } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { ancestorsOf, isWithin, type RegionCode } from '#kernel/region.ts'
import { findIndicator } from '#modules/statistics/catalogue.ts'
import type { Indicator } from '#modules/statistics/domain/indicator.ts'
import { monthsBetween } from '#modules/statistics/domain/months.ts'

export function reaches({ jurisdiction }: Pick<Actor, 'jurisdiction'>, code: RegionCode): boolean {
  switch (jurisdiction.kind) {
    case 'region':
      return isWithin(code, jurisdiction.regionCode)
    case 'organisation':
      return jurisdiction.regionCodes.some((one) => isWithin(code, one))
    case 'own':
      return false
  }
}

/** The region asked for, or where the reader's figures open. Out of reach looks like not found: no figure says "nothing" of a place unseen. */
export function regionInReach(
  actor: Pick<Actor, 'jurisdiction' | 'homeRegionCode'>,
  asked: RegionCode | undefined,
): RegionCode {
  const region = asked ?? openingRegion(actor)
  return reaches(actor, region) ? region : refuseNow('kernel/not-found')
}

function openingRegion({ jurisdiction, homeRegionCode }: Pick<Actor, 'jurisdiction' | 'homeRegionCode'>): RegionCode {
  if (jurisdiction.kind === 'region') return jurisdiction.regionCode
  if (jurisdiction.kind === 'own' || jurisdiction.regionCodes.some((one) => isWithin(homeRegionCode, one)))
    return homeRegionCode
  // An agency sits in the county and works in some of its towns: the first of them.
  return jurisdiction.regionCodes.toSorted()[0] ?? homeRegionCode
}

/** The way down to a region from the top of the reader's reach, the region last. */
export const pathTo = (actor: Pick<Actor, 'jurisdiction'>, region: RegionCode): RegionCode[] => [
  ...ancestorsOf(region)
    .toReversed()
    .filter((code) => reaches(actor, code)),
  region,
]

export const indicatorNamed = (key: string): Indicator =>
  findIndicator(key) ?? refuseNow('statistics/unknown-indicator')

/** Ten years: nobody reads further in one picture, and an address typed by hand must not ask for a thousand. */
const longest = 120

/** The months asked for; those to come are left out, the running one is the last. */
export function periodOf(from: string, until: string, today: Day): Month[] {
  if (until < from)
    refuseNow('statistics/period-crossed', undefined, [{ field: 'until', code: 'statistics/period-crossed' }])
  const running = monthOf(today)
  const last = until < running ? until : running
  const months = monthsBetween((from < last ? from : last) as Month, last as Month)
  return months.length <= longest
    ? months
    : refuseNow('statistics/period-too-long', { months: longest }, [
        { field: 'from', code: 'statistics/period-too-long', params: { months: longest } },
      ])
}
