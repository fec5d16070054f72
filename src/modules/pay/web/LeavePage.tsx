import { Input } from 'antd'
import { useState } from 'react'
import { addMonths, monthOf, parseMonth, todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useQueryWords } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { decideLeave, leaveCalendar, leaveRequests } from '../contract.ts'
import { words } from './words.ts'
import './pay.css'

type Row = OutputOf<typeof leaveRequests>['rows'][number]

/** Who is away, for everyone of a team; and what waits to be decided, for whoever decides. */
export default function LeavePage() {
  const t = useWord(words)
  const may = useMay()
  return (
    <>
      <PageHeader title={t('leave.team')} />
      {may('pay:decide-leave') && (
        <section className="pay-section">
          <h2>{t('leave.requests')}</h2>
          <Requests />
        </section>
      )}
      <Calendar />
    </>
  )
}

function Requests() {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const say = useProblemWords()
  const [query] = useQueryWords()
  const act = useAct(decideLeave)
  const [returning, setReturning] = useState<Row>()
  const waits = (query['state'] ?? 'asked') === 'asked'
  return (
    <>
      <Table
        name="pay.leave"
        caption={t('leave.requests')}
        endpoint={leaveRequests}
        filters={[
          {
            key: 'state',
            label: t('state'),
            choices: (['asked', 'approved', 'returned', 'withdrawn'] as const).map((one) => ({
              value: one,
              label: t(`leave.state.${one}`),
            })),
          },
        ]}
        empty={{ title: t('leave.empty') }}
        rowKey={(row) => row.requestId}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
          {
            key: 'kind',
            title: t('leave.kind'),
            show: (row) => phrase(row.kindName),
            text: (row) => phrase(row.kindName),
          },
          {
            key: 'dates',
            title: t('dates'),
            show: (row) => (row.from === row.to ? day(row.from) : `${day(row.from)}—${day(row.to)}`),
            text: (row) => `${row.from}—${row.to}`,
            width: '16rem',
          },
          { key: 'days', title: t('leave.days-head'), end: true, show: (row) => row.days, text: (row) => row.days },
          { key: 'reason', title: t('reason'), show: (row) => row.reason, text: (row) => row.reason },
          ...(waits
            ? [
                {
                  key: 'acts',
                  title: t('acts'),
                  show: (row: Row) => (
                    <span className="row">
                      <button
                        type="button"
                        className="button bare"
                        onClick={() =>
                          act.mutate(
                            { requestId: row.requestId, basedOnVersion: row.version, approve: true, answer: null },
                            {
                              onSuccess: () => toast(t('leave.approved-done')),
                              onError: (error) => toast(say(error), { bad: true }),
                            },
                          )
                        }
                      >
                        {t('leave.approve')}
                      </button>
                      <button type="button" className="button bare" onClick={() => setReturning(row)}>
                        {t('leave.return')}
                      </button>
                    </span>
                  ),
                  width: '9rem',
                },
              ]
            : []),
        ]}
      />
      {returning && (
        <Ask title={t('leave.return-of', { name: returning.name })} onClose={() => setReturning(undefined)}>
          <ActForm
            endpoint={decideLeave}
            given={{ requestId: returning.requestId, basedOnVersion: returning.version, approve: false }}
            verb={t('leave.return')}
            onDone={() => {
              toast(t('leave.returned-done'))
              setReturning(undefined)
            }}
          >
            <FormField name="answer" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={200} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

function Calendar() {
  const t = useWord(words)
  const { month: say } = useFormats()
  const [query, change] = useQueryWords()
  const month = /^\d{4}-\d{2}$/.test(query['month'] ?? '') ? query['month']! : monthOf(todayIn(new Date()))
  const asked = useAnswer(leaveCalendar, { month }, { keepLast: true })
  const step = (count: number) => change({ month: addMonths(parseMonth(month), count) })
  return (
    <section className="pay-section">
      <h2>{t('leave.calendar')}</h2>
      <p className="soft">{t('leave.calendar-say')}</p>
      <p className="row no-print">
        <button type="button" className="button" onClick={() => step(-1)}>
          ← {t('previous')}
        </button>
        <b>{say(month)}</b>
        <button type="button" className="button" onClick={() => step(1)}>
          {t('following')} →
        </button>
      </p>
      <Waiting for={asked}>
        {(answer) =>
          answer.rows.length === 0 ? (
            <Nothing title={t('leave.calendar-none')} />
          ) : (
            <div className="away-grid" role="region" aria-label={t('leave.calendar')} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="row">{t('name')}</th>
                    {answer.days.map((one) => (
                      <th key={one.day} scope="col" className={one.works === false ? 'rest' : ''}>
                        {Number(one.day.slice(8))}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {answer.rows.map((row) => (
                    <tr key={row.personId}>
                      <th scope="row">{row.name}</th>
                      {answer.days.map((one) => {
                        const away = row.away.find((other) => other.day === one.day)
                        const word = away ? t(away.sure ? 'leave.away' : 'leave.maybe') : ''
                        return (
                          <td
                            key={one.day}
                            className={away ? (away.sure ? 'away' : 'maybe') : one.works === false ? 'rest' : ''}
                            title={word || undefined}
                          >
                            {away && (
                              <>
                                <span aria-hidden="true">{away.sure ? '休' : '申'}</span>
                                <span className="unseen">{word}</span>
                              </>
                            )}
                          </td>
                        )
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Waiting>
    </section>
  )
}
