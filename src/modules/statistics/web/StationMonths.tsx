import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { useWord } from '#web/kit/words.ts'
import type { MonthAnswer } from './MonthPage.tsx'
import { words } from './words.ts'

type Station = MonthAnswer['stations'][number]

const look: Record<Station['state'], string> = {
  submitted: 'good',
  'submitted-late': 'warn',
  open: 'idle',
  late: 'bad',
}
// Who is late stands first.
const order: Station['state'][] = ['late', 'open', 'submitted-late', 'submitted']

/** Each station's month: in, late or still open, and how its records stand. */
export function StationMonths({ of }: { of: Station[] }) {
  const t = useWord(words)
  const { day, instant } = useFormats()
  return (
    <section className="card">
      <h2>{t('month.stations')}</h2>
      {of.length === 0 ? (
        <Nothing title={t('month.no-stations')} say={t('month.no-stations-say')} />
      ) : (
        <SortableTable
          caption={t('month.stations')}
          rows={of}
          rowKey={(station) => station.stationId}
          first={{ key: 'state', down: false }}
          columns={[
            {
              key: 'station',
              title: t('month.station'),
              by: (station) => station.stationName,
              show: (station) => <a href={`/desk/organisations/${station.stationId}`}>{station.stationName}</a>,
            },
            {
              key: 'state',
              title: t('months.state'),
              by: (station) => order.indexOf(station.state),
              show: (station) => (
                <>
                  <span className={`status ${look[station.state]}`}>{t(`month.${station.state}`)}</span>
                  {station.submittedAt && (
                    <span className="soft small">
                      {' '}
                      {t('month.submitted-by', { name: station.submittedBy ?? '', at: instant(station.submittedAt) })}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'operator',
              title: t('month.operator'),
              by: (station) => station.operatorName,
              show: (station) => station.operatorName,
            },
            {
              key: 'records',
              title: t('month.records'),
              end: true,
              by: (station) => station.records,
              show: (station) => formatCount(station.records),
            },
            {
              key: 'late-records',
              title: t('month.late-records'),
              end: true,
              by: (station) => station.lateRecords,
              show: (station) => formatCount(station.lateRecords),
            },
            {
              key: 'last-record',
              title: t('month.last-record'),
              by: (station) => station.lastRecordOn,
              show: (station) =>
                station.lastRecordOn ? (
                  <span className="number">{day(station.lastRecordOn)}</span>
                ) : (
                  <span className="status warn">{t('month.no-record')}</span>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}
