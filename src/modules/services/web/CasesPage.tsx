import { Input } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { cases, closeCase } from '../contract.ts'
import { ActButton } from './ActButton.tsx'
import { OpenCase } from './OpenCase.tsx'
import { useRecordingBar } from './recording-bar.ts'
import { words } from './words.ts'

type Case = OutputOf<typeof cases>['rows'][number]

/** Cases: open one, record its interviews, close it with its result. */
export default function CasesPage() {
  const t = useWord(words)
  const { day } = useFormats()
  const bar = useRecordingBar()
  const [opening, setOpening] = useState(false)
  const [closing, setClosing] = useState<Case>()
  const openButton = (
    <ActButton look="main" notNow={bar} onClick={() => setOpening(true)}>
      {t('cases.open')}
    </ActButton>
  )
  return (
    <>
      <PageHeader title={t('cases')} acts={openButton} />
      <Table
        name="services.cases"
        caption={t('cases')}
        endpoint={cases}
        searchFor={t('cases.search')}
        searchIsPrivate
        filters={[
          {
            key: 'open',
            label: t('cases.state'),
            choices: (['yes', 'no'] as const).map((one) => ({ value: one, label: t(`cases.open.${one}`) })),
          },
        ]}
        empty={{ title: t('cases.empty'), say: t('cases.empty-say'), act: !bar && openButton }}
        rowKey={(row) => row.caseId}
        rowTo={(row) => `/desk/clients/${row.clientId}`}
        columns={[
          { key: 'client', title: t('cases.client'), show: (row) => row.clientName, text: (row) => row.clientName },
          {
            key: 'state',
            title: t('cases.state'),
            show: (row) => (
              <span className={`status ${row.closedOn ? 'idle' : ''}`}>
                {t(row.closedOn ? 'cases.open.no' : 'cases.open.yes')}
              </span>
            ),
            text: (row) => t(row.closedOn ? 'cases.open.no' : 'cases.open.yes'),
          },
          {
            key: 'problem',
            title: t('cases.problem'),
            show: (row) => row.problem,
            text: (row) => row.problem,
            width: '14rem',
          },
          {
            key: 'opened',
            title: t('cases.opened'),
            show: (row) => day(row.openedOn),
            text: (row) => row.openedOn,
            width: '8rem',
          },
          {
            key: 'closed',
            title: t('cases.closed'),
            show: (row) => row.closedOn && day(row.closedOn),
            text: (row) => row.closedOn,
            width: '8rem',
          },
          {
            key: 'sessions',
            title: t('cases.sessions'),
            end: true,
            show: (row) => <a href={`/desk/records?caseId=${row.caseId}`}>{formatCount(row.sessions)}</a>,
            text: (row) => row.sessions,
          },
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
                  title: t('cases.acts'),
                  show: (row: Case) => !row.closedOn && <Acts of={row} onClose={() => setClosing(row)} />,
                  width: '10rem',
                },
              ]),
        ]}
      />
      {opening && <OpenCase onClose={() => setOpening(false)} />}
      {closing && <CloseCase of={closing} onClose={() => setClosing(undefined)} />}
    </>
  )
}

function Acts({ of, onClose }: { of: Case; onClose: () => void }) {
  const t = useWord(words)
  return (
    <span className="row">
      <a className="button bare" href={`/desk/records/new?method=case&client=${of.clientId}&case=${of.caseId}`}>
        {t('cases.interview')}
      </a>
      <button type="button" className="button bare" onClick={onClose}>
        {t('cases.close')}
      </button>
    </span>
  )
}

function CloseCase({ of, onClose }: { of: Case; onClose: () => void }) {
  const t = useWord(words)
  const today = todayIn(new Date())
  return (
    <Ask title={t('cases.close-of', { name: of.clientName })} onClose={onClose}>
      <p>{t('cases.close-say')}</p>
      <ActForm
        endpoint={closeCase}
        given={{ caseId: of.caseId, basedOnVersion: of.version }}
        initial={{ closedOn: today }}
        verb={t('cases.close')}
        onDone={() => {
          toast(t('cases.closed-done'))
          onClose()
        }}
      >
        <FormField name="closedOn" label={t('cases.closed')} required>
          <DayInput from={of.openedOn} until={today} />
        </FormField>
        <FormField name="result" label={t('cases.result')} hint={t('cases.result-hint')} required>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </FormField>
      </ActForm>
    </Ask>
  )
}
