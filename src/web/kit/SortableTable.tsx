import { useState } from 'react'
import type { ReactNode } from 'react'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

export interface SortableColumn<Row> {
  key: string
  title: string
  show: (row: Row) => ReactNode
  /** What it is sorted by; a column without it is not sorted. */
  by?: (row: Row) => string | number | null
  end?: boolean
  className?: string
}

interface Given<Row> {
  caption: string
  rows: Row[]
  columns: SortableColumn<Row>[]
  rowKey: (row: Row) => string
  first?: { key: string; down: boolean }
}

/** A short table that is all here: under a chart, in a panel. The first column names the row. */
export function SortableTable<Row>({ caption, rows, columns, rowKey, first }: Given<Row>) {
  const t = useWord(kitWords)
  const [order, setOrder] = useState(first)
  const by = columns.find((column) => column.key === order?.key)?.by
  const sorted = by ? [...rows].sort((a, b) => (order?.down ? -1 : 1) * compare(by(a), by(b))) : rows
  return (
    <div className="sideways">
      <table className="plain-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const down = order?.key === column.key ? order.down : undefined
              return (
                <th
                  key={column.key}
                  scope="col"
                  className={column.end ? 'end' : ''}
                  aria-sort={down === undefined ? undefined : down ? 'descending' : 'ascending'}
                >
                  {column.by ? (
                    <button
                      type="button"
                      className="sort"
                      title={t('table.sort', { column: column.title })}
                      onClick={() => setOrder({ key: column.key, down: !(down ?? false) })}
                    >
                      {column.title} <span aria-hidden="true">{down === undefined ? '↕' : down ? '↓' : '↑'}</span>
                    </button>
                  ) : (
                    column.title
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" style={{ fontWeight: 400 }}>
                    {column.show(row)}
                  </th>
                ) : (
                  <td key={column.key} className={`${column.end ? 'end number ' : ''}${column.className ?? ''}`}>
                    {column.show(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What is not known comes last whichever way round is small. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN')
}
