import type { Player } from '#demo/player.ts'
import type { County } from '#demo/set-up.ts'
import { shape } from '#demo/county.ts'
import type { RegionCode } from '#kernel/region.ts'
import * as census from '#modules/workforce/contract-census.ts'
import { workOnCensus } from '#modules/workforce/draw-census.ts'

/**
 * Two years of the county’s census, so that one stands beside the other: the earlier frozen by the province, the later submitted and waiting to be
 * checked. Both are of the registry as it is told here.
 */
export async function drawCensuses(player: Player, county: County): Promise<void> {
  const regionCode = shape.county as RegionCode
  const { year } = await player.do(county.officer, census.censusOverview, {})
  for (const one of [year - 1, year]) {
    await player.do(county.officer, census.drawCensus, { year: one, regionCode })
    await workOnCensus(player.house)
    const { counties } = await player.do(county.officer, census.censusOverview, { year: one })
    const { censusId, version } = counties[0]!
    await player.do(county.officer, census.submitCensus, { censusId: censusId!, basedOnVersion: version })
    if (one === year) return
    await player.do(county.province, census.freezeCensus, { year: one, regionCode, withoutSubmission: null })
    await workOnCensus(player.house)
  }
}
