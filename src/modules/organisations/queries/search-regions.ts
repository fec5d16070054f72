import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { findRegions } from '#modules/organisations/queries/find-regions.ts'
import { levelNumber, levels } from '#modules/organisations/store.ts'

/** What the region picker asks at each key: the best twenty, never a full list. */
export const searchRegions: Handler<typeof contract.findRegions> = async (
  context,
  { typed, within, levels: wanted, on },
) => {
  const found = await findRegions(context, {
    typed,
    within,
    levels: wanted?.map(levelNumber),
    on: on ? parseDay(on) : context.today,
  })
  return { regions: found.map((region) => ({ ...region, level: levels[region.level - 1]! })) }
}
