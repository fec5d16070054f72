// What a batch of lines comes to, gathered before anything is written: one statement a table saves it.
import { todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import type { ListedLine, ListEffect } from '#kernel/list-part.ts'
import type { registerPeople } from '#modules/identity/public.ts'
import type { Education, Employment, Title } from '#modules/workforce/domain/history.ts'
import type { Diff } from '#modules/workforce/domain/import/diff.ts'
import type { ListGround } from '#modules/workforce/domain/import/listed-file.ts'
import type { FilePlace } from '#modules/workforce/domain/reach.ts'
import { type ListImport, type PlacedFile, rowPlace, type StoredRow } from '#modules/workforce/import-store.ts'
import type { NewChange, saveEducations, saveEmployments, saveTitles, saveWorkers } from '#modules/workforce/store.ts'

export type EffectTable = 'worker' | 'employment' | 'education' | 'title' | 'former_number'
/** What a line made (before null) or changed, and the version that came of it. */
export interface Effect extends ListEffect {
  /** Of this module, or what another keeps of lists. */
  table: EffectTable | `${string}.${string}`
}

export interface Line {
  row: StoredRow
  file: PlacedFile | null
  diff: Diff
  place: FilePlace
  ground: ListGround
}

/** Tables of which lines change rows, with what tells these apart. */
export const keyOf = { worker: 'person_id', employment: 'id', education: 'id', title: 'id' } as const
export type ChangedTable = keyof typeof keyOf
export const changedTables = Object.keys(keyOf) as ChangedTable[]

/** What is gathered over a batch and then saved, one statement a table. */
export class Gathered {
  readonly people: Parameters<typeof registerPeople>[1][number][] = []
  readonly workers: Parameters<typeof saveWorkers>[2][number][] = []
  readonly employments: Parameters<typeof saveEmployments>[1][number][] = []
  readonly educations: Parameters<typeof saveEducations>[1][number][] = []
  readonly titles: Parameters<typeof saveTitles>[1][number][] = []
  /** What other modules keep of the lines. */
  readonly listed: ListedLine[] = []
  readonly changes: NewChange[] = []
  readonly updates: Record<ChangedTable, { row: number; id: string; set: object }[]> = {
    worker: [],
    employment: [],
    education: [],
    title: [],
  }
  readonly formerNumbers: { row: number; hash: Buffer; personId: string; place: FilePlace; last4: string }[] = []
  readonly effects = new Map<number, Effect[]>()
  effect(row: number, effect: Effect): void {
    this.effects.set(row, [...(this.effects.get(row) ?? []), effect])
  }
}

/** Facts of a list are confirmed by whoever took it in, and name it. */
export const ofList = (house: House, one: ListImport) => ({
  source: 'imported' as const,
  list: { id: one.id, listedOn: one.listedOn ?? todayIn(house.clock()) },
  confirmed: confirmedBy(house, one),
})

const confirmedBy = (house: House, one: ListImport) => ({ on: todayIn(house.clock()), by: one.madeBy })

export const opened = (house: House, one: ListImport, row: StoredRow) => ({
  number: row.numberSealed && house.vault.open(rowPlace(one.id, row.row, 'number'), row.numberSealed),
  phone: row.phoneSealed && house.vault.open(rowPlace(one.id, row.row, 'phone'), row.phoneSealed),
})

export function addEmployment(
  house: House,
  one: ListImport,
  gathered: Gathered,
  row: number,
  personId: string,
  place: FilePlace,
  fact: Employment,
): void {
  const id = newId<'employment'>(house.clock())
  gathered.employments.push({
    id,
    personId,
    place,
    ...ofList(house, one),
    isCounted: true,
    fact,
  })
  gathered.effect(row, { table: 'employment', id, version: 1, before: null })
}

export function addEducation(
  house: House,
  one: ListImport,
  gathered: Gathered,
  row: number,
  personId: string,
  place: FilePlace,
  fact: Education,
): void {
  const id = newId<'education'>(house.clock())
  gathered.educations.push({ id, personId, place, ...ofList(house, one), fact })
  gathered.effect(row, { table: 'education', id, version: 1, before: null })
}

export function addTitle(
  house: House,
  one: ListImport,
  gathered: Gathered,
  row: number,
  personId: string,
  place: FilePlace,
  fact: Title,
): void {
  const id = newId<'title'>(house.clock())
  gathered.titles.push({ id, personId, place, ...ofList(house, one), fact })
  gathered.effect(row, { table: 'title', id, version: 1, before: null })
}
