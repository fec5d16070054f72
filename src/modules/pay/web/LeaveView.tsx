import { Input, Select } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
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
        <a className="button" href="/desk/pay/leave">
          {t('leave.calendar')}
        </a>
      </p>
      <section className="pay-section">
        <h3>{t('leave.mine')}</h3>
        {of.requests.length === 0 && <p className="soft">{t('leave.none')}</p>}
        <ul className="pay-lines">
          {of.requests.map((one) => (
            <li key={one.requestId}>
              <p>
                {phrase(one.kindName)} · {day(one.from)}
                {one.to === one.from ? '' : `—${day(one.to)}`} · {t('leave.days', { n: one.days })} <span className={`status ${looks[one.state]}`}>{t(`leave.state.${one.state}`)}</span>
              </p>
              {one.answer && <p className="soft">{one.answer}</p>}
              {(one.state === 'asked' || (one.state === 'approved' && one.from > todayIn(new Date()))) && (
                <button
                  type="button"
                  className="button bare"
                  onClick={() =>
                    withdraw.mutate(
                      { requestId: one.requestId, basedOnVersion: one.version },
                      { onSuccess: () => toast(t('leave.withdrawn')), onError: (error) => toast(say(error), { bad: true }) },
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
            {phrase(of.health.rule)} · {of.health.fen !== null && t('health.limit', { yuan: yuanOf(of.health.fen) })} · {t('checks.due')} {of.health.dueOn && day(of.health.dueOn)}{' '}
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

function AskForLeave({ of, onClose }: { of: OutputOf<typeof myLeave>; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const today = todayIn(new Date())
  const left = (one: (typeof of.balances)[number]) => (one.left === null ? t('leave.unlimited') : t(one.atLeast ? 'leave.at-least' : 'leave.left', { n: one.left }))
  return (
    <Ask title={t('leave.ask')} onClose={onClose}>
      <ActForm
        endpoint={askLeave}
        initial={{ kind: 'annual', from: today, to: today, reason: '' }}
        verb={t('leave.ask')}
        onDone={({ days }) => {
          toast(t('leave.asked', { n: days }))
          onClose()
        }}
      >
        <FormField name="kind" label={t('leave.kind')} required>
          <Select options={of.balances.map((one) => ({ value: one.kind, label: `${phrase(one.name)}（${left(one)}${one.paid ? '' : `，${t('leave.unpaid')}`}）` }))} />
        </FormField>
        <FormField name="from" label={t('leave.from')} required>
          <DayInput />
        </FormField>
        <FormField name="to" label={t('leave.to')} required>
          <DayInput />
        </FormField>
        <FormField name="reason" label={t('leave.why')}>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
