import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useMay } from '#web/client/me.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportHours, hours } from '../contract.ts'
import { useCodes } from './codes.ts'
import { Reverse } from './HoursActs.tsx'
import { words } from './words.ts'

type Line = OutputOf<typeof hours>['rows'][number]

/** The ledger of hours: every line, also those that take others back. */
export default function HoursPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const codes = useCodes()
  const { day } = useFormats()
  const [reversing, setReversing] = useState<Line>()
  const choices = (list: { code: string; name: { zh: string; en: string } }[] = []) =>
    list.map(({ code, name }) => ({ value: code, label: phrase(name) }))
  return (
    <>
      <PageHeader title={t('ledger')} />
      <Table
        name="training.hours"
        caption={t('ledger')}
        endpoint={hours}
        filters={[
          { key: 'from', label: t('hours.from'), kind: 'day' },
          { key: 'until', label: t('hours.until-day'), kind: 'day' },
          { key: 'category', label: t('hours.category'), choices: choices(codes.lists?.categories) },
          { key: 'source', label: t('hours.source'), choices: choices(codes.lists?.sources) },
        ]}
        empty={{ title: t('hours.empty'), say: t('hours.empty-say') }}
        exportBy={exportHours}
        mayExport={may('training:export')}
        rowKey={(row) => row.hoursId}
        rowTo={(row) => `/desk/people/${row.personId}#training`}
        columns={[
          { key: 'name', title: t('hours.person'), show: (row) => row.personName },
          { key: 'day', title: t('hours.day'), show: (row) => day(row.earnedOn), width: '9rem' },
          {
            key: 'what',
            title: t('hours.what'),
            show: (row) => (
              <>
                {row.title} {row.reversed && <span className="status idle small">{t('hours.reversed')}</span>}
                {row.reason && <span className="soft small">{t('hours.is-reversal', { reason: row.reason })}</span>}
              </>
            ),
            width: '16rem',
          },
          { key: 'amount', title: t('hours.amount'), end: true, show: (row) => codes.hours(row.minutes) },
          { key: 'category', title: t('hours.category'), show: (row) => codes.category(row.category) },
          { key: 'source', title: t('hours.source'), show: (row) => codes.source(row.source) },
          { key: 'unit', title: t('session.unit'), show: (row) => row.organisationName },
          { key: 'region', title: t('hours.region'), show: (row) => row.regionName, hidden: true },
          ...(may('training:correct')
            ? [
                {
                  key: 'acts',
                  title: t('session.acts'),
                  show: (row: Line) =>
                    !row.reverses &&
                    !row.reversed && (
                      <button type="button" className="button bare" onClick={() => setReversing(row)}>
                        {t('hours.reverse')}
                      </button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {reversing && (
        <Reverse
          hoursId={reversing.hoursId}
          title={`${reversing.personName} · ${reversing.title}`}
          onClose={() => setReversing(undefined)}
        />
      )}
    </>
  )
}
