/** An official report as data: what is said, in which order. How it looks is the business of docx.ts, xlsx.ts and pdf.ts. */
export interface Report {
  title: string
  issuer: string
  /** The day under the signature, '2026-11-03'. */
  issuedOn: string
  /** As it is printed under the title: '2026年10月'. */
  period: string
  documentNumber?: string
  lead: string[]
  sections: Section[]
  /** What each figure counts (口径), printed after the sections and on a sheet of its own in Excel. */
  notes: Note[]
  /** The last words above the signature, which stay on its page: 特此证明…… */
  closing?: string
  /** How the report came about; printed small after the signature. */
  footer?: string
  /** Prints 演示数据 on every page and every sheet. */
  demonstration: boolean
  /** By which a reader can ask the system whether the paper is unchanged. */
  verifyCode?: string
  /** Where that is asked: printed as a QR code in the PDF. */
  verifyAt?: string
}

export interface Note {
  term: string
  text: string
}

/** Headings carry no number of their own: sections are numbered 一、二、 and their parts （一）（二）. */
export interface Section extends Part {
  parts?: Part[]
}

export interface Part {
  heading: string
  paragraphs: string[]
  table?: Table
  chart?: Chart
}

export interface Table {
  title: string
  columns: Column[]
  rows: Cell[][]
  /** The last row, printed bold. */
  totals?: Cell[]
  note?: string
}

/**
 * What a number is, and so how it is written: `count` whole; `rate` a share of one (0.963 → 96.3%); `minutes` whole minutes;
 * `money` fen, written in yuan; `change` relative (0.031 → +3.1%); `points` the difference of two rates (0.012 → +1.2个百分点).
 */
export type Figure = 'count' | 'decimal' | 'rate' | 'minutes' | 'money' | 'change' | 'points'

export interface Column {
  title: string
  kind: 'text' | Figure
  /** By default text stands left and figures right. */
  align?: 'left' | 'center' | 'right'
}

/** A number takes its column's kind unless it brings its own; null is "no figure", which is not zero. */
export type Cell = string | number | null | { value: number | null; kind: Figure }

/**
 * `bar` and `line` as they say; `pyramid` two series back to back, the first label lowest (two more series are the same of the year
 * before); `shares` each label a whole, the series its parts.
 */
export interface Chart {
  kind: 'bar' | 'line' | 'pyramid' | 'shares'
  title: string
  /** What the picture shows, in words: read by those who cannot see it, and printed under it. */
  sentence: string
  unit: string
  labels: string[]
  /** What is written behind the first series' figure at each label, such as how it moved; the bars then lie. */
  beside?: string[]
  /** None of the values is negative. The first series is the one that is spoken of; the others are drawn pale, for comparison. */
  series: { name: string; values: (number | null)[] }[]
}
