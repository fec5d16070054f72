import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ProblemError } from '#web/client/call.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Problem, useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { askLeave, myLeave, withdrawLeave } from '../contract.ts'
import { Rests, yuanOf } from './marks.tsx'
import { words } from './words.ts'
import './pay.css'

/** One's own leave and health check: what is left, asking, taking back. */
export function LeaveView() {
  return <Waiting for={useAnswer(myLeave, {})}>{(answer) => <Own of={answer} />}</Waiting>
}

const looks = { asked: 'warn', approved: 'good', returned: 'bad', withdrawn: 'idle' } as const

function Own({ of }: { of: OutputOf<typeof myLeave> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const say = useProblemWords()
  const [asking, setAsking] = useState(false)
  const withdraw = useAct(withdrawLeave)
  const limited = of.balances.filter((one) => one.entitled !== null)
  return (
    <>
      <div className="balances">
        {limited.map((one) => (
          <div key={one.kind} className="card">
            <b>{phrase(one.name)}</b>
            <p>{t(one.atLeast ? 'leave.at-least' : 'leave.left', { n: one.left ?? 0 })}</p>
            <p className="soft">
              {t('leave.entitled', { n: one.entitled ?? 0 })}
              {one.carried > 0 && ` · ${t('leave.carried', { n: one.carried })}`}
              {one.taken > 0 && ` · ${t('leave.taken', { n: one.taken })}`}
            </p>
            {one.missing && <p className="soft">{phrase(one.missing)}</p>}
            <Rests of={one} />
          </div>
        ))}
      </div>
      <p className="row pay-section">
        <button type="button" className="button main" onClick={() => setAsking(true)}>
          {t('leave.ask')}
        </button>
      </p>
      <section className="pay-section">
        <h3>{t('leave.mine')}</h3>
        {of.requests.length === 0 && <p className="soft">{t('leave.none')}</p>}
        <ul className="pay-lines">
          {of.requests.map((one) => (
            <li key={one.requestId}>
              <p>
                {phrase(one.kindName)} · {day(one.from)}
                {one.to === one.from ? '' : `—${day(one.to)}`} · {t('leave.days', { n: one.days })}{' '}
                <span className={`status ${looks[one.state]}`}>{t(`leave.state.${one.state}`)}</span>
              </p>
              {one.answer && <p className="soft">{one.answer}</p>}
              {(one.state === 'asked' || (one.state === 'approved' && one.from > todayIn(new Date()))) && (
                <button
                  type="button"
                  className="button bare"
                  onClick={() =>
                    withdraw.mutate(
                      { requestId: one.requestId, basedOnVersion: one.version },
                      {
                        onSuccess: () => toast(t('leave.withdrawn')),
                        onError: (error) => toast(say(error), { bad: true }),
                      },
                    )
                  }
                >
                  {t('leave.withdraw')}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="pay-section">
        <h3>{t('health')}</h3>
        {of.health.rule && (
          <p>
            {phrase(of.health.rule)} · {of.health.fen !== null && t('health.limit', { yuan: yuanOf(of.health.fen) })} ·{' '}
            {t('checks.due')} {of.health.dueOn && day(of.health.dueOn)}{' '}
            {of.health.overdue && <span className="status bad">{t('checks.overdue')}</span>}
          </p>
        )}
        <Rests of={of.health} />
        <ul className="pay-lines">
          {of.health.checks.map((one) => (
            <li key={one.checkId}>
              <p>
                {day(one.doneOn)} · {one.place} · {t('money', { yuan: yuanOf(one.fen) })}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {asking && <AskForLeave of={of} onClose={() => setAsking(false)} />}
    </>
  )
}

/** Drawn without the desk's form parts: the phone shows it too. */
function AskForLeave({ of, onClose }: { of: OutputOf<typeof myLeave>; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const today = todayIn(new Date())
  const [asked, ask] = useState({ kind: 'annual', from: today as string, to: today as string, reason: '' })
  const act = useAct(askLeave)
  const problem = act.error instanceof ProblemError ? act.error.problem : undefined
  const wrong = (field: string) => problem?.fields?.find((one) => one.field === field)?.message
  const left = (one: (typeof of.balances)[number]) =>
    one.left === null ? t('leave.unlimited') : t(one.atLeast ? 'leave.at-least' : 'leave.left', { n: one.left })
  const change = (by: Partial<typeof asked>) => ask({ ...asked, ...by })
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(asked, {
      onSuccess: ({ days }) => {
        toast(t('leave.asked', { n: days }))
        onClose()
      },
    })
  }
  return (
    <Ask title={t('leave.ask')} onClose={onClose}>
      <form onSubmit={send} noValidate className="stack">
        <Field label={t('leave.kind')} wrong={wrong('kind')}>
          <select className="input" value={asked.kind} onChange={(event) => change({ kind: event.target.value })}>
            {of.balances.map((one) => (
              <option key={one.kind} value={one.kind}>
                {`${phrase(one.name)}（${left(one)}${one.paid ? '' : `，${t('leave.unpaid')}`}）`}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('leave.from')} wrong={wrong('from')}>
          <input
            className="input"
            type="date"
            value={asked.from}
            onChange={(event) =>
              change({ from: event.target.value, ...(event.target.value > asked.to && { to: event.target.value }) })
            }
          />
        </Field>
        <Field label={t('leave.to')} wrong={wrong('to')}>
          <input
            className="input"
            type="date"
            value={asked.to}
            onChange={(event) => change({ to: event.target.value })}
          />
        </Field>
        <Field label={t('leave.why')} wrong={wrong('reason')}>
          <input
            className="input"
            maxLength={200}
            value={asked.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
        {act.error && !problem?.fields && <Problem of={act.error} />}
        <button type="submit" className="button main" disabled={act.isPending}>
          {t('leave.ask')}
        </button>
      </form>
    </Ask>
  )
}

function Field({ label, wrong, children }: { label: string; wrong: string | undefined; children: ReactNode }) {
  return (
    <label className="field">
      <span className="label">{label}</span>
      {children}
      {wrong && (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      )}
    </label>
  )
}
