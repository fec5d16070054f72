import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { groups, startGroup } from '../contract.ts'
import { ActButton } from './ActButton.tsx'
import { useRecordingBar } from './recording-bar.ts'
import { words } from './words.ts'

type Group = OutputOf<typeof groups>['rows'][number]

/** Groups: start one, record its sessions, see how many of the planned ones were held. */
export default function GroupsPage() {
  const t = useWord(words)
  const { day } = useFormats()
  const bar = useRecordingBar()
  const [starting, setStarting] = useState(false)
  const startButton = (
    <ActButton look="main" notNow={bar} onClick={() => setStarting(true)}>
      {t('groups.start')}
    </ActButton>
  )
  return (
    <>
      <PageHeader title={t('groups')} acts={startButton} />
      <Table
        name="services.groups"
        caption={t('groups')}
        endpoint={groups}
        searchFor={t('groups.search')}
        empty={{ title: t('groups.empty'), say: t('groups.empty-say'), act: !bar && startButton }}
        rowKey={(row) => row.groupId}
        rowTo={(row) => `/desk/records?groupId=${row.groupId}`}
        columns={[
          { key: 'title', title: t('groups.title'), show: (row) => row.title, text: (row) => row.title },
          {
            key: 'starts',
            title: t('groups.starts'),
            show: (row) => day(row.startsOn),
            text: (row) => row.startsOn,
            width: '8rem',
          },
          {
            key: 'sessions',
            title: t('groups.sessions'),
            end: true,
            show: (row) => `${formatCount(row.sessions)} / ${formatCount(row.plannedSessions)}`,
            text: (row) => `${row.sessions}/${row.plannedSessions}`,
          },
          {
            key: 'participants',
            title: t('groups.participants'),
            end: true,
            show: (row) => formatCount(row.participants),
            text: (row) => row.participants,
          },
          { key: 'aim', title: t('groups.aim'), show: (row) => row.aim, text: (row) => row.aim, width: '14rem' },
          { key: 'worker', title: t('records.worker'), show: (row) => row.workerName, text: (row) => row.workerName },
          {
            key: 'station',
            title: t('station'),
            show: (row) => row.stationName,
            text: (row) => row.stationName,
            hidden: true,
          },
          ...(bar
            ? []
            : [
                {
                  key: 'acts',
                  title: t('groups.acts'),
                  show: (row: Group) => (
                    <a className="button bare" href={`/desk/records/new?method=group&group=${row.groupId}`}>
                      {t('groups.session')}
                    </a>
                  ),
                },
              ]),
        ]}
      />
      {starting && <StartGroup onClose={() => setStarting(false)} />}
    </>
  )
}

function StartGroup({ onClose }: { onClose: () => void }) {
  const t = useWord(words)
  const me = useMe()
  return (
    <Ask title={t('groups.start')} onClose={onClose}>
      <ActForm
        endpoint={startGroup}
        initial={{ startsOn: todayIn(new Date()), aim: '' }}
        verb={t('groups.start')}
        onDone={() => {
          toast(t('groups.started'))
          onClose()
        }}
      >
        <FormField name="title" label={t('groups.title')} required>
          <Input maxLength={100} autoComplete="off" />
        </FormField>
        <FormField name="aim" label={t('groups.aim')}>
          <Input.TextArea rows={2} maxLength={500} />
        </FormField>
        <FormField name="regionCode" label={t('groups.region')} required>
          <RegionPicker within={me.jurisdiction.regionCode ?? me.homeRegionCode} levels={['township', 'village']} />
        </FormField>
        <FormField name="startsOn" label={t('groups.starts')} required>
          <DayInput />
        </FormField>
        <FormField name="plannedSessions" label={t('groups.planned')} required>
          <InputNumber min={1} max={60} precision={0} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
