import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { measures, reportMeasure, setMeasure } from '../contract.ts'
import { PersonPicker } from './PersonPicker.tsx'
import { words } from './words.ts'
import './development.css'

type Measure = OutputOf<typeof measures>['rows']['rows'][number]

const looks = { done: 'good', overdue: 'bad', soon: 'warn', running: '' } as const
const states = ['overdue', 'soon', 'running', 'done'] as const

/** The six characters, each with its measures: who, what, by when, how far, and on what evidence. */
export default function MeasuresPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { day } = useFormats()
  const asked = useAnswer(measures, { size: 1 })
  const [setting, setSetting] = useState(false)
  const [reporting, setReporting] = useState<Measure>()
  const act = may('development:manage') && (
    <button type="button" className="button main" onClick={() => setSetting(true)}>
      {t('measure.set')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('measures')} acts={act} />
      <Waiting for={asked} lines={8}>
        {({ characters, basis }) => {
          const nameOf = (code: string) => {
            const one = characters.find((character) => character.code === code)
            return one ? phrase(one.name) : code
          }
          return (
            <>
              <p className="soft small">{phrase(basis)}</p>
              <ul className="tiles development-tiles">
                {characters.map((one) => (
                  <li key={one.code}>
                    <a className="tile" href={`/desk/development/measures?kind=${one.code}`}>
                      <span className="figure">{phrase(one.name)}</span>
                      <span className="changes small">
                        <span>{t('measure.sum', { n: one.measures, done: one.done })}</span>
                        {one.overdue > 0 && (
                          <span className="status bad">{t('measure.sum-overdue', { n: one.overdue })}</span>
                        )}
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
              <Table
                name="development.measures"
                caption={t('measures')}
                endpoint={measures}
                filters={[
                  {
                    key: 'kind',
                    label: t('measure.kind'),
                    choices: characters.map((one) => ({ value: one.code, label: phrase(one.name) })),
                  },
                  {
                    key: 'state',
                    label: t('stage'),
                    choices: states.map((value) => ({ value, label: t(`state.${value}`) })),
                  },
                ]}
                empty={{ title: t('measure.empty'), act }}
                rowKey={(row) => row.measureId}
                columns={[
                  {
                    key: 'title',
                    title: t('measure.title'),
                    show: (row) => row.title,
                    text: (row) => row.title,
                    width: '10rem',
                  },
                  {
                    key: 'kind',
                    title: t('measure.kind'),
                    show: (row) => nameOf(row.kind),
                    text: (row) => nameOf(row.kind),
                  },
                  {
                    key: 'state',
                    title: t('stage'),
                    show: (row) => <span className={`status ${looks[row.state]}`}>{t(`state.${row.state}`)}</span>,
                    text: (row) => t(`state.${row.state}`),
                  },
                  {
                    key: 'percent',
                    title: t('measure.percent'),
                    end: true,
                    show: (row) => `${row.percent}%`,
                    text: (row) => row.percent,
                  },
                  {
                    key: 'due',
                    title: t('measure.due'),
                    show: (row) => day(row.dueOn),
                    text: (row) => row.dueOn,
                    width: '8rem',
                  },
                  {
                    key: 'owner',
                    title: t('measure.owner'),
                    show: (row) => row.ownerName,
                    text: (row) => row.ownerName,
                  },
                  {
                    key: 'target',
                    title: t('measure.target'),
                    show: (row) => (
                      <>
                        {row.target}
                        {row.steps[0] && (
                          <div className="soft small">{t('measure.reports', { note: row.steps[0].note })}</div>
                        )}
                      </>
                    ),
                    text: (row) => row.target,
                    width: '14rem',
                  },
                  ...(may('development:manage')
                    ? [
                        {
                          key: 'acts',
                          title: t('acts'),
                          show: (row: Measure) =>
                            row.state !== 'done' && (
                              <button type="button" className="button bare" onClick={() => setReporting(row)}>
                                {t('measure.report')}
                              </button>
                            ),
                        },
                      ]
                    : []),
                ]}
              />
              {setting && (
                <Ask title={t('measure.set')} onClose={() => setSetting(false)}>
                  <ActForm endpoint={setMeasure} verb={t('measure.set')} onDone={() => setSetting(false)}>
                    <FormField name="kind" label={t('measure.kind')} required>
                      <Select options={characters.map((one) => ({ value: one.code, label: phrase(one.name) }))} />
                    </FormField>
                    <FormField name="title" label={t('measure.title')} required>
                      <Input maxLength={100} autoComplete="off" />
                    </FormField>
                    <FormField name="target" label={t('measure.target')} required>
                      <Input.TextArea rows={2} maxLength={500} />
                    </FormField>
                    <FormField name="ownerId" label={t('measure.owner')} required>
                      <PersonPicker />
                    </FormField>
                    <FormField name="dueOn" label={t('measure.due')} required>
                      <DayInput from={todayIn(new Date())} />
                    </FormField>
                  </ActForm>
                </Ask>
              )}
            </>
          )
        }}
      </Waiting>
      {reporting && (
        <Ask title={`${t('measure.report')} · ${reporting.title}`} onClose={() => setReporting(undefined)}>
          <ActForm
            endpoint={reportMeasure}
            given={{ measureId: reporting.measureId, basedOnVersion: reporting.version }}
            initial={{ percent: reporting.percent }}
            verb={t('measure.report')}
            onDone={() => setReporting(undefined)}
          >
            <FormField name="percent" label={t('measure.percent')} required>
              <InputNumber min={0} max={100} precision={0} suffix="%" />
            </FormField>
            <FormField name="note" label={t('measure.evidence')} required>
              <Input.TextArea rows={3} maxLength={1000} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}
