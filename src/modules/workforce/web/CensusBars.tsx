import { Change } from '#web/kit/Change.tsx'
import { formatCount } from '#web/kit/formats.ts'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words-census.ts'

export interface BarRow {
  code: string
  name: string
  count: number
  before: number | null
  /** Opens what the row names. */
  to?: string | undefined
}

interface Given {
  title: string
  sentence: string
  note?: string
  /** What the rows are. */
  first: string
  year: number
  rows: BarRow[]
}

/** A bar for each row, the year before pale beneath it, and by how much it moved. */
export function CensusBars({ title, sentence, note, first, year, rows }: Given) {
  const t = useWord(words)
  const most = Math.max(1, ...rows.flatMap(({ count, before }) => [count, before ?? 0]))
  const compared = rows.some(({ before }) => before !== null)
  const bar = (count: number, look: string) =>
    count > 0 && <span className={`census-bar ${look}`} style={{ width: `${(100 * count) / most}%` }} />
  return (
    <figure>
      <figcaption>
        <h3>{title}</h3>
        <p>{sentence}</p>
      </figcaption>
      {compared && (
        <p className="census-legend small" aria-hidden="true">
          <span className="census-swatch" /> {t('census.legend-now', { year })}
          <span className="census-swatch before" /> {t('census.legend-now', { year: year - 1 })}
        </p>
      )}
      <SortableTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.code}
        first={{ key: 'count', down: true }}
        columns={[
          {
            key: 'name',
            title: first,
            by: (row) => row.name,
            show: (row) => (row.to ? <a href={row.to}>{row.name}</a> : row.name),
          },
          {
            key: 'bar',
            title: '',
            className: 'census-bar-cell',
            show: (row) => (
              <span aria-hidden="true">
                {bar(row.count, '')}
                {bar(row.before ?? 0, 'before')}
              </span>
            ),
          },
          {
            key: 'count',
            title: t('census.people-unit'),
            end: true,
            by: (row) => row.count,
            show: (row) => formatCount(row.count),
          },
          ...(compared
            ? [
                {
                  key: 'before',
                  title: t('census.before'),
                  end: true,
                  by: (row: BarRow) => row.before,
                  show: (row: BarRow) => (row.before === null ? '—' : formatCount(row.before)),
                },
                {
                  key: 'change',
                  title: t('census.change'),
                  end: true,
                  by: (row: BarRow) => (row.before ? (row.count - row.before) / row.before : null),
                  show: (row: BarRow) => <Change now={row.count} before={row.before} />,
                },
              ]
            : []),
        ]}
      />
      {note && <p className="soft small">{note}</p>}
    </figure>
  )
}
