import { Readable } from 'node:stream'
import { NotAWorkbook, readSheet } from '#kernel/documents/lists.ts'
import { refuseNow } from '#kernel/refusal.ts'

/** A table that someone sent, Excel or CSV: its rows under the columns that were looked for. */

export interface GivenRow<Key extends string> {
  /** As Excel counts, from 1. */
  number: number
  cells: Record<Key, string>
}

type Cell = string | number | boolean | null

/** Reads the rows; a column is found by any of its names. Leaves with a refusal where there is no table or a needed column is missing. */
export async function readTable<Key extends string>(
  body: Buffer | null,
  columns: Record<Key, readonly string[]>,
  needed: readonly NoInfer<Key>[],
): Promise<GivenRow<Key>[]> {
  const lines = await linesOf(body)
  const keys = Object.keys(columns) as Key[]
  const plain = (cell: Cell) =>
    String(cell ?? '')
      .normalize('NFKC')
      .replace(/\s/g, '')
  const placesIn = (values: Cell[]) =>
    new Map(
      keys.flatMap((key) => {
        const at = values.findIndex((value) => columns[key].some((name) => plain(value) === plain(name)))
        return at < 0 ? [] : [[key, at] as const]
      }),
    )
  // A title may stand above the head: the head is the first of the first lines that names the most columns.
  const heads = lines.slice(0, 10).map(({ values }) => placesIn(values))
  const most = Math.max(0, ...heads.map((places) => places.size))
  const at = heads.findIndex((places) => places.size === most && most > 0)
  const places = heads[at]
  const missing = needed.filter((key) => !places?.has(key))
  if (!places || missing.length > 0)
    return refuseNow('certificates/columns-missing', {
      columns: (missing.length > 0 ? missing : needed).map((key) => columns[key][0]).join('、'),
    })
  return lines.slice(at + 1).flatMap(({ number, values }) => {
    const cells = Object.fromEntries(
      keys.map((key) => [key, String(values[places.get(key) ?? -1] ?? '').trim()]),
    ) as Record<Key, string>
    return Object.values(cells).some((cell) => cell !== '') ? [{ number, cells }] : []
  })
}

async function linesOf(body: Buffer | null): Promise<{ number: number; values: Cell[] }[]> {
  if (!body || body.length === 0) return refuseNow('certificates/file-unreadable')
  if (body.subarray(0, 2).toString('latin1') !== 'PK') return csvOf(body)
  try {
    const lines: { number: number; values: Cell[]; sheet: string }[] = []
    for await (const row of readSheet(Readable.from([body]))) lines.push(row)
    // The first sheet is the table; what follows explains it.
    return lines.filter((line) => line.sheet === lines[0]!.sheet)
  } catch (error) {
    if (error instanceof NotAWorkbook) return refuseNow('certificates/file-unreadable')
    throw error
  }
}

function csvOf(body: Buffer): { number: number; values: Cell[] }[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    // What an office's Excel writes as CSV.
    text = new TextDecoder('gb18030').decode(body)
  }
  if (text.includes('\0')) return refuseNow('certificates/file-unreadable')
  return text.split(/\r?\n/).flatMap((line, at) => (line.trim() ? [{ number: at + 1, values: cellsOf(line) }] : []))
}

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|[,\t])(?:"((?:[^"]|"")*)"|([^,\t]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll('""', '"').trim(),
  )
