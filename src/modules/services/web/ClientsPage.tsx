import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useMay } from '#web/client/me.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import type { Column } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { clients, exportClients, findClientByNumber } from '../contract.ts'
import { ActButton } from './ActButton.tsx'
import { useCodes } from './codes.ts'
import { FindByNumber } from '#web/kit/FindByNumber.tsx'
import { usePlaceFilters } from './list-filters.tsx'
import { DueMark, RiskMark } from './marks.tsx'
import { personOf } from './person.ts'
import { words } from './words.ts'

type Client = OutputOf<typeof clients>['rows'][number]

/** So many digits are no longer a part of a number: it is a whole one, and goes where none stands in an address. */
const wholeNumber = /^\s*[\d０-９][\d０-９\s-]{9,}[\dxXｘＸ０-９]\s*$/u

/** Everyone whom the reader's station, or region, serves; those to be met soonest first. */
export default function ClientsPage() {
  const t = useWord(words)
  const may = useMay()
  const { lists, category } = useCodes()
  const places = usePlaceFilters()
  const [number, setNumber] = useState<string>()
  const registers = may('services:manage-clients')
  const registerButton = (
    <ActButton look="main" to="/desk/clients/register" notNow={registers ? undefined : t('clients.may-not')}>
      {t('clients.register')}
    </ActButton>
  )
  return (
    <>
      <PageHeader
        title={t('clients')}
        acts={
          <>
            <button type="button" className="button" onClick={() => setNumber('')}>
              {t('clients.by-number')}
            </button>
            {registerButton}
          </>
        }
      />
      <Table
        name="services.clients"
        caption={t('clients')}
        endpoint={clients}
        exportBy={exportClients}
        mayExport={may('services:export')}
        searchFor={t('clients.search')}
        searchIsPrivate
        searchElsewhere={(text) => {
          const isWhole = wholeNumber.test(text)
          if (isWhole) setNumber(text)
          return isWhole
        }}
        filters={[
          { key: 'overdue', label: t('clients.overdue'), choices: [{ value: 'yes', label: t('clients.overdue.yes') }] },
          {
            key: 'riskClass',
            label: t('risk'),
            choices: (['high', 'priority', 'general'] as const).map((one) => ({ value: one, label: t(`risk.${one}`) })),
          },
          {
            key: 'category',
            label: t('clients.categories'),
            choices: (lists?.categories ?? []).map(({ code }) => ({ value: code, label: category(code) })),
          },
          ...places,
        ]}
        empty={{ title: t('clients.empty'), say: t('clients.empty-say'), act: registers && registerButton }}
        rowKey={(row) => row.clientId}
        rowTo={(row) => `/desk/clients/${row.clientId}`}
        rowClass={(row) => (row.overdueDays > 0 ? 'late' : undefined)}
        columns={useColumns()}
      />
      {number !== undefined && (
        <FindByNumber
          endpoint={findClientByNumber}
          said={{
            title: t('clients.by-number'),
            how: t('clients.by-number-say'),
            label: t('clients.by-number-label'),
            none: t('clients.by-number-none'),
            verb: t('clients.by-number-find'),
          }}
          first={number}
          found={({ rows }) =>
            rows.map((row) => ({
              href: `/desk/clients/${row.clientId}`,
              name: row.name,
              more: [row.age === null ? '' : t('age', { n: row.age }), row.regionName].filter(Boolean).join(' · '),
            }))
          }
          onClose={() => setNumber(undefined)}
        />
      )}
    </>
  )
}

function useColumns(): Column<Client>[] {
  const t = useWord(words)
  const { day } = useFormats()
  const { category } = useCodes()
  const today = todayIn(new Date())
  return [
    { key: 'name', title: t('clients.name'), show: (row) => row.name },
    { key: 'person', title: t('clients.person'), show: (row) => personOf(row, t) },
    { key: 'risk', title: t('risk'), show: (row) => <RiskMark of={row.riskClass} /> },
    { key: 'due', title: t('due'), show: (row) => <DueMark {...row} today={today} />, width: '9rem' },
    {
      key: 'last',
      title: t('last-met'),
      show: (row) => (row.lastMetOn ? day(row.lastMetOn) : <span className="soft">{t('last-met.never')}</span>),
      width: '8rem',
    },
    {
      key: 'categories',
      title: t('clients.categories'),
      show: (row) => row.categories.map(category).join(t('and')),
      width: '10rem',
    },
    { key: 'region', title: t('region'), show: (row) => row.regionName },
    { key: 'worker', title: t('worker'), show: (row) => row.workerName ?? <span className="soft">{t('nobody')}</span> },
    { key: 'station', title: t('station'), show: (row) => row.stationName, hidden: true, width: '10rem' },
    {
      key: 'number',
      title: t('clients.number'),
      show: (row) => <span className="number">{row.identityNumberMasked}</span>,
      hidden: true,
    },
    {
      key: 'phone',
      title: t('clients.phone'),
      show: (row) => <span className="number">{row.phoneMasked}</span>,
      hidden: true,
    },
  ]
}
