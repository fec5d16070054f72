import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useMay } from '#web/client/me.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useOrganisationFilter, useRegionFilter } from '#web/kit/place-filters.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { entries, exportEntries } from '../contract.ts'
import { useCodes } from './codes.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { LineMarks, Served } from './Record.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

type Line = OutputOf<typeof entries>['rows'][number]

/** The ledger of service: every line, also those that take others back. */
export default function EntriesPage() {
  const t = useWord(words)
  const d = useWord(deskWords)
  const may = useMay()
  const { day } = useFormats()
  const { name } = useCodes()
  const [correcting, setCorrecting] = useState<Line>()
  return (
    <>
      <PageHeader title={t('entries')} note={<p className="small soft">{d('entries.say')}</p>} />
      <Table
        name="volunteers.entries"
        caption={t('entries')}
        endpoint={entries}
        filters={[
          { key: 'from', label: t('from'), kind: 'day' },
          { key: 'until', label: t('until'), kind: 'day' },
          useRegionFilter(t('region')),
          useOrganisationFilter(t('line.recorded')),
        ]}
        empty={{ title: t('mine.lines-none'), say: d('entries.empty-say') }}
        exportBy={exportEntries}
        mayExport={may('volunteers:export')}
        rowKey={(row) => row.entryId}
        rowTo={(row) => `/desk/volunteers/activities/${row.activityId}`}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.volunteerName },
          { key: 'number', title: t('number'), show: (row) => <span className="number">{row.volunteerNumber}</span> },
          { key: 'day', title: t('day'), show: (row) => <span className="number">{day(row.servedOn)}</span> },
          {
            key: 'what',
            title: t('content'),
            width: '16rem',
            show: (row) => (
              <>
                <strong>{row.activityTitle}</strong> <span className="soft">{row.content}</span> <LineMarks of={row} />
              </>
            ),
          },
          { key: 'hours', title: t('hours'), end: true, show: (row) => <Served of={row.minutes} /> },
          {
            key: 'quality',
            title: t('quality'),
            show: (row) => row.quality && !row.reverses && name('qualities', row.quality),
          },
          { key: 'recorded', title: t('line.recorded'), show: (row) => row.organisationName },
          { key: 'region', title: t('region'), show: (row) => row.regionName, hidden: true },
          ...(may('volunteers:manage')
            ? [
                {
                  key: 'acts',
                  title: t('acts'),
                  show: (row: Line) =>
                    !row.reverses &&
                    !row.reversed && (
                      <button type="button" className="button bare" onClick={() => setCorrecting(row)}>
                        {d('correct.do')}
                      </button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {correcting && (
        <CorrectForm of={correcting} name={correcting.volunteerName} onClose={() => setCorrecting(undefined)} />
      )}
    </>
  )
}
