import { addDays, addMonths, type Day, lastDayOf, monthOf, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { ListImport } from '#modules/workforce/import-store.ts'
import { headersOf } from '#modules/workforce/rules-lists.ts'

export type KeptSheet = Pick<ListImport, 'state' | 'regionCode' | 'madeAt' | 'undoUntil' | 'counts'>

const takenInFrom = ({ state, counts }: KeptSheet): boolean =>
  state === 'running' ||
  state === 'done' ||
  state === 'stopped' ||
  state === 'undoing' ||
  (state === 'undone' && (counts?.kept ?? 0) > 0)

/** The last day on which the sheet is kept: as evidence where something of it stands in the registry, else no longer than its lines. */
export function sheetKeptUntil(house: House, one: KeptSheet): Day {
  const sentOn = todayIn(one.madeAt)
  const { keepSheetMonths, undoDays } = headersOf(house.packs, one.regionCode, todayIn(house.clock()))
  return takenInFrom(one)
    ? lastDayOf(addMonths(monthOf(sentOn), keepSheetMonths))
    : (one.undoUntil ?? addDays(sentOn, undoDays))
}
