import { setImmediate as breathe } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type { Column } from '#kernel/documents/report.ts'
import { cellText } from '#kernel/documents/excel-cell.ts'
import { alignOf, excelFormat, excelNumber } from '#kernel/documents/figures.ts'
import { halves } from '#kernel/documents/fit.ts'
import { headStyle, sheetName, widthOf } from '#kernel/documents/xlsx.ts'

/** Excel holds 1,048,576 rows a sheet; a longer list goes on in the next. */
const ROWS_A_SHEET = 1_000_000

/** A row of a list: text, a number of its column's kind, or nothing. */
export type ListRow = (string | number | null)[]

export interface ListLook {
  /** The name of the sheet. */
  title: string
  demonstration?: boolean
  /** Lines over the table, the first of them its title: of what, of when, by whom, by which rule. */
  above?: string[]
  /** The last row, printed bold. */
  totals?: ListRow
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
  sheet ??= open(book, columns, [], look, 1)
  if (look.totals) {
    const row = sheet.addRow(columns.map((column, at) => valueOf(look.totals?.[at] ?? null, column)))
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.font = { name: '等线', size: 11, bold: true }
      cell.border = { top: { style: 'thin' } }
    })
    row.commit()
  }
  sheet.commit()
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
  const above = look.above ?? []
  const headRow = above.length + 1
  const sheet = book.addWorksheet(
    sheetName(`${sheetName(look.title).slice(0, 20)}${mark}${number > 1 ? number : ''}`),
    {
      views: [{ state: 'frozen', xSplit: 1, ySplit: headRow }],
      pageSetup: {
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: `${headRow}:${headRow}`,
      },
    },
  )
  sheet.columns = columns.map((column, at) => ({
    width: widthOf(
      [column.title],
      column,
      [...sample, look.totals ?? []].map((cells) => cells[at] ?? null),
    ),
    style: { numFmt: excelFormat[column.kind], alignment: { horizontal: alignOf(column) } },
  }))
  above.forEach((words, at) => overTable(sheet, columns.length, words, at === 0))
  const head = sheet.addRow(columns.map((column) => cellText(column.title)))
  head.eachCell((cell) => Object.assign(cell, { style: headStyle }))
  head.commit()
  return sheet
}

/** A line over the table, as wide as the table and as high as it takes. */
function overTable(sheet: ExcelJS.Worksheet, columns: number, words: string, isTitle: boolean) {
  const row = sheet.addRow([cellText(words)])
  const cell = row.getCell(1)
  const size = isTitle ? 14 : 10
  cell.style = {
    font: { name: '等线', size, bold: isTitle, ...(!isTitle && { color: { argb: 'FF4B5563' } }) },
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
  }
  const room = sheet.columns.reduce((sum, { width = 0 }) => sum + width, 0) * (11 / size)
  row.height = size * 1.6 * Math.max(1, Math.ceil(halves(words) / room))
  if (columns > 1) sheet.mergeCells(row.number, 1, row.number, columns)
  row.commit()
}

function valueOf(value: string | number | null, column: Column): string | number | null {
  if (typeof value === 'number') return excelNumber(value, column.kind)
  return value === null ? null : cellText(value)
}
