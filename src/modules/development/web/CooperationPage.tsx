import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeCooperation, cooperation, exportCooperation, paper, recordCooperation } from '../contract.ts'
import { PersonPicker } from './PersonPicker.tsx'
import { words } from './words.ts'

type Row = OutputOf<typeof cooperation>['rows']['rows'][number]

const kinds = ['agreement', 'base', 'internship', 'mentor', 'topic', 'output', 'institute'] as const
const looks = { running: 'good', soon: 'warn', over: 'idle' } as const

/** What schools, bases, interns, mentors and researchers do with this place, with the figures of the year. */
export default function CooperationPage() {
  const t = useWord(words)
  const may = useMay()
  const { day } = useFormats()
  const wording = useProblemWords()
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
          <ul className="tiles">
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
          },
          { key: 'partner', title: t('co.partner'), show: (row) => row.partner, text: (row) => row.partner },
          {
            key: 'state',
            title: t('stage'),
            show: (row) => <span className={`status ${looks[row.state]}`}>{t(`state.${row.state}`)}</span>,
            text: (row) => t(`state.${row.state}`),
          },
          {
            key: 'from',
            title: t('co.from'),
            show: (row) => day(row.fromOn),
            text: (row) => row.fromOn,
            width: '8rem',
          },
          {
            key: 'until',
            title: t('co.until'),
            show: (row) => (row.untilOn ? day(row.untilOn) : t('none')),
            text: (row) => row.untilOn,
            width: '8rem',
          },
          { key: 'person', title: t('co.person'), show: (row) => row.personName, text: (row) => row.personName },
          {
            key: 'grade',
            title: t('co.grade'),
            show: (row) =>
              [row.hours === null ? null : `${row.hours} ${t('co.hours')}`, row.grade].filter(Boolean).join(t('and')),
            text: (row) => row.grade,
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
                {may('development:export') && (row.kind === 'mentor' || (row.kind === 'internship' && row.grade)) && (
                  <button
                    type="button"
                    className="button bare"
                    onClick={() =>
                      void call(paper, { cooperationId: row.cooperationId }).catch((error: unknown) =>
                        toast(wording(error), { bad: true }),
                      )
                    }
                  >
                    {t('co.paper')}
                  </button>
                )}
              </span>
            ),
          },
        ]}
      />
      {recording && (
        <Ask title={t('co.record')} onClose={() => setRecording(false)}>
          <ActForm
            endpoint={recordCooperation}
            initial={{ fromOn: todayIn(new Date()) }}
            shape={whole}
            verb={t('co.record')}
            onDone={() => setRecording(false)}
          >
            <FormField name="kind" label={t('co.kind')} required>
              <Select options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
            </FormField>
            <Fields />
          </ActForm>
        </Ask>
      )}
      {changing && (
        <Ask title={`${t('co.change')} · ${changing.title}`} onClose={() => setChanging(undefined)}>
          <ActForm
            endpoint={changeCooperation}
            initial={changing as never}
            shape={(values) =>
              ({
                ...(whole(values) as object),
                cooperationId: changing.cooperationId,
                basedOnVersion: changing.version,
              }) as never
            }
            verb={t('co.change')}
            onDone={() => setChanging(undefined)}
          >
            <Fields personName={changing.personName} />
          </ActForm>
        </Ask>
      )}
    </>
  )
}

/** What was left empty is sent as such. */
const whole = (values: Record<string, unknown>) =>
  ({
    ...values,
    untilOn: values['untilOn'] ?? null,
    personId: values['personId'] ?? null,
    hours: values['hours'] ?? null,
    grade: values['grade'] || null,
    partner: values['partner'] ?? '',
    note: values['note'] ?? '',
  }) as InputOf<typeof recordCooperation>

function Fields({ personName }: { personName?: string | null }) {
  const t = useWord(words)
  return (
    <>
      <FormField name="title" label={t('co.title')} required>
        <Input maxLength={100} autoComplete="off" />
      </FormField>
      <FormField name="partner" label={t('co.partner')}>
        <Input maxLength={200} autoComplete="off" />
      </FormField>
      <FormField name="personId" label={t('co.person')}>
        <PersonPicker {...(personName && { placeholder: personName })} />
      </FormField>
      <FormField name="fromOn" label={t('co.from')} required>
        <DayInput />
      </FormField>
      <FormField name="untilOn" label={t('co.until')}>
        <DayInput />
      </FormField>
      <FormField name="hours" label={t('co.hours')}>
        <InputNumber min={0} max={10_000} />
      </FormField>
      <FormField name="grade" label={t('co.grade')}>
        <Input maxLength={40} autoComplete="off" />
      </FormField>
      <FormField name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </FormField>
    </>
  )
}
