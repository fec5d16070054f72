import type { Cell } from '#modules/workforce/domain/import/cell.ts'
import { plain, textOf } from '#modules/workforce/domain/import/cell.ts'
import { readName } from '#modules/workforce/domain/import/values.ts'

/** What a pack says of a column: its code, how its cells are read, and under which headers it comes. */
export interface KnownColumn {
  code: string
  kind: string
  words: readonly string[]
}

export interface GuessedColumn {
  /** From 0. */
  at: number
  header: string
  /** Null where nothing known stands under this header. */
  column: string | null
  /** How it was found: the header is a word of the list, holds one, or was said so by a person before. */
  how: 'word' | 'part' | 'remembered' | null
}

export interface GuessedHeader {
  /** The rows that the header takes, from 0, the second exclusive: people begin there. */
  from: number
  until: number
  columns: GuessedColumn[]
}

/** How far down a header is looked for: titles, notes and a merged line or two stand above it. Technical. */
const lookedAt = 15
/** Longer than that is a title or a note, not a header that holds a word. */
const longestHeader = 24

/** A header without its marks: 出生年月（如1990.05）* → 出生年月. */
export const headerText = (text: string): string => plain(text).replace(/[*:]+$|^[*]+/gu, '')
const withoutBrackets = (text: string): string => text.replace(/[([【〔][^)\]】〕]*[)\]】〕]/gu, '')

/** What stands under a header, by the words of the list and by what was said of it before. */
export function columnOf(
  header: string,
  known: readonly KnownColumn[],
  remembered: ReadonlyMap<string, string | null> = new Map(),
): Pick<GuessedColumn, 'column' | 'how'> {
  const text = headerText(header)
  if (text === '') return { column: null, how: null }
  const before = remembered.get(text)
  if (before !== undefined) return { column: before, how: 'remembered' }
  for (const one of new Set([text, withoutBrackets(text)])) {
    const exact = known.find(({ words }) => words.some((word) => headerText(word) === one))
    if (exact) return { column: exact.code, how: 'word' }
  }
  if (text.length > longestHeader) return { column: null, how: null }
  // The longest word that stands in it: 毕业院校名称 is a school, 取得证书时间（年月） no number of a certificate.
  const parts = known
    .flatMap(({ code, words }) => words.map((word) => ({ code, word: headerText(word) })))
    .filter(({ word }) => word.length > 1 && text.includes(word))
  const longest = parts.toSorted((a, b) => b.word.length - a.word.length)[0]
  return longest ? { column: longest.code, how: 'part' } : { column: null, how: null }
}

/**
 * Which rows are the header, and what stands under it. Titles above it are one cell in a merged line; a header of two lines has groups
 * above (学历 over 全日制 and 在职). Undefined where no row has at least a name and one thing more.
 */
export function guessHeader(
  rows: readonly (readonly Cell[])[],
  known: readonly KnownColumn[],
  remembered: ReadonlyMap<string, string | null> = new Map(),
): GuessedHeader | undefined {
  let best: (GuessedHeader & { score: number }) | undefined
  const lines = rows.slice(0, lookedAt + 1).map((row) => row.map(textOf))
  // All single lines first: a second one counts only where it makes more understood.
  for (const height of [1, 2]) {
    for (let at = 0; at + height <= lines.length && at < lookedAt; at++) {
      if (height === 2 && (isTitle(lines[at]!) || !isHeaderLike(lines[at + 1]!, known))) continue
      // A list that is printed page by page has its header again further down: who stands above it is no title.
      if (best && at > best.from && peopleBetween(rows, best, at, known)) break
      const columns = assign(headersOf(lines.slice(at, at + height)), known, remembered)
      const score = scoreOf(columns)
      if (score > (best?.score ?? 0)) best = { from: at, until: at + height, columns, score }
    }
  }
  if (!best) return undefined
  const { score: _score, ...header } = best
  return header
}

/** Does anybody stand between a header that was found and a line below it: a name, and something more under another word? */
function peopleBetween(
  rows: readonly (readonly Cell[])[],
  { until, columns }: GuessedHeader,
  at: number,
  known: readonly KnownColumn[],
): boolean {
  const name = columns.find(({ column }) => column === 'name')?.at
  if (name === undefined) return false
  const isSaid = (cell: Cell | undefined) => textOf(cell) !== ''
  return rows
    .slice(until, at)
    .some(
      (cells) =>
        readName(cells[name] ?? null).is === 'value' &&
        columnOf(textOf(cells[name]), known).column === null &&
        columns.some((one) => one.column !== null && one.at > name && isSaid(cells[one.at])),
    )
}

/** The header of given rows, as a person chose them. */
export const headerAt = (
  rows: readonly (readonly Cell[])[],
  from: number,
  until: number,
  known: readonly KnownColumn[],
  remembered: ReadonlyMap<string, string | null>,
): GuessedHeader => ({
  from,
  until,
  columns: assign(headersOf(rows.slice(from, until).map((row) => row.map(textOf))), known, remembered),
})

/** The words over each column: a group goes on to the right over what stands below it, and a lone word is its own. */
function headersOf(lines: string[][]): string[] {
  const width = Math.max(...lines.map((line) => line.length))
  const [upper, lower] = lines as [string[], string[] | undefined]
  if (!lower) return Array.from({ length: width }, (_, at) => upper[at] ?? '')
  let group = ''
  return Array.from({ length: width }, (_, at) => {
    const [above = '', below = ''] = [upper[at], lower[at]]
    if (above !== '') group = above
    // Merged through both lines, a header may be filled into both.
    if (below === '' || below === above) return above
    // One space parts the two, and none stands in either: a word of two characters is spread to the width of others.
    return [group, below].map((word) => word.replace(/ /gu, '')).join(group === '' ? '' : ' ')
  })
}

/** Each column of the list at most once: who is named by its word comes before who only holds one. */
function assign(
  headers: string[],
  known: readonly KnownColumn[],
  remembered: ReadonlyMap<string, string | null>,
): GuessedColumn[] {
  const found = headers.map((header, at) => ({ at, header, ...bestOf(header, known, remembered) }))
  const taken = new Map<string, number>()
  for (const how of ['remembered', 'word', 'part'] as const)
    for (const one of found) if (one.how === how && one.column && !taken.has(one.column)) taken.set(one.column, one.at)
  return found.map((one) =>
    one.column && taken.get(one.column) !== one.at ? { ...one, column: null, how: null } : one,
  )
}

/**
 * Under a group, the lower word may be the column (基本情况 姓名, and 学位 of 学历), or only the two together (学历 全日制); 编号 of 证书 is
 * not the number of the line.
 */
function bestOf(
  header: string,
  known: readonly KnownColumn[],
  remembered: ReadonlyMap<string, string | null>,
): Pick<GuessedColumn, 'column' | 'how'> {
  const whole = columnOf(header, known, remembered)
  if (whole.how === 'remembered' || !header.includes(' ')) return whole
  const last = columnOf(header.slice(header.indexOf(' ') + 1), known, remembered)
  const isLeftOut = known.some(({ code, kind }) => code === last.column && kind === 'left-out')
  return last.how !== 'word' || (whole.how === 'word' && isLeftOut) ? whole : last
}

function scoreOf(columns: GuessedColumn[]): number {
  const found = columns.filter(({ column }) => column !== null)
  if (found.length < 2 || !found.some(({ column }) => column === 'name' || column === 'identity-number')) return 0
  return found.reduce((sum, { how }) => sum + (how === 'part' ? 1 : 3), 0)
}

/** One thing said over the whole line is the list's title, and no group of columns. */
const isTitle = (line: string[]): boolean => new Set(line.filter((text) => text !== '')).size < 2

/** A second line of headers: words, no numbers of people. */
const isHeaderLike = (line: string[], known: readonly KnownColumn[]): boolean =>
  !line.some((text) => /\d{6}/.test(text)) && line.filter((text) => columnOf(text, known).how === 'word').length > 0
