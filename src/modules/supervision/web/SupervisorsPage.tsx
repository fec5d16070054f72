import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useMay } from '#web/client/me.ts'
import { useGo } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportSupervisors, supervisors } from '../contract.ts'
import { AdmitForm } from './AdmitForm.tsx'
import { useCodes } from './codes.ts'
import { words } from './words.ts'
import './supervision.css'

export type SupervisorRow = OutputOf<typeof supervisors>['rows'][number]

const hours = (minutes: number): string => (Math.round(minutes / 6) / 10).toLocaleString('en-US')

/** The pool, with how many each supervises and what they did in a year. */
export default function SupervisorsPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const go = useGo()
  const { day } = useFormats()
  const { lists, name } = useCodes()
  const [admitting, setAdmitting] = useState(false)
  const year = new Date().getFullYear()
  const act = may('supervision:manage') && (
    <button type="button" className="button main" onClick={() => setAdmitting(true)}>
      {t('pool.admit')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('supervisors')} acts={act} note={<p className="small soft">{t('pool.reach')}</p>} />
      <Table
        name="supervision.supervisors"
        caption={t('supervisors')}
        endpoint={supervisors}
        exportBy={exportSupervisors}
        mayExport
        searchFor={t('pool.search')}
        searchIsPrivate
        filters={[
          {
            key: 'kind',
            label: t('pool.kind'),
            choices: (lists?.kinds ?? []).map((one) => ({ value: one.code, label: phrase(one.name) })),
          },
          {
            key: 'rank',
            label: t('pool.rank'),
            choices: (lists?.ranks ?? []).map((one) => ({ value: one.code, label: phrase(one.name) })),
          },
          {
            key: 'state',
            label: t('pool.state'),
            choices: (['active', 'left'] as const).map((one) => ({ value: one, label: t(`pool.${one}`) })),
          },
          { key: 'over', label: t('pool.over-filter'), choices: [{ value: 'yes', label: t('pool.over') }] },
          {
            key: 'year',
            label: t('pool.year'),
            choices: [0, 1, 2].map((back) => ({ value: String(year - back), label: String(year - back) })),
          },
        ]}
        empty={{ title: t('pool.empty'), say: t('pool.empty-say'), act }}
        rowKey={(row) => row.supervisorId}
        rowTo={(row) => `/desk/supervision/supervisors/${row.supervisorId}`}
        rowClass={(row) => (row.leftOn ? 'withdrawn' : undefined)}
        columns={[
          { key: 'name', title: t('person'), show: (row) => row.name },
          { key: 'kind', title: t('pool.kind'), show: (row) => name('kinds', row.kind) },
          { key: 'rank', title: t('pool.rank'), show: (row) => name('ranks', row.rank) },
          { key: 'where', title: t('pool.where'), show: (row) => row.organisationName ?? row.regionName },
          { key: 'load', title: t('pool.load'), show: (row) => <Load of={row} /> },
          { key: 'sessions', title: t('pool.sessions'), end: true, show: (row) => row.sessions },
          { key: 'hours', title: t('pool.hours'), end: true, show: (row) => hours(row.minutes) },
          { key: 'centres', title: t('pool.centres'), end: true, show: (row) => row.centres },
          {
            key: 'practice',
            title: t('pool.practice'),
            end: true,
            show: (row) => (row.yearsOfPractice === null ? t('none') : t('pool.years', { n: row.yearsOfPractice })),
          },
          {
            key: 'interval',
            title: t('pool.interval'),
            end: true,
            show: (row) => (row.everyDays === null ? t('none') : t('pool.days', { n: row.everyDays })),
          },
          {
            key: 'from',
            title: t('pool.from'),
            show: (row) => <span className="number">{day(row.fromOn)}</span>,
            hidden: true,
          },
        ]}
      />
      {admitting && (
        <Ask title={t('pool.admit')} onClose={() => setAdmitting(false)}>
          <AdmitForm
            onDone={(supervisorId) => (setAdmitting(false), go(`/desk/supervision/supervisors/${supervisorId}`))}
          />
        </Ask>
      )}
    </>
  )
}

/** How many a supervisor has, of how many there may be: a bar that fills. */
export function Load({ of }: { of: Pick<SupervisorRow, 'supervisees' | 'most' | 'overRatio'> }) {
  const t = useWord(words)
  return (
    <span className="supervision-load">
      <meter
        min={0}
        max={of.most}
        high={of.most}
        value={Math.min(of.supervisees, of.most)}
        aria-label={t('pool.load')}
      />
      <span className="number">{t('pool.load-of', { n: of.supervisees, most: of.most })}</span>
      {of.overRatio && <span className="status bad">{t('pool.over')}</span>}
    </span>
  )
}
