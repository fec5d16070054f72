import { setImmediate as breathe } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type { Column } from '#kernel/documents/report.ts'
import { cellText, writtenText } from '#kernel/documents/excel-cell.ts'
import { alignOf, excelFormat, excelNumber } from '#kernel/documents/figures.ts'
import { headStyle, sheetName, widthOf } from '#kernel/documents/xlsx.ts'

/** Excel holds 1,048,576 rows a sheet; a longer list goes on in the next. */
const ROWS_A_SHEET = 1_000_000

/** A row of a list: text, a number of its column's kind, or nothing. */
export type ListRow = (string | number | null)[]

export interface ListLook {
  /** The name of the sheet. */
  title: string
  demonstration?: boolean
}

/** Writes a list of any length to an Excel file; memory stays the same however long it is. */
export async function writeList(
  path: string,
  columns: Column[],
  batches: AsyncIterable<ListRow[]>,
  look: ListLook,
): Promise<number> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false })
  let sheet: ExcelJS.Worksheet | undefined
  let rows = 0
  for await (const batch of batches) {
    for (const cells of batch) {
      if (rows % ROWS_A_SHEET === 0) {
        sheet?.commit()
        sheet = open(book, columns, batch, look, rows / ROWS_A_SHEET + 1)
      }
      sheet?.addRow(columns.map((column, at) => valueOf(cells[at] ?? null, column))).commit()
      rows++
    }
    // exceljs never says "wait": the packer behind it gets its turn here, or the whole list would pile up in memory.
    await breathe()
  }
  ;(sheet ?? open(book, columns, [], look, 1)).commit()
  await book.commit()
  return rows
}

function open(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  columns: Column[],
  sample: ListRow[],
  look: ListLook,
  number: number,
) {
  const mark = look.demonstration ? '（演示数据）' : ''
  const sheet = book.addWorksheet(
    sheetName(`${sheetName(look.title).slice(0, 20)}${mark}${number > 1 ? number : ''}`),
    {
      views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    },
  )
  sheet.columns = columns.map((column, at) => ({
    width: widthOf(
      [column.title],
      column,
      sample.map((cells) => cells[at] ?? null),
    ),
    style: { numFmt: excelFormat[column.kind], alignment: { horizontal: alignOf(column) } },
  }))
  const head = sheet.addRow(columns.map((column) => cellText(column.title)))
  head.eachCell((cell) => Object.assign(cell, { style: headStyle }))
  head.commit()
  return sheet
}

function valueOf(value: string | number | null, column: Column): string | number | null {
  if (typeof value === 'number') return excelNumber(value, column.kind)
  return value === null ? null : cellText(value)
}

export interface SheetRow {
  sheet: string
  /** As Excel counts, from 1; empty rows are left out. */
  number: number
  values: (string | number | boolean | null)[]
}

/** Reads an Excel file row by row, all its sheets; days come as '2026-03-07', formulas as their last result. Throws when it is no workbook. */
export async function* readList(path: string): AsyncGenerator<SheetRow> {
  const book = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  })
  let sheets = 0
  for await (const sheet of book) {
    sheets++
    for await (const row of sheet) {
      // exceljs leaves place 0 of `values` empty, and holes where a cell is missing.
      const values = Array.from({ length: row.cellCount }, (_, at) => plain(row.getCell(at + 1).value))
      // `name` is there at run time and missing in exceljs' types of the streaming reader.
      yield { sheet: (sheet as unknown as { name: string }).name, number: row.number, values }
    }
  }
  if (sheets === 0) throw new Error('no sheet in the file')
}

function plain(value: ExcelJS.CellValue): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return writtenText(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Date)
    return value
      .toISOString()
      .slice(0, value.getUTCHours() + value.getUTCMinutes() === 0 ? 10 : 16)
      .replace('T', ' ')
  if ('richText' in value) return value.richText.map((run) => run.text).join('')
  if ('hyperlink' in value) return plain(value.text)
  if ('error' in value) return value.error
  return 'result' in value ? plain(value.result) : null
}
