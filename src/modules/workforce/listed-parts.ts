import type { Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import type { ListLine, ListNote } from '#kernel/list-part.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Diff } from '#modules/workforce/domain/import/diff.ts'
import { mistakeWords } from '#modules/workforce/domain/import/mistakes.ts'
import type { CellMistake } from '#modules/workforce/domain/import/values.ts'

/** What lists say that other modules keep (kernel/list-part.ts), all of them together. */

type Query = Transaction['query']

/** Every column of which another module keeps something. */
export const partColumns = (house: House): string[] => house.listParts.flatMap(({ columns }) => columns)

/** What the lines say beside what other modules keep; who says nothing of it is left out. */
export async function compareParts(
  query: Query,
  house: House,
  lines: readonly ListLine[],
): Promise<Map<number, { diff: Diff; notes: ListNote[] }>> {
  const all = new Map<number, { diff: Diff; notes: ListNote[] }>()
  for (const part of house.listParts) {
    const own = lines.filter(({ facts }) => part.columns.some((column) => column in facts))
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
