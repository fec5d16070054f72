import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { branchOf } from '#modules/statistics/domain/branch.ts'
import { ranking } from '#modules/statistics/domain/sentences.ts'
import { readFigures, wholeOf } from '#modules/statistics/figures.ts'
import { indicatorNamed, periodOf, regionInReach } from '#modules/statistics/reach.ts'

// Regions that were given up stay for the years in which they counted; they are left out below where they have nothing to show.
const partsText = `
select r.code, r.name, r.valid_until is not null as former, exists (select from organisations.region p where p.parent_code = r.code) as "hasParts"
  from organisations.region r where r.parent_code = $1`

/** The parts of a branch, the most first. */
export const breakdown: Handler<typeof contract.breakdown> = async (context, input) => {
  const { query, actor, today } = context
  const region = regionInReach(actor, input.regionCode)
  const indicator = indicatorNamed(input.indicator)
  const months = periodOf(input.from, input.until, today)
  const below = await query<{ code: RegionCode; name: string; former: boolean; hasParts: boolean }>(
    partsText,
    [region],
    'statistics-parts',
  )
  // What was recorded of a town and of none of its villages stands under the town's own twelve digits.
  const own = { code: region, name: '本级', former: true, hasParts: false, branch: region as string }
  const parts = [
    ...below.map((part) => ({ ...part, branch: branchOf(part.code) })),
    ...(branchOf(region).length === 9 ? [own] : []),
  ]
  const figures = await readFigures(
    query,
    [indicator],
    parts.map((part) => part.branch),
    months,
  )
  const wholes = await wholeOf(
    context,
    indicator,
    figures,
    parts.map((part) => part.branch),
    months,
  )
  const rows = parts
    .map((part) => ({ ...part, value: wholes.get(part.branch)! }))
    .filter(({ former, value }) => !former || value.numerator > 0 || (value.denominator ?? 0) > 0)
    .toSorted((a, b) => (b.value.value ?? -1) - (a.value.value ?? -1) || (a.code < b.code ? -1 : 1))
  return {
    regionCode: region,
    rows: rows.map(({ code, name, hasParts, value }) => ({ ...value, regionCode: code, regionName: name, hasParts })),
    sentence: ranking(indicator, rows),
  }
}
