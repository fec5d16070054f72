import { useState } from 'react'
import { useMay } from '#web/client/me.ts'
import { useGo } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useOrganisationFilter, useRegionFilter } from '#web/kit/place-filters.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { activities } from '../contract.ts'
import { ActivityForm } from './ActivityForm.tsx'
import { ActivityState } from './ActivityState.tsx'
import { hourOf, useCodes } from './codes.ts'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

/** What is planned, what waits to be recorded, what was. */
export default function ActivitiesPage() {
  const t = useWord(words)
  const d = useWord(deskWords)
  const may = useMay()
  const go = useGo()
  const { day } = useFormats()
  const { name, choices } = useCodes()
  const [planning, setPlanning] = useState(false)
  const act = may('volunteers:manage') && (
    <button type="button" className="button main" onClick={() => setPlanning(true)}>
      {d('activity.plan')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('activities')} acts={act} />
      <Table
        name="volunteers.activities"
        caption={t('activities')}
        endpoint={activities}
        searchFor={d('activity.search')}
        filters={[
          {
            key: 'state',
            label: t('state'),
            choices: (['coming', 'to-record', 'overdue', 'recorded', 'called-off'] as const).map((value) => ({
              value,
              label: d(`activity.state.${value}`),
            })),
          },
          { key: 'category', label: t('category'), choices: choices('categories') },
          useRegionFilter(t('region')),
          useOrganisationFilter(t('organisation')),
        ]}
        empty={{ title: d('activity.empty'), say: d('activity.empty-say'), act }}
        rowKey={(row) => row.activityId}
        rowTo={(row) => `/desk/volunteers/activities/${row.activityId}`}
        columns={[
          { key: 'title', title: d('activity.title'), show: (row) => row.title, width: '12rem' },
          {
            key: 'day',
            title: d('activity.time'),
            show: (row) => (
              <span className="number">{`${day(row.heldOn)} ${hourOf(row.startsAt)}–${hourOf(row.endsAt)}`}</span>
            ),
          },
          { key: 'state', title: t('state'), show: (row) => <ActivityState of={row} /> },
          {
            key: 'signed',
            title: d('activity.signed'),
            end: true,
            show: (row) => t('places', { n: row.signed, capacity: row.capacity }),
          },
          { key: 'category', title: t('category'), show: (row) => name('categories', row.category) },
          { key: 'organisation', title: t('organisation'), show: (row) => row.organisationName },
          { key: 'team', title: t('team'), show: (row) => row.teamName, hidden: true },
          { key: 'head', title: t('line.head'), show: (row) => row.inChargeName },
          { key: 'place', title: t('place'), show: (row) => row.place, hidden: true },
          {
            key: 'due',
            title: d('record.due-on'),
            show: (row) =>
              row.recordDueOn && row.state === 'to-record' && <span className="number">{day(row.recordDueOn)}</span>,
          },
        ]}
      />
      {planning && (
        <ActivityForm
          onDone={(activityId) => go(`/desk/volunteers/activities/${activityId}`)}
          onClose={() => setPlanning(false)}
        />
      )}
    </>
  )
}
