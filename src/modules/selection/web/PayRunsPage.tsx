import { Select } from 'antd'
import { todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useGo, useQueryWords } from '#web/kit/address.ts'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatFen, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { payRuns, proposeRun } from '../contract-pay-runs.ts'
import { words } from './titles-words.ts'
import './titles.css'

export const runMark = { proposed: 'warn', approved: '', sent: '', closed: 'good', dropped: 'idle' } as const

/** What is paid to holders, run by run. */
export default function PayRunsPage() {
  const t = useWord(words)
  const go = useGo()
  const { day } = useFormats()
  // A notice of what falls due brings programme and day along.
  const [asked] = useQueryWords()
  const initial: object = { programme: asked.programme, untilOn: asked.until ?? todayIn(new Date()) }
  const programmes = useAnswer(payRuns, { size: 1 }).data?.programmes ?? []
  return (
    <>
      <PageHeader title={t('runs')} note={<p className="soft">{t('runs.none-say')}</p>} />
      {programmes.length > 0 && (
        <section className="card selection-title">
          <ActForm
            endpoint={proposeRun}
            key={`${asked.programme} ${asked.until}`}
            initial={initial}
            shape={({ programme, untilOn }) => {
              const [place = '', code = ''] = String(programme).split(' ')
              return { place, code, untilOn: untilOn as string }
            }}
            verb={t('run.propose')}
            onDone={({ runId }) => go(`/desk/selection/runs/${runId}`)}
          >
            <FormField name="programme" label={t('run.programme')} required>
              <Select options={programmes.map((one) => ({ value: `${one.place} ${one.code}`, label: one.award }))} />
            </FormField>
            <FormField name="untilOn" label={t('run.until')} required>
              <DayInput until={todayIn(new Date())} />
            </FormField>
          </ActForm>
        </section>
      )}
      <Table
        name="selection.runs"
        caption={t('runs')}
        endpoint={payRuns}
        empty={{ title: t('runs.none'), say: t('runs.none-say') }}
        rowKey={(row) => row.runId}
        rowTo={(row) => `/desk/selection/runs/${row.runId}`}
        columns={[
          {
            key: 'award',
            title: t('run.programme'),
            show: (row) => row.award,
            text: (row) => row.award,
            width: '14rem',
          },
          { key: 'until', title: t('run.until'), show: (row) => day(row.untilOn), text: (row) => row.untilOn },
          {
            key: 'stage',
            title: t('run.stage'),
            show: (row) => <span className={`status ${runMark[row.stage]}`}>{t(`run.${row.stage}`)}</span>,
            text: (row) => t(`run.${row.stage}`),
          },
          { key: 'lines', title: t('run.lines'), end: true, show: (row) => row.lines, text: (row) => row.lines },
          {
            key: 'fen',
            title: t('run.fen'),
            end: true,
            show: (row) => formatFen(row.fen),
            text: (row) => formatFen(row.fen),
          },
          {
            key: 'owed',
            title: t('run.owed'),
            end: true,
            show: (row) => formatFen(row.owedFen),
            text: (row) => formatFen(row.owedFen),
          },
        ]}
      />
    </>
  )
}
