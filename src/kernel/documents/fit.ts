import type { Cell, Column } from '#kernel/documents/report.ts'
import { printed } from '#kernel/documents/figures.ts'

const WIDE =
  /[%\u1100-\u115F\u2014\u2018-\u201D\u2026\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u

/** The width of a text in halves of a Chinese character. */
export function halves(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}

export interface Fit {
  /** Type size of the table in points: 五号, or 小五 where 五号 would be too wide. */
  points: number
  landscape: boolean
  /** The lines of each column's heading. */
  headings: string[][]
  /** Part of the table's width for each column, together 1. */
  shares: number[]
}

/** Printed width of a page in points: 156 mm upright, 225 mm across. */
const UPRIGHT = 442
const ACROSS = 638

// In the order of preference; the last is taken when even that is too narrow, and long cells then wrap.
const WAYS = [
  { points: 10.5, landscape: false, headingLines: 1, textHalves: 32 },
  { points: 10.5, landscape: false, headingLines: 2, textHalves: 32 },
  { points: 9, landscape: false, headingLines: 2, textHalves: 32 },
  { points: 9, landscape: false, headingLines: 2, textHalves: 18 },
  { points: 9, landscape: true, headingLines: 2, textHalves: 32 },
  { points: 7.5, landscape: true, headingLines: 2, textHalves: 18 },
]

/** How a table finds room on the page: first by headings in two lines, then by smaller type, then by wrapping text, then by turning the page. */
export function fit(columns: Column[], rows: Cell[][]): Fit {
  const bodies = columns.map((column, at) =>
    bodyWidth(
      column,
      rows.map((row) => row[at] ?? null),
    ),
  )
  const cap = (at: number, most: number) =>
    columns[at]?.kind === 'text' ? Math.min(bodies[at] ?? 0, most + 2) : (bodies[at] ?? 0)
  const tries = WAYS.map((way) => {
    const headings = columns.map((column) => (way.headingLines === 1 ? [column.title] : halved(column.title)))
    const widths = columns.map((_, at) =>
      Math.max(cap(at, way.textHalves), ...(headings[at] ?? []).map((line) => halves(line) + 2)),
    )
    const total = widths.reduce((sum, width) => sum + width, 0)
    const fits = (total * way.points) / 2 <= (way.landscape ? ACROSS : UPRIGHT)
    return {
      fits,
      points: way.points,
      landscape: way.landscape,
      headings,
      shares: widths.map((width) => width / total),
    }
  })
  const { fits: _, ...chosen } = tries.find((one) => one.fits) ?? tries.at(-1)! // WAYS is not empty
  return chosen
}

/** Body cells on one line with a little air. */
function bodyWidth(column: Column, cells: Cell[]): number {
  const widest = Math.max(...cells.map((cell) => halves(printed(cell, column))), 2)
  return widest + (column.kind === 'text' ? 2 : 3)
}

/** A heading in two even lines, broken before its bracket where it has one: 服务时长/（分钟）, 服务/人次. */
function halved(title: string): string[] {
  const characters = [...title]
  if (characters.length < 4) return [title]
  const bracket = characters.findIndex((character) => character === '（' || character === '(')
  const at = bracket > 0 ? bracket : Math.ceil(characters.length / 2)
  return [characters.slice(0, at).join(''), characters.slice(at).join('')]
}
