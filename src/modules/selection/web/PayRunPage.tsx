import { useState, type ChangeEvent } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatFen, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { approveRun, bankFile, closeRun, payRun, readReturn, repaid, sendRun } from '../contract-pay-runs.ts'
import { runMark } from './PayRunsPage.tsx'
import { Spans } from './TitleView.tsx'
import { words } from './titles-words.ts'
import './results.css'
import './titles.css'

type Run = OutputOf<typeof payRun>
const lineMark = {
  proposed: '',
  sent: '',
  paid: 'good',
  failed: 'bad',
  owed: 'warn',
  repaid: 'good',
  carried: 'idle',
} as const

/** One run: what each is paid and why, its way to the bank and back. */
export default function PayRunPage() {
  const t = useWord(words)
  const { day } = useFormats()
  const asked = useAnswer(payRun, { runId: usePathPart('runId') })
  return (
    <Waiting for={asked}>
      {(of) => (
        <>
          <PageHeader
            title={t('run.before', { day: day(of.untilOn) })}
            back={{ to: '/desk/selection/runs', title: t('runs') }}
            note={
              <p>
                {of.award} · <span className={`status ${runMark[of.stage]}`}>{t(`run.${of.stage}`)}</span> ·{' '}
                {t('run.who', { who: of.proposedBy })}
                {of.approvedBy && `，${t('run.yes-by', { who: of.approvedBy })}`} · {t('run.fen')}{' '}
                <strong>{formatFen(of.fen)}</strong>
                {of.owedFen > 0 && (
                  <>
                    {' '}
                    · {t('run.owed')} <strong>{formatFen(of.owedFen)}</strong>
                  </>
                )}
              </p>
            }
          />
          <Acts of={of} />
          <Lines of={of} />
        </>
      )}
    </Waiting>
  )
}

function Acts({ of }: { of: Run }) {
  const t = useWord(words)
  const say = useProblemWords()
  const store = useQueryClient()
  const [approve, send, close] = [useAct(approveRun), useAct(sendRun), useAct(closeRun)]
  const [back, setBack] = useState<OutputOf<typeof readReturn>>()
  const given = { runId: of.runId, basedOnVersion: of.version }
  const bad = (error: unknown) => toast(say(error), { bad: true })
  const file = (as: 'xlsx' | 'csv') => void call(bankFile, { runId: of.runId, as }).catch(bad)
  const failed = of.rows.filter((one) => one.stage === 'failed').length
  const sent = of.rows.some((one) => one.stage === 'sent')
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0]
    event.target.value = ''
    if (!chosen) return
    try {
      // By its bytes: what a browser calls a CSV differs from one to the next.
      setBack(
        await call(
          readReturn,
          { runId: of.runId },
          { bytes: new Blob([chosen], { type: 'application/octet-stream' }) },
        ),
      )
      await store.invalidateQueries()
    } catch (error) {
      bad(error)
    }
  }
  const doSend = () =>
    void send.mutateAsync(given).then((answer) => toast(t('run.sent-done', { n: answer.sent, m: answer.failed })), bad)
  return (
    <>
      <p className="row">
        {of.stage === 'proposed' &&
          (of.mayApprove ? (
            <>
              <button
                type="button"
                className="button main"
                onClick={() => void approve.mutateAsync({ ...given, approved: true }).catch(bad)}
              >
                {t('run.approve')}
              </button>
            </>
          ) : (
            <span className="soft">{t('run.other')}</span>
          ))}
        {of.stage === 'proposed' && of.mayApprove && (
          <button
            type="button"
            className="button"
            onClick={() => void approve.mutateAsync({ ...given, approved: false }).catch(bad)}
          >
            {t('run.drop')}
          </button>
        )}
        {of.stage === 'approved' && (
          <button type="button" className="button main" onClick={doSend}>
            {t('run.send')}
          </button>
        )}
        {of.stage === 'sent' && (
          <>
            {sent && (
              <>
                <button type="button" className="button" onClick={() => file('xlsx')}>
                  {t('run.excel')}
                </button>
                <button type="button" className="button" onClick={() => file('csv')}>
                  {t('run.csv')}
                </button>
                <label className="button">
                  {t('run.return')}
                  <input
                    className="unseen"
                    type="file"
                    accept=".xlsx,.csv"
                    aria-label={t('run.return')}
                    onChange={(event) => void read(event)}
                  />
                </label>
                <span className="small soft">{t('run.return-say')}</span>
              </>
            )}
            {failed > 0 && (
              <button type="button" className="button" onClick={doSend}>
                {t('run.again', { n: failed })}
              </button>
            )}
            {!sent && (
              <button type="button" className="button" onClick={() => void close.mutateAsync(given).catch(bad)}>
                {t('run.close')}
              </button>
            )}
          </>
        )}
      </p>
      {back && (
        <p className={`panel ${back.strange.length > 0 ? 'warn' : ''}`} role="status">
          {t('run.returned', { paid: back.paid, failed: back.failed, waiting: back.waiting })}
          {back.strange.length > 0 && ` ${t('run.strange', { lines: back.strange.join('、') })}`}
        </p>
      )}
    </>
  )
}

function Lines({ of }: { of: Run }) {
  const t = useWord(words)
  const [back, setBack] = useState<string>()
  return (
    <section className="card selection-title">
      <div className="sideways" tabIndex={0} role="region" aria-label={t('runs')}>
        <table className="plain-table selection-rows">
          <thead>
            <tr>
              <th>{t('line.place')}</th>
              <th>{t('holder')}</th>
              <th>{t('line.due')}</th>
              <th>{t('line.before')}</th>
              <th>{t('line.amount')}</th>
              <th>{t('state')}</th>
              <th>{t('line.why')}</th>
            </tr>
          </thead>
          <tbody>
            {of.rows.map((row) => (
              <tr key={row.lineId}>
                <td>{row.place}</td>
                <td>
                  <a href={`/desk/selection/titles/${row.titleId}`}>{row.name}</a>
                </td>
                <td>{formatFen(row.dueFen)}</td>
                <td>{formatFen(row.beforeFen)}</td>
                <td>
                  <strong>{formatFen(row.amountFen)}</strong>
                </td>
                <td>
                  {row.stage === 'proposed' && row.amountFen < 0 ? (
                    <span className="status warn">{t('line.owing')}</span>
                  ) : (
                    <span className={`status ${lineMark[row.stage]}`}>{t(`line.${row.stage}`)}</span>
                  )}
                  {row.failure && <div className="small soft">{row.failure}</div>}
                  {row.stage === 'owed' && (
                    <button type="button" className="button bare" onClick={() => setBack(row.lineId)}>
                      {t('line.repaid-do')}
                    </button>
                  )}
                </td>
                <td>
                  <details>
                    <summary>{t('line.why')}</summary>
                    <Spans of={row.spans} />
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {back && (
        <Ask title={t('line.repaid-do')} onClose={() => setBack(undefined)}>
          <ActForm
            endpoint={repaid}
            given={{ lineId: back }}
            verb={t('line.repaid-do')}
            onDone={() => setBack(undefined)}
          >
            <FormField name="repaidOn" label={t('line.repaid-on')} required>
              <DayInput until={todayIn(new Date())} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </section>
  )
}
