import { useMay } from '#web/client/me.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Table } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportFigure, openFigure } from '../contract.ts'
import type { Period } from './periods.ts'
import { words } from './words.ts'

interface Given {
  indicator: string
  region: string | undefined
  period: Period
  /** How many more rows lie outside the reader's rights. */
  hidden: number
}

/** The rows behind a figure as far as rights allow, each a way to its record. */
export function FigureRows({ indicator, region, period, hidden }: Given) {
  const t = useWord(words)
  const { day } = useFormats()
  const may = useMay()
  return (
    <section className="card">
      <h2>{t('figure.rows')}</h2>
      {hidden > 0 && <p className="panel">{t('figure.hidden', { n: formatCount(hidden) })}</p>}
      <Table
        key={`${indicator} ${region} ${period.from} ${period.until}`}
        name="statistics.figure-rows"
        caption={t('figure.rows')}
        endpoint={openFigure}
        exportBy={exportFigure}
        mayExport={may('services:export')}
        given={{ indicator, regionCode: region, ...period }}
        empty={{ title: t('figure.rows-empty'), say: t('figure.rows-empty-say') }}
        rowKey={(row) => row.id}
        rowTo={(row) => row.to ?? undefined}
        columns={[
          { key: 'label', title: t('figure.row'), show: (row) => row.label },
          { key: 'kind', title: t('figure.kind'), show: (row) => t(`figure.kind.${row.kind}`) },
          { key: 'on', title: t('figure.on'), show: (row) => row.on && <span className="number">{day(row.on)}</span> },
          { key: 'where', title: t('figure.where'), show: (row) => row.regionName },
          { key: 'detail', title: t('figure.detail'), show: (row) => row.detail, width: '12rem' },
        ]}
      />
    </section>
  )
}
