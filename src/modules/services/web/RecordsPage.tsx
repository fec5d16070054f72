import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import type { Filter } from '#web/kit/FilterBar.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import type { Column } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportRecords, records } from '../contract.ts'
import { isWithClient } from '../domain/record.ts'
import { ActButton } from './ActButton.tsx'
import { useCodes } from './codes.ts'
import { usePlaceFilters } from './list-filters.tsx'
import { OutcomeMark } from './marks.tsx'
import { useRecordingBar } from './recording-bar.ts'
import { words } from './words.ts'
import './services.css'

type Row = OutputOf<typeof records>['rows'][number]

const methods = ['visit', 'case', 'group', 'community'] as const

/** What was done, the latest first. */
export default function RecordsPage() {
  const t = useWord(words)
  const may = useMay()
  const bar = useRecordingBar()
  const { lists, outcome } = useCodes()
  const places = usePlaceFilters()
  const oneThing = useOneThing()
  const newButton = (
    <ActButton look="main" to="/desk/records/new?method=visit" notNow={bar}>
      {t('records.new')}
    </ActButton>
  )
  return (
    <>
      <PageHeader title={t('records')} acts={newButton} />
      <Table
        name="services.records"
        caption={t('records')}
        endpoint={records}
        exportBy={exportRecords}
        mayExport={may('services:export')}
        searchFor={t('records.search')}
        searchIsPrivate
        filters={[
          {
            key: 'method',
            label: t('records.method'),
            choices: methods.map((one) => ({ value: one, label: t(`method.${one}`) })),
          },
          {
            key: 'outcome',
            label: t('records.outcome'),
            choices: (lists?.outcomes ?? []).map(({ code }) => ({ value: code, label: outcome(code) })),
          },
          { key: 'late', label: t('records.late-filter'), choices: [{ value: 'yes', label: t('records.late') }] },
          { key: 'from', label: t('records.from'), kind: 'day' },
          { key: 'until', label: t('records.until'), kind: 'day' },
          ...places,
          ...oneThing,
        ]}
        empty={{ title: t('records.empty'), say: t('records.empty-say'), act: !bar && newButton }}
        rowKey={(row) => row.recordId}
        rowTo={(row) => `/desk/records/${row.recordId}`}
        rowClass={(row) => (row.withdrawn ? 'withdrawn' : undefined)}
        columns={useColumns()}
      />
    </>
  )
}

/** The client, case or group of a link from another page: dropped like a filter, but not chosen here. */
function useOneThing(): Filter[] {
  const t = useWord(words)
  const [{ clientId, groupId, caseId }] = useQueryWords()
  const asked = useAnswer(
    records,
    { clientId, groupId, caseId, size: 1 },
    { when: Boolean(clientId ?? groupId ?? caseId) },
  )
  const one = asked.data?.rows[0]
  const edit = () => null
  return [
    { key: 'clientId', label: t('records.client'), edit, say: () => one?.clientName ?? '…' },
    { key: 'groupId', label: t('method.group'), edit, say: () => one?.title ?? '…' },
    { key: 'caseId', label: t('method.case'), edit, say: () => one?.clientName ?? '…' },
  ]
}

function useColumns(): Column<Row>[] {
  const t = useWord(words)
  const { day, minutes, instant } = useFormats()
  const { service } = useCodes()
  return [
    { key: 'about', title: t('records.about'), show: (row) => row.clientName ?? row.title ?? t('nobody') },
    { key: 'held', title: t('records.held'), show: (row) => <span className="number">{day(row.heldOn)}</span> },
    { key: 'method', title: t('records.method'), show: (row) => t(`method.${row.method}`) },
    {
      key: 'outcome',
      title: t('records.outcome'),
      show: (row) => isWithClient(row.method) && <OutcomeMark of={row.outcome} />,
    },
    {
      key: 'services',
      title: t('records.services'),
      show: (row) => row.serviceCodes.map(service).join(t('and')),
      width: '11rem',
    },
    { key: 'minutes', title: t('records.minutes'), end: true, show: (row) => minutes(row.minutes) },
    { key: 'persons', title: t('records.person-times'), end: true, show: (row) => formatCount(row.personTimes) },
    { key: 'region', title: t('region'), show: (row) => row.regionName },
    { key: 'worker', title: t('records.worker'), show: (row) => row.workerName },
    {
      key: 'state',
      title: t('records.state'),
      show: (row) =>
        row.withdrawn ? (
          <span className="status idle">{t('records.withdrawn')}</span>
        ) : row.late ? (
          <span className="status warn">{t('records.late')}</span>
        ) : (
          t('records.valid')
        ),
    },
    { key: 'mode', title: t('records.mode'), show: (row) => t(`mode.${row.mode}`), hidden: true },
    { key: 'started', title: t('entry.started'), show: (row) => row.startedAt, hidden: true },
    { key: 'station', title: t('station'), show: (row) => row.stationName, hidden: true, width: '10rem' },
    {
      key: 'recorded',
      title: t('records.recorded-at'),
      show: (row) => instant(row.recordedAt),
      hidden: true,
      width: '10rem',
    },
  ]
}
