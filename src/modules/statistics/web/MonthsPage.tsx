import { useAnswer } from '#web/client/answers.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { months } from '../contract.ts'
import { monthTo } from './addresses.ts'
import { MonthState } from './MonthState.tsx'
import { words } from './words.ts'

/** Every month with its state: what is still running, what waits for the seal, what was adjusted since. */
export default function MonthsPage() {
  const t = useWord(words)
  const format = useFormats()
  const [query] = useQueryWords()
  const region = query['region']
  const asked = useAnswer(months, { regionCode: region })
  return (
    <>
      <PageHeader title={t('months')} />
      <Waiting for={asked} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing title={t('months.empty')} say={t('months.empty-say')} />
          ) : (
            <section className="card">
              <SortableTable
                caption={t('months')}
                rows={rows}
                rowKey={(row) => row.month}
                first={{ key: 'month', down: true }}
                columns={[
                  {
                    key: 'month',
                    title: t('month-of'),
                    by: (row) => row.month,
                    show: (row) => (
                      <a className="number" href={monthTo(row.month, region)}>
                        {format.month(row.month)}
                      </a>
                    ),
                  },
                  {
                    key: 'state',
                    title: t('months.state'),
                    by: (row) => row.state,
                    show: (row) => <MonthState of={row.state} />,
                  },
                  {
                    key: 'submitted',
                    title: t('months.submitted'),
                    end: true,
                    by: (row) => row.submitted,
                    show: (row) => t('months.of', { n: formatCount(row.submitted), whole: formatCount(row.stations) }),
                  },
                  {
                    key: 'late',
                    title: t('months.late'),
                    end: true,
                    by: (row) => row.late,
                    show: (row) =>
                      row.late > 0 ? <span className="status bad">{formatCount(row.late)}</span> : formatCount(0),
                  },
                  {
                    key: 'adjustments',
                    title: t('months.adjustments'),
                    end: true,
                    by: (row) => row.adjustments,
                    show: (row) => formatCount(row.adjustments),
                  },
                  {
                    key: 'sealedAt',
                    title: t('months.sealed-at'),
                    by: (row) => row.sealedAt,
                    show: (row) => row.sealedAt && <span className="number">{format.instant(row.sealedAt)}</span>,
                  },
                ]}
              />
            </section>
          )
        }
      </Waiting>
    </>
  )
}
