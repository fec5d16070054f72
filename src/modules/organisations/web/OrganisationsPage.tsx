import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { useGo, useQueryWords } from '#web/kit/address.ts'
import type { Filter } from '#web/kit/FilterBar.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { organisationCodeLists, organisationsList, regionPage } from '../contract.ts'
import { OpenOrganisationForm } from './OpenOrganisationForm.tsx'
import { words } from './words.ts'

/** Every organisation within reach: authorities, centres, stations, rooms, agencies. */
export default function OrganisationsPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const go = useGo()
  const { day } = useFormats()
  const [opening, setOpening] = useState(false)
  const filters = useFilters()
  const openButton = useMay()('organisations:manage') && (
    <button type="button" className="button main" onClick={() => setOpening(true)}>
      {t('organisations.open')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('organisations')} acts={openButton} />
      <Table
        name="organisations.list"
        caption={t('organisations')}
        endpoint={organisationsList}
        searchFor={t('organisations.search')}
        filters={filters}
        empty={{ title: t('organisations.empty'), say: t('organisations.empty-say'), act: openButton }}
        rowKey={(row) => row.id}
        rowTo={(row) => `/desk/organisations/${row.id}`}
        columns={[
          { key: 'name', title: t('organisations.name'), show: (row) => row.name, text: (row) => row.name },
          {
            key: 'kind',
            title: t('organisations.kind'),
            show: (row) => phrase(row.kindName),
            text: (row) => phrase(row.kindName),
          },
          {
            key: 'place',
            title: t('organisations.place'),
            show: (row) => row.place.join(' '),
            text: (row) => row.place.join(' '),
          },
          {
            key: 'operator',
            title: t('organisations.operator'),
            show: (row) => row.operatorName ?? <span className="soft">—</span>,
            text: (row) => row.operatorName,
          },
          {
            key: 'opened',
            title: t('organisations.opened'),
            show: (row) => day(row.openedOn),
            text: (row) => row.openedOn,
          },
          {
            key: 'state',
            title: t('organisations.state'),
            show: (row) => <State closedOn={row.closedOn} />,
            text: (row) => t(row.closedOn ? 'organisations.is-closed' : 'organisations.is-open'),
          },
          {
            key: 'closed',
            title: t('organisations.closed'),
            hidden: true,
            show: (row) => row.closedOn && day(row.closedOn),
            text: (row) => row.closedOn,
          },
        ]}
      />
      {opening && (
        <OpenOrganisationForm onClose={() => setOpening(false)} onDone={(id) => go(`/desk/organisations/${id}`)} />
      )}
    </>
  )
}

export function State({ closedOn }: { closedOn: string | null }) {
  const t = useWord(words)
  return (
    <span className={closedOn ? 'status idle' : 'status good'}>
      {t(closedOn ? 'organisations.is-closed' : 'organisations.is-open')}
    </span>
  )
}

function useFilters(): Filter[] {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  const [{ within }] = useQueryWords()
  const lists = useAnswer(organisationCodeLists, {})
  const region = useAnswer(regionPage, { code: within ?? '' }, { when: Boolean(within) })
  const reach = me.jurisdiction.regionCode
  const regionFilter: Filter = {
    key: 'within',
    label: t('organisations.within'),
    edit: (value, set) => (
      <RegionPicker
        label={t('organisations.within')}
        placeholder={t('organisations.within')}
        {...(reach && { within: reach })}
        value={value ?? null}
        valueLabel={region.data?.name ?? '…'}
        onChange={(code) => set(code ?? undefined)}
      />
    ),
    say: () => region.data?.name ?? '…',
  }
  return [
    {
      key: 'kind',
      label: t('organisations.kind'),
      choices: (lists.data?.kinds ?? []).map((kind) => ({ value: kind.code, label: phrase(kind.name) })),
    },
    {
      key: 'state',
      label: t('organisations.state'),
      choices: [
        { value: 'open', label: t('organisations.is-open') },
        { value: 'closed', label: t('organisations.is-closed') },
      ],
    },
    ...(reach ? [regionFilter] : []),
  ]
}
