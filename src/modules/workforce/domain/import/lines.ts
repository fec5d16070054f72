import { type Cell, plain, textOf } from '#modules/workforce/domain/import/cell.ts'
import { readName } from '#modules/workforce/domain/import/values.ts'

/** A column of the sheet: under which header, and what it holds. */
export interface HeadedColumn {
  at: number
  header: string
  column: string | null
}

interface Words {
  columns: readonly { code: string; kind: string }[]
  endWords: readonly string[]
}

/**
 * Tells the lines below a header one after the other: is this about a person? Empty and merely numbered lines are not, nor is a header that
 * is printed again, nor a line of totals or signatures. Below one of these a list may go on, part by part, but what follows may also be
 * notes: then only who has a name and one thing more is a person.
 */
export function personLines(
  columns: readonly HeadedColumn[],
  { columns: known, endWords }: Words,
): (cells: readonly Cell[]) => boolean {
  const leftOut = new Set(known.filter(({ kind }) => kind === 'left-out').map(({ code }) => code))
  const telling = columns.filter(({ column }) => column !== null && !leftOut.has(column))
  const name = telling.find(({ column }) => column === 'name')
  let isBelowEnd = false
  return (cells) => {
    const said = telling.filter(({ at }) => textOf(cells[at]) !== '')
    if (isEnd(cells, endWords)) {
      isBelowEnd = true
      return false
    }
    if (said.length === 0 || isHeaderAgain(cells, said)) return false
    return !isBelowEnd || (said.length > 1 && name !== undefined && readName(cells[name.at] ?? null).is === 'value')
  }
}

/** Totals and signatures: what stands first in the line says so, and it names nobody's number. */
function isEnd(cells: readonly Cell[], words: readonly string[]): boolean {
  const first = textOf(cells.find((cell) => textOf(cell) !== '')).replace(/\s/gu, '')
  return (
    words.some((word) => first === word || first.startsWith(`${word}:`)) &&
    !cells.some((cell) => /\d{15}/.test(textOf(cell)))
  )
}

/** Every cell says what its header says, or a part of it where the header takes two lines. */
const isHeaderAgain = (cells: readonly Cell[], said: readonly HeadedColumn[]): boolean =>
  said.length > 1 && said.every(({ at, header }) => plain(header).includes(plain(textOf(cells[at]))))
