import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { cooperation, exportCooperation } from '../contract.ts'
import { cooperationKinds as kinds } from '../domain/cooperation.ts'
import { ChangeCooperation, RecordCooperation } from './CooperationForms.tsx'
import { PaperButton } from './PaperButton.tsx'
import { words } from './words.ts'
import './development.css'

type Row = OutputOf<typeof cooperation>['rows']['rows'][number]

const looks = { running: 'good', soon: 'warn', over: 'idle' } as const

/** What schools, bases, interns, mentors and researchers do with this place, with the figures of the year. */
export default function CooperationPage() {
  const t = useWord(words)
  const may = useMay()
  const { day, lastDay } = useFormats()
  const asked = useAnswer(cooperation, { size: 1 })
  const [recording, setRecording] = useState(false)
  const [changing, setChanging] = useState<Row>()
  const act = may('development:manage') && (
    <button type="button" className="button main" onClick={() => setRecording(true)}>
      {t('co.record')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('cooperation')} acts={act} />
      <Waiting for={asked} lines={4}>
        {({ figures }) => (
          <ul className="tiles development-tiles cooperation-tiles">
            {figures.map((one) => (
              <li key={one.kind}>
                <a className="tile" href={`/desk/development/cooperation?kind=${one.kind}`}>
                  <span className="name">{t(`kind.${one.kind}`)}</span>
                  <span className="figure">{one.running}</span>
                  <span className="changes small">{t('co.figures', { n: one.thisYear, last: one.lastYear })}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Waiting>
      <Table
        name="development.cooperation"
        caption={t('cooperation')}
        endpoint={cooperation}
        exportBy={exportCooperation}
        mayExport={may('development:export')}
        searchFor={t('co.search')}
        searchIsPrivate
        filters={[
          { key: 'kind', label: t('co.kind'), choices: kinds.map((value) => ({ value, label: t(`kind.${value}`) })) },
        ]}
        empty={{ title: t('co.empty'), act }}
        rowKey={(row) => row.cooperationId}
        rowTo={(row) => `/desk/development/cooperation/${row.cooperationId}`}
        columns={[
          {
            key: 'title',
            title: t('co.title-short'),
            show: (row) => row.title,
            text: (row) => row.title,
            width: '10rem',
          },
          {
            key: 'kind',
            title: t('co.kind'),
            show: (row) => t(`kind.${row.kind}`),
            text: (row) => t(`kind.${row.kind}`),
            width: '6rem',
          },
          {
            key: 'under',
            title: t('co.under'),
            show: (row) => row.underTitle,
            text: (row) => row.underTitle,
            width: '9rem',
          },
          { key: 'partner', title: t('co.partner'), show: (row) => row.partner, text: (row) => row.partner },
          {
            key: 'state',
            title: t('stage'),
            show: (row) =>
              row.kind !== 'output' && <span className={`status ${looks[row.state]}`}>{t(`state.${row.state}`)}</span>,
            text: (row) => t(`state.${row.state}`),
          },
          {
            key: 'from',
            title: t('co.from'),
            show: (row) => (
              <>
                {day(row.fromOn)}
                {row.untilOn && <div className="soft small">{t('co.to', { day: lastDay(row.untilOn) })}</div>}
              </>
            ),
            text: (row) => row.fromOn,
            width: '9rem',
          },
          {
            key: 'until',
            title: t('co.until'),
            show: (row) => row.untilOn && lastDay(row.untilOn),
            text: (row) => row.untilOn && lastDay(row.untilOn),
            hidden: true,
          },
          { key: 'person', title: t('co.person'), show: (row) => row.personName, text: (row) => row.personName },
          {
            key: 'grade',
            title: t('co.grade'),
            show: (row) =>
              [row.hours === null ? null : `${row.hours} ${t('co.hours')}`, row.grade].filter(Boolean).join(t('and')),
            text: (row) => row.grade,
            width: '6rem',
          },
          {
            key: 'acts',
            title: t('acts'),
            show: (row) => (
              <span className="row">
                {may('development:manage') && (
                  <button type="button" className="button bare" onClick={() => setChanging(row)}>
                    {t('co.change')}
                  </button>
                )}
                {may('development:export') && <PaperButton bare of={row} />}
              </span>
            ),
          },
        ]}
      />
      {recording && <RecordCooperation onClose={() => setRecording(false)} />}
      {changing && <ChangeCooperation of={changing} onClose={() => setChanging(undefined)} />}
    </>
  )
}
