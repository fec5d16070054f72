import type { Cell, Column, Figure } from '#kernel/documents/report.ts'

const grouped = (digits: number) =>
  new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  })
const signed = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
})
const whole = grouped(0)
const tenths = grouped(1)
const hundredths = grouped(2)

const written: Record<Figure, (value: number) => string> = {
  count: (value) => whole.format(value),
  decimal: (value) => hundredths.format(value),
  minutes: (value) => whole.format(value),
  rate: (value) => `${tenths.format(value * 100)}%`,
  money: (fen) => hundredths.format(fen / 100),
  change: (value) => `${signed.format(value * 100)}%`,
  points: (value) => `${signed.format(value * 100)}个百分点`,
}

/** Excel's own notation for each figure, so that the cell stays a number that can be summed. */
export const excelFormat: Record<Column['kind'], string> = {
  text: '@',
  count: '#,##0',
  decimal: '#,##0.00',
  minutes: '#,##0',
  rate: '0.0%',
  money: '#,##0.00',
  change: '+0.0%;-0.0%;0.0%',
  points: '+0.0"个百分点";-0.0"个百分点";0.0"个百分点"',
}

/** The kind of one cell, and its number where it has one. */
export function figureOf(cell: Cell, column: Column): { kind: Column['kind']; value: string | number | null } {
  if (cell !== null && typeof cell === 'object') return cell
  return { kind: typeof cell === 'string' ? 'text' : column.kind, value: cell }
}

/** A cell as it is printed; a missing figure is a dash, never a zero. */
export function printed(cell: Cell, column: Column): string {
  const { kind, value } = figureOf(cell, column)
  if (value === null) return '—'
  if (typeof value === 'string') return value
  return kind === 'text' ? String(value) : written[kind](value)
}

/** The number Excel keeps: yuan for fen, percentage points for a difference of rates, all else as it is. */
export function excelNumber(value: number, kind: Column['kind']): number {
  if (kind === 'money') return value / 100
  return kind === 'points' ? value * 100 : value
}

export const alignOf = (column: Column) => column.align ?? (column.kind === 'text' ? 'left' : 'right')
