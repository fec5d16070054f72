/** A cell of a CSV. One that a spreadsheet would run as a formula is kept as text by an apostrophe (OWASP, CSV injection). */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as a CSV with a byte-order mark, without which Excel reads Chinese as rubbish. */
export function csvOf<Row>(
  columns: { title: string; text?: (row: Row) => string | number | null }[],
  rows: Row[],
): Blob {
  const lines = [
    columns.map((column) => csvCell(column.title)),
    ...rows.map((row) => columns.map((column) => csvCell(column.text?.(row) ?? null))),
  ]
  return new Blob(['\ufeff', lines.map((line) => line.join(',')).join('\r\n')], { type: 'text/csv;charset=utf-8' })
}
