import ExcelJS from 'exceljs'
import type { Cell, Chart, Column, Part, Report, Table } from '#kernel/documents/report.ts'
import { chartPicture } from '#kernel/documents/chart-picture.ts'
import { cellText } from '#kernel/documents/excel-cell.ts'
import { alignOf, excelFormat, excelNumber, figureOf, printed } from '#kernel/documents/figures.ts'
import { fit, halves } from '#kernel/documents/fit.ts'
import { officialDate } from '#kernel/documents/signature.ts'

/** The two lines above each table: its title, and period, issuer and mark. */
const ABOVE = 2

export const headStyle: Partial<ExcelJS.Style> = {
  font: { bold: true, name: '等线', size: 11 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F4F7' } },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
}
const thin = { style: 'thin', color: { argb: 'FF9AA3AE' } } as const
const boxed = { top: thin, bottom: thin, left: thin, right: thin }

/** A report as an Excel workbook: a sheet for each table and chart, and one with the definitions. */
export async function xlsxOf(report: Report): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.creator = report.issuer
  book.title = report.title
  book.created = new Date(`${report.issuedOn}T00:00:00Z`)
  const parts: Part[] = report.sections.flatMap((section) => [section, ...(section.parts ?? [])])
  parts.flatMap((part) => part.table ?? []).forEach((table, at) => tableSheet(book, report, table, `表${at + 1}`))
  parts.flatMap((part) => part.chart ?? []).forEach((chart, at) => chartSheet(book, report, chart, `图${at + 1}`))
  notesSheet(book, report)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function tableSheet(book: ExcelJS.Workbook, report: Report, table: Table, number: string): ExcelJS.Worksheet {
  const all = table.totals ? [...table.rows, table.totals] : table.rows
  const room = fit(table.columns, all)
  const sheet = book.addWorksheet(sheetName(`${number} ${table.title}`), {
    views: [{ state: 'frozen', xSplit: 1, ySplit: ABOVE + 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: room.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${ABOVE + 1}:${ABOVE + 1}`,
    },
    headerFooter: printedMarks(report),
  })
  sheet.columns = table.columns.map((column, at) => ({
    width: widthOf(
      room.headings[at] ?? [],
      column,
      all.map((row) => row[at] ?? null),
    ),
  }))
  heading(sheet, report, `${number}　${table.title}`)
  const head = sheet.addRow(room.headings.map((lines) => cellText(lines.join('\n'))))
  head.height = 32
  head.eachCell((cell) => Object.assign(cell, { style: { ...headStyle, border: boxed } }))
  for (const cells of all) {
    const row = sheet.addRow([])
    table.columns.forEach((column, at) => {
      const cell = row.getCell(at + 1)
      put(cell, cells[at] ?? null, column)
      cell.border = boxed
      cell.font = { name: '等线', size: 11, bold: cells === table.totals }
    })
  }
  if (table.note) {
    sheet.addRow([])
    sheet.addRow([cellText(`注：${table.note}`)])
  }
  return sheet
}

/** The numbers of a chart in a table, and the picture beneath it. */
function chartSheet(book: ExcelJS.Workbook, report: Report, chart: Chart, number: string) {
  const table: Table = {
    title: chart.title,
    columns: [
      { title: '项目', kind: 'text' },
      ...chart.series.map(({ name }): Column => ({ title: `${name}（${chart.unit}）`, kind: 'count' })),
    ],
    rows: chart.labels.map((label, at) => [label, ...chart.series.map((series) => series.values[at] ?? null)]),
    note: chart.sentence,
  }
  const sheet = tableSheet(book, report, table, number)
  const picture = chartPicture(chart)
  // A view of the bytes: exceljs asks for the Buffer of its own older types.
  const buffer = Buffer.from(picture.png) as unknown as ExcelJS.Buffer
  const image = book.addImage({ buffer, extension: 'png' })
  sheet.addImage(image, {
    tl: { col: 0, row: sheet.rowCount + 1 },
    ext: { width: picture.width, height: picture.height },
  })
}

const printedMarks = (report: Report) => ({
  oddFooter: '&C— &P —',
  ...(report.demonstration && { oddHeader: '&C演示数据' }),
})

function notesSheet(book: ExcelJS.Workbook, report: Report) {
  const sheet = book.addWorksheet('口径', {
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: printedMarks(report),
  })
  sheet.columns = [{ width: 26 }, { width: 90 }]
  heading(sheet, report, '指标口径')
  sheet.addRow(['指标', '口径']).eachCell((cell) => Object.assign(cell, { style: { ...headStyle, border: boxed } }))
  for (const note of report.notes) {
    sheet.addRow([cellText(note.term), cellText(note.text)]).eachCell((cell) => {
      cell.border = boxed
      cell.alignment = { vertical: 'top', wrapText: true }
    })
  }
  const small = [
    report.footer,
    report.documentNumber && `文号：${report.documentNumber}`,
    report.verifyCode && `校验码：${report.verifyCode}`,
  ]
  sheet.addRow([])
  for (const words of small) if (words) sheet.addRow([cellText(words)])
}

function heading(sheet: ExcelJS.Worksheet, report: Report, title: string) {
  const row = sheet.addRow([cellText(title)])
  row.font = { name: '等线', size: 14, bold: true }
  row.height = 24
  const source = [report.title, report.period, report.issuer, officialDate(report.issuedOn)].join('　')
  const below = sheet.addRow([cellText(report.demonstration ? `演示数据　${source}` : source)])
  below.font = { name: '等线', size: 10, color: { argb: report.demonstration ? 'FFB42318' : 'FF6B7280' } }
}

/** Figures stay numbers with a format; text is marked as text, so that editing it never makes a formula. */
function put(target: ExcelJS.Cell, cell: Cell, column: Column) {
  const { kind, value } = figureOf(cell, column)
  target.alignment = { horizontal: alignOf(column), vertical: 'middle', wrapText: kind === 'text' }
  if (typeof value === 'number') {
    target.value = excelNumber(value, kind)
    if (kind !== 'text') target.numFmt = excelFormat[kind]
    return
  }
  target.value = value === null ? '—' : cellText(value)
  if (kind === 'text') target.numFmt = excelFormat.text
}

/** Excel's width counts digits of the usual size, so a Chinese character takes two. */
export function widthOf(headings: string[], column: Column, cells: Cell[]): number {
  const texts = [...headings, ...cells.map((cell) => printed(cell, column))]
  return Math.min(Math.max(...texts.map(halves), 6), 44) + 3
}

/** At most 31 characters and none that Excel forbids in the name of a sheet. */
export const sheetName = (name: string) =>
  name
    .replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ')
    .slice(0, 31)
    .trim() || '表'
