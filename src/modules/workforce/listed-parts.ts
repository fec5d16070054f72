import type { Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import type { ListedKind, ListLine, ListNote, ListPart } from '#kernel/list-part.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Diff } from '#modules/workforce/domain/import/diff.ts'
import { mistakeWords } from '#modules/workforce/domain/import/mistakes.ts'
import type { CellMistake } from '#modules/workforce/domain/import/values.ts'

/** What lists say that other modules keep (kernel/list-part.ts), all of them together. */

type Query = Transaction['query']

/** Every kind of thing that other modules keep of lists. */
export const listedKinds = (house: House): ListedKind[] => house.listParts.flatMap(({ kinds }) => kinds)

/** The columns of which a module keeps something. */
export const columnsOf = ({ kinds }: Pick<ListPart, 'kinds'>): string[] => kinds.flatMap(({ columns }) => columns)
export const partColumns = (house: House): string[] => house.listParts.flatMap(columnsOf)

/** Is what a line brought one of this module's? */
export const isOf =
  ({ kinds }: Pick<ListPart, 'kinds'>) =>
  (effect: { table: string }): boolean =>
    kinds.some(({ table }) => table === effect.table)

/** What the lines say beside what other modules keep; who says nothing of it is left out. */
export async function compareParts(
  query: Query,
  house: House,
  lines: readonly ListLine[],
): Promise<Map<number, { diff: Diff; notes: ListNote[] }>> {
  const all = new Map<number, { diff: Diff; notes: ListNote[] }>()
  for (const part of house.listParts) {
    const own = lines.filter(({ facts }) => columnsOf(part).some((column) => column in facts))
    if (own.length === 0) continue
    for (const [row, { diff, notes }] of await part.compare(query, house, own)) {
      const before = all.get(row) ?? { diff: {}, notes: [] }
      all.set(row, { diff: { ...before.diff, ...diff }, notes: [...before.notes, ...notes] })
    }
  }
  return all
}

const isCellMistake = (why: string): why is CellMistake => why in mistakeWords

/** What could not be read of a line stays said; what other modules said of it is said anew. */
export const notesAnew = (before: readonly ListNote[], said: readonly ListNote[] = []): ListNote[] => {
  const unread = before.filter(({ why }) => isCellMistake(why))
  return [...unread, ...said.filter(({ column }) => !unread.some((one) => one.column === column))]
}

/** The words of a mistake or a note, whoever made it. */
export const wordsOf =
  (house: House) =>
  (why: string): Words =>
    isCellMistake(why)
      ? mistakeWords[why]
      : (house.listParts.map(({ notes }) => notes[why]).find((words) => words !== undefined) ?? { zh: why, en: why })
