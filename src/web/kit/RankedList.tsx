import type { ReactNode } from 'react'
import { Count } from './Count.tsx'
import { formatShare } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { SortableTable } from './SortableTable.tsx'
import { useWord } from './words.ts'

export interface RankedRow {
  key: string
  name: string
  value: number | null
  /** Opens the part. */
  to?: string | undefined
  note?: ReactNode
}

interface Given {
  title: string
  /** One sentence that says what the list shows. */
  sentence?: string | undefined
  rows: RankedRow[]
  unit: string
  share?: boolean
}

/** The parts of a branch in their order, a bar in each row: a map that can be read. */
export function RankedList({ title, sentence, rows, unit, share = false }: Given) {
  const t = useWord(kitWords)
  const most = Math.max(1e-9, ...rows.map((row) => row.value ?? 0))
  return (
    <figure style={{ margin: 0 }}>
      <figcaption>
        <h2>{title}</h2>
        {sentence && <p>{sentence}</p>}
      </figcaption>
      <SortableTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.key}
        first={{ key: 'value', down: true }}
        columns={[
          {
            key: 'name',
            title: t('part'),
            by: (row) => row.name,
            show: (row) => (row.to ? <a href={row.to}>{row.name}</a> : row.name),
          },
          {
            key: 'value',
            title: unit,
            end: true,
            by: (row) => row.value,
            show: (row) =>
              share ? (
                <span className="number">{row.value === null ? '—' : formatShare(row.value)}</span>
              ) : (
                <Count of={row.value} />
              ),
          },
          {
            key: 'bar',
            title: '',
            className: 'bar-cell',
            // Nothing is drawn for nothing: the least bar that can be seen would say some.
            show: ({ value }) =>
              value !== null &&
              value > 0 && <span className="bar" aria-hidden="true" style={{ width: `${(100 * value) / most}%` }} />,
          },
          ...(rows.some((row) => row.note) ? [{ key: 'note', title: '', show: (row: RankedRow) => row.note }] : []),
        ]}
      />
    </figure>
  )
}
