import { setImmediate as breathe } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type { Column } from '#kernel/documents/report.ts'
import { cellText } from '#kernel/documents/excel-cell.ts'
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
