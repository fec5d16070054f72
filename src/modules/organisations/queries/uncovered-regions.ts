import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { branchRange } from '#kernel/region.ts'
import { reaches } from '#modules/organisations/commands/open-organisation.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { tiersIn } from '#modules/organisations/kinds.ts'
import { divisionsText } from '#modules/organisations/queries/region-page.ts'
import { pathText } from '#modules/organisations/queries/find-regions.ts'
import { levelNumber } from '#modules/organisations/store.ts'

/** Which divisions of a tier have no open site, a page at a time: the list behind the coverage rate. */
export const uncoveredRegions: Handler<typeof contract.uncoveredRegions> = async (
  context,
  { code, tier, size, after },
) => {
  const { house, query, today } = context
  const rule = tiersIn(house.packs, code, today).find((one) => one.level === tier)
  if (!rule || !reaches(context, code)) return refuseNow('kernel/not-found')
  const { low, high } = branchRange(code)
  const values = [low, high, today, tier, levelNumber(rule.regionLevel)]
  const cursor = readCursor(after, 1)
  const [counted] = await query<{ total: number }>(
    `select count(*) as total from (${divisionsText}) division where not covered`,
    values,
  )
  const found = await query<{ code: string; name: string; path: string[] }>(
    `select division.code, division.name, ${pathText('division')} as path from (${divisionsText}) division
      where not covered and division.code > $6 order by division.code limit $7`,
    [...values, cursor ? String(cursor[0]) : '', size + 1],
  )
  const rows = found.slice(0, size)
  return {
    rows,
    total: counted!.total,
    totalIsExact: true,
    next: found.length > size ? cursorOf([rows.at(-1)!.code]) : null,
  }
}
