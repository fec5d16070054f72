import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Part, Report, Table } from '#kernel/documents/report.ts'
import { chartSvg } from '#kernel/documents/chart.ts'
import { alignOf, printed } from '#kernel/documents/figures.ts'
import { fit } from '#kernel/documents/fit.ts'
import { fontFolder } from '#kernel/documents/fonts.ts'
import { qrSvg } from '#kernel/documents/qr-code.ts'
import { numeral, officialDate, signature } from '#kernel/documents/signature.ts'

let compiler: NodeCompiler | undefined

/**
 * Any Typst source as a PDF. `data` is what the source reads by `json(bytes(sys.inputs.data))`; what people wrote belongs there and
 * never into the source, because in Typst a string cannot become code. Throws with Typst's own message when the source is wrong.
 */
export function pdfFrom(source: string, data: unknown): Uint8Array {
  // The workspace is all that a source may read from the disk.
  compiler ??= NodeCompiler.create({ workspace: fontFolder, fontArgs: [{ fontPaths: [fontFolder] }] })
  const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(data) } })
  if (!compiled.result) throw new Error(`Typst: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`)
  const pdf = compiler.pdf(compiled.result)
  // Typst remembers every layout it ever made; ten documents back is enough.
  compiler.evictCache(10)
  return pdf
}

/** A report as a PDF in the layout of an official paper. */
export const pdfReport = (report: Report): Uint8Array => pdfFrom(template(), forTypst(report))

let source: string | undefined
const template = () => (source ??= readFileSync(new URL('report.typ', import.meta.url), 'utf8'))

function forTypst(report: Report) {
  const [year, month, day] = report.issuedOn.split('-').map(Number)
  const date = officialDate(report.issuedOn)
  const counted = { tables: 0, charts: 0 }
  const partOf = (level: 1 | 2, number: string, part: Part) => ({
    level,
    heading: number + part.heading,
    paragraphs: part.paragraphs,
    table: part.table ? { ...tableOf(part.table), caption: `表${++counted.tables}　${part.table.title}` } : null,
    chart: part.chart
      ? {
          svg: chartSvg(part.chart),
          sentence: part.chart.sentence,
          caption: `图${++counted.charts}　${part.chart.title}`,
        }
      : null,
  })
  return {
    title: report.title,
    issuer: report.issuer,
    period: report.period,
    documentNumber: report.documentNumber ?? null,
    demonstration: report.demonstration,
    lead: report.lead,
    notes: report.notes,
    closing: report.closing ?? null,
    day: { year, month, day },
    date,
    signature: signature(report.issuer, date),
    notesHeading: `${numeral(report.sections.length + 1)}、指标口径`,
    parts: report.sections.flatMap((section, at) => [
      partOf(1, `${numeral(at + 1)}、`, section),
      ...(section.parts ?? []).map((part, index) => partOf(2, `（${numeral(index + 1)}）`, part)),
    ]),
    verifySvg: report.verifyAt ? qrSvg(report.verifyAt) : null,
    small: [report.footer, report.verifyCode && `校验码：${report.verifyCode}`].filter(Boolean),
  }
}

function tableOf(table: Table) {
  const { points, landscape, shares, headings } = fit(table.columns, [...table.rows, table.totals ?? []])
  const rowOf = (row: Table['rows'][number]) => table.columns.map((column, at) => printed(row[at] ?? null, column))
  return {
    points,
    landscape,
    shares,
    headings,
    aligns: table.columns.map(alignOf),
    rows: table.rows.map(rowOf),
    totals: table.totals ? rowOf(table.totals) : [],
    note: table.note ?? null,
  }
}
