import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { healthChecks, recordCheck } from '../contract.ts'
import { yuanOf } from './marks.tsx'
import { words } from './words.ts'

type Row = OutputOf<typeof healthChecks>['rows'][number]

/** Whose yearly health check is due, and recording that it was done. */
export default function HealthChecksPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { day } = useFormats()
  const [recording, setRecording] = useState<Row>()
  const today = todayIn(new Date())
  return (
    <>
      <PageHeader title={t('checks')} />
      <Table
        name="pay.checks"
        caption={t('checks')}
        endpoint={healthChecks}
        searchFor={t('checks.search')}
        searchIsPrivate
        filters={[
          {
            key: 'state',
            label: t('state'),
            choices: [
              { value: 'overdue', label: t('checks.overdue') },
              { value: 'done', label: t('checks.done') },
              { value: 'never', label: t('checks.never') },
            ],
          },
        ]}
        empty={{ title: t('checks.empty') }}
        rowKey={(row) => row.personId}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
          {
            key: 'due',
            title: t('checks.due'),
            show: (row) =>
              row.dueOn && <span className={`status ${row.overdue ? 'bad' : 'good'}`}>{day(row.dueOn)}</span>,
            text: (row) => row.dueOn,
            width: '9rem',
          },
          {
            key: 'last',
            title: t('checks.last'),
            show: (row) => (row.lastOn ? day(row.lastOn) : t('checks.never')),
            text: (row) => row.lastOn,
            width: '9rem',
          },
          {
            key: 'rule',
            title: t('checks.rule'),
            show: (row) =>
              row.rule && `${phrase(row.rule)} ${row.fen === null ? '' : t('health.limit', { yuan: yuanOf(row.fen) })}`,
            text: (row) => row.rule && phrase(row.rule),
          },
          {
            key: 'organisation',
            title: t('organisation'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
          },
          ...(may('pay:record-checks')
            ? [
                {
                  key: 'acts',
                  title: t('acts'),
                  show: (row: Row) => (
                    <button type="button" className="button bare" onClick={() => setRecording(row)}>
                      {t('checks.record')}
                    </button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {recording && (
        <Ask title={t('checks.record-of', { name: recording.name })} onClose={() => setRecording(undefined)}>
          <p>{t('checks.say')}</p>
          <ActForm
            endpoint={recordCheck}
            given={{ personId: recording.personId }}
            initial={{ doneOn: today }}
            verb={t('checks.record')}
            shape={(values) => ({
              personId: recording.personId,
              doneOn: String(values['doneOn']),
              place: String(values['place'] ?? ''),
              fen: Math.round(Number(values['fen'] ?? 0) * 100),
            })}
            onDone={() => {
              toast(t('checks.saved'))
              setRecording(undefined)
            }}
          >
            <FormField name="doneOn" label={t('checks.on')} required>
              <DayInput until={today} />
            </FormField>
            <FormField name="place" label={t('checks.place')} required>
              <Input maxLength={80} />
            </FormField>
            <FormField name="fen" label={t('checks.cost')}>
              <InputNumber min={0} max={100000} precision={2} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}
