// What a batch of lines comes to, gathered before anything is written: one statement a table saves it.
import { todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import type { registerPeople } from '#modules/identity/public.ts'
import type { Education, Employment } from '#modules/workforce/domain/history.ts'
import type { Diff } from '#modules/workforce/domain/import/diff.ts'
import type { ListGround } from '#modules/workforce/domain/import/listed-file.ts'
import type { FilePlace } from '#modules/workforce/domain/reach.ts'
import { type ListImport, type PlacedFile, rowPlace, type StoredRow } from '#modules/workforce/import-store.ts'
import type { NewChange, saveEducations, saveEmployments, saveWorkers } from '#modules/workforce/store.ts'

export type EffectTable = 'worker' | 'employment' | 'education' | 'former_number'
/** What a line made (before null) or changed, and the version that came of it. */
export interface Effect {
  table: EffectTable
  id: string
  version: number
  before: object | null
}

export interface Line {
  row: StoredRow
  file: PlacedFile | null
  diff: Diff
  place: FilePlace
  ground: ListGround
}

/** What is gathered over a batch and then saved, one statement a table. */
export class Gathered {
  readonly people: Parameters<typeof registerPeople>[1][number][] = []
  readonly workers: Parameters<typeof saveWorkers>[2][number][] = []
  readonly employments: Parameters<typeof saveEmployments>[1][number][] = []
  readonly educations: Parameters<typeof saveEducations>[1][number][] = []
  readonly changes: NewChange[] = []
  readonly updates: Record<'worker' | 'employment' | 'education', { row: number; id: string; set: object }[]> = {
    worker: [],
    employment: [],
    education: [],
  }
  readonly formerNumbers: { row: number; hash: Buffer; personId: string; place: FilePlace; last4: string }[] = []
  readonly effects = new Map<number, Effect[]>()
  effect(row: number, effect: Effect): void {
    this.effects.set(row, [...(this.effects.get(row) ?? []), effect])
  }
}

export const confirmedBy = (house: House, one: ListImport) => ({ on: todayIn(house.clock()), by: one.madeBy })

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
    source: 'imported',
    confirmed: confirmedBy(house, one),
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
  gathered.educations.push({ id, personId, place, source: 'imported', confirmed: confirmedBy(house, one), fact })
  gathered.effect(row, { table: 'education', id, version: 1, before: null })
}
