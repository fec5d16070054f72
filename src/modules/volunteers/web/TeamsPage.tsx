import { useState } from 'react'
import { useMay } from '#web/client/me.ts'
import { useGo } from '#web/kit/address.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useOrganisationFilter, useRegionFilter } from '#web/kit/place-filters.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { teams } from '../contract.ts'
import { TeamForm } from './TeamForm.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

/** Teams with their leaders, members and hours. */
export default function TeamsPage() {
  const t = useWord(words)
  const d = useWord(deskWords)
  const may = useMay()
  const go = useGo()
  const { day, minutes } = useFormats()
  const [forming, setForming] = useState(false)
  const act = may('volunteers:manage') && (
    <button type="button" className="button main" onClick={() => setForming(true)}>
      {d('team.form')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('teams')} acts={act} />
      <Table
        name="volunteers.teams"
        caption={t('teams')}
        endpoint={teams}
        searchFor={d('team.search')}
        filters={[useRegionFilter(t('region')), useOrganisationFilter(t('organisation'))]}
        empty={{ title: d('team.empty'), say: d('team.empty-say'), act }}
        rowKey={(row) => row.teamId}
        rowTo={(row) => `/desk/volunteers/teams/${row.teamId}`}
        columns={[
          {
            key: 'name',
            title: d('team.name'),
            show: (row) => (
              <>
                {row.name} {row.endedOn && <span className="status idle small">{d('team.closed')}</span>}
              </>
            ),
          },
          { key: 'leader', title: d('team.leader'), show: (row) => row.leaderName },
          { key: 'members', title: d('team.members'), end: true, show: (row) => formatCount(row.members) },
          { key: 'hours', title: t('hours'), end: true, show: (row) => minutes(row.minutes) },
          { key: 'organisation', title: t('organisation'), show: (row) => row.organisationName },
          { key: 'about', title: d('team.about'), show: (row) => row.about, width: '14rem' },
          {
            key: 'formed',
            title: d('team.formed-on'),
            show: (row) => <span className="number">{day(row.formedOn)}</span>,
          },
        ]}
      />
      {forming && (
        <TeamForm onDone={(teamId) => go(`/desk/volunteers/teams/${teamId}`)} onClose={() => setForming(false)} />
      )}
    </>
  )
}
