import type { House } from '#kernel/house.ts'
import { refreshAll } from '#modules/statistics/commands/refresh.ts'
import { turnDay } from '#modules/statistics/commands/turn-day.ts'

export { rebuild as rebuildFigures, type RebuildOptions } from '#modules/statistics/commands/rebuild.ts'
export { checkFigures, type Difference } from '#modules/statistics/queries/check.ts'

/** Brings every figure up to what is committed now, as the jobs do by themselves within a second or two. */
export async function refreshFigures(house: Pick<House, 'gatePool' | 'clock'>): Promise<void> {
  await turnDay(house.gatePool, house.clock())
  await refreshAll(house.gatePool, house.clock())
}
