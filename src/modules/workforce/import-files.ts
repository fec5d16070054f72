import { Readable } from 'node:stream'
import type { House } from '#kernel/house.ts'
import { readSheet } from '#kernel/documents/lists.ts'
import type { Place } from '#kernel/vault/vault.ts'
import type { Cell } from '#modules/workforce/domain/import/cell.ts'
import { csvReader } from '#modules/workforce/domain/import/csv.ts'

/** A sheet as it lies in the file store: in parts as the browser sent them, each sealed. It is opened piece by piece and never whole. */
export interface KeptFile {
  importId: string
  parts: number
  format: 'xlsx' | 'csv'
}

export interface ListRow {
  sheet: string
  /** As the spreadsheet counts, from 1. */
  number: number
  cells: Cell[]
}

const partKey = (importId: string, part: number): string => `imports/${importId}/${part}`
const partPlace = (importId: string, part: number): Place => ({
  table: 'workforce.list_import',
  column: `part ${part}`,
  rowId: importId,
})

export const keepPart = (house: House, importId: string, part: number, bytes: Buffer): Promise<void> =>
  house.files.put(partKey(importId, part), house.vault.seal(partPlace(importId, part), bytes.toString('base64')))

export async function dropParts(house: House, importId: string, parts: number): Promise<void> {
  for (let part = 0; part < parts; part++) await house.files.drop(partKey(importId, part))
}

/** The whole sheet as it was sent. */
export const sheetTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}

/** A part is not there: it was not sent, or the list was dropped. */
export class PartMissing extends Error {}

export async function* bytesOf(
  house: House,
  { importId, parts }: Pick<KeptFile, 'importId' | 'parts'>,
): AsyncGenerator<Buffer> {
  for (let part = 0; part < parts; part++) {
    const sealed = await house.files.get(partKey(importId, part))
    if (!sealed) throw new PartMissing(`part ${part} of ${parts} is missing`)
    yield Buffer.from(house.vault.open(partPlace(importId, part), sealed), 'base64')
  }
}

/** The rows of a kept sheet, one after the other; the sheets of a workbook are told before. Throws NotAWorkbook where it is none. */
export async function* rowsOf(
  house: House,
  file: KeptFile,
  tellSheets?: (names: string[]) => void,
): AsyncGenerator<ListRow> {
  if (file.format === 'csv') yield* csvRows(bytesOf(house, file))
  else
    for await (const { sheet, number, values } of readSheet(
      Readable.from(bytesOf(house, file), { objectMode: false, highWaterMark: 1 << 20 }),
      tellSheets,
    ))
      yield { sheet, number, cells: values }
}

async function* csvRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<ListRow> {
  const reader = csvReader()
  let decoder: TextDecoder | undefined
  let number = 0
  const numbered = (rows: string[][]) =>
    rows.flatMap((cells) => (number++, cells.some((cell) => cell.trim() !== '') ? [{ sheet: '', number, cells }] : []))
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(isUtf8(piece) ? 'utf-8' : 'gb18030')
    yield* numbered(reader.read(decoder.decode(piece, { stream: true })))
  }
  yield* numbered(reader.read(decoder?.decode() ?? ''))
  yield* numbered(reader.end())
}

/** Lists from older Excels are in the national encoding; the last bytes of a piece may be half a character. */
function isUtf8(piece: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(piece, { stream: true })
    return true
  } catch {
    return false
  }
}
