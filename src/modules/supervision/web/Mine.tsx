import { useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { Acts, Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { cancelMeeting, meetingFile, mySession, mySessions, mySupervision, planMeeting, setGoals } from '../contract.ts'
import { Actions } from './Actions.tsx'
import { Basis } from './Basis.tsx'
import { useCodes } from './codes.ts'
import { type Duty, DutyMark } from './DutyMark.tsx'
import { emptyNext, NextFields } from './NextFields.tsx'
import { goTo, usePlace } from './place.ts'
import { RecordSession } from './RecordSession.tsx'
import { SessionView } from './SessionView.tsx'
import { words } from './words.ts'
import './supervision.css'

type Mine = OutputOf<typeof mySupervision>
type MyAgreement = Mine['agreements'][number]

/** My supervision: with whom, when next, what is owed and to be done, and every session. The same on the desk and on the phone. */
export function MySupervision() {
  const place = usePlace()
  const asked = useAnswer(mySupervision, {})
  return (
    <Waiting for={asked} lines={8}>
      {(mine) => {
        if (place.at === 'session') return <SessionView sessionId={place.id} personId={mine.personId} />
        if (place.at === 'correct') return <CorrectSession key={place.id} sessionId={place.id} mine={mine} />
        const agreement = place.at === 'record' && mine.agreements.find((one) => one.agreementId === place.id)
        return agreement ? <RecordSession agreement={agreement} personId={mine.personId} /> : <All mine={mine} />
      }}
    </Waiting>
  )
}

/** What was written down wrongly, to be written anew. */
function CorrectSession({ sessionId, mine }: { sessionId: string; mine: Mine }) {
  const asked = useAnswer(mySession, { sessionId })
  // Signed while it was being corrected: the form stays with what was typed, and says so when it is sent.
  const [begun, setBegun] = useState<OutputOf<typeof mySession>>()
  useEffect(() => {
    if (asked.data) setBegun((now) => now ?? asked.data)
  }, [asked.data])
  return (
    <Waiting for={asked} lines={8}>
      {(whole) => {
        const first = begun ?? whole
        const agreement = mine.agreements.find((one) => one.agreementId === first.agreementId)
        return agreement && first.mayWithdraw ? (
          <RecordSession agreement={agreement} personId={mine.personId} corrects={first} />
        ) : (
          <SessionView sessionId={sessionId} personId={mine.personId} />
        )
      }}
    </Waiting>
  )
}

function All({ mine }: { mine: Mine }) {
  const t = useWord(words)
  const { minutes } = useFormats()
  const standing = mine.agreements.filter((one) => one.active)
  const ended = mine.agreements.filter((one) => !one.active)
  const supervises = mine.agreements.some((one) => one.iSupervise)
  return (
    <div className="stack supervision-mine">
      <p className="small soft">{t('private')}</p>
      <p>
        {t('mine.received')} <b className="number">{minutes(mine.minutesThisYear)}</b>
        {supervises && (
          <>
            {' · '}
            {t('mine.given')} <b className="number">{minutes(mine.minutesGivenThisYear)}</b>
          </>
        )}
      </p>
      {standing.length === 0 && <Nothing title={t('mine.none')} say={t('mine.none-say')} />}
      {standing.map((one) => (
        <Agreement key={one.agreementId} of={one} />
      ))}
      <Duties title={t('mine.owed')} of={mine.duties} />
      <Duties title={t('mine.owed-by-me')} of={mine.owedByMe} named />
      <Actions of={mine.actions} />
      <Sessions />
      {ended.length > 0 && (
        <details>
          <summary>{t('mine.ended')}</summary>
          <ul>
            {ended.map((one) => (
              <li key={one.agreementId}>
                <WithWhom of={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function WithWhom({ of }: { of: MyAgreement }) {
  const t = useWord(words)
  return (
    <>
      {of.iSupervise
        ? t('mine.i-supervise', { names: of.people.map((one) => one.name).join(t('and')) })
        : t('mine.by', { name: of.supervisorName })}
    </>
  )
}

function Agreement({ of }: { of: MyAgreement }) {
  const t = useWord(words)
  const { day, minutes } = useFormats()
  const { name } = useCodes()
  const wording = useProblemWords()
  const [open, setOpen] = useState<'goals' | 'plan'>()
  const cancel = useAct(cancelMeeting)
  const { next } = of
  const bad = (error: unknown) => toast(wording(error), { bad: true })
  return (
    <section className="card">
      <h2>
        <WithWhom of={of} />
      </h2>
      <p className="small soft">
        {of.untilOn
          ? t('pool.term-range', { from: day(of.fromOn), until: day(of.untilOn) })
          : t('pool.term-open', { from: day(of.fromOn) })}
        {of.everyDays && ` · ${t('every-days', { n: of.everyDays })}`}
      </p>
      <h3>{t('mine.goals')}</h3>
      {open === 'goals' ? (
        <GoalsForm of={of} onClose={() => setOpen(undefined)} />
      ) : (
        <p className="row">
          <span className={of.goals ? 'grow supervision-said' : 'grow soft'}>{of.goals ?? t('mine.goals-none')}</span>
          <button type="button" className="button bare" onClick={() => setOpen('goals')}>
            {t('mine.goals-set')}
          </button>
        </p>
      )}
      <h3>{t('mine.next')}</h3>
      {open === 'plan' ? (
        <PlanForm of={of} onClose={() => setOpen(undefined)} />
      ) : (
        <div className="row">
          <span className={next ? 'grow' : 'grow soft'}>
            {next
              ? t('mine.next-at', {
                  day: day(next.plannedOn),
                  time: next.startsAt,
                  minutes: minutes(next.minutes),
                  mode: name('modes', next.mode),
                })
              : t('mine.next-none')}
          </span>
          {next && (
            <>
              <button
                type="button"
                className="button"
                onClick={() => void call(meetingFile, { planId: next.planId }).catch(bad)}
              >
                {t('mine.calendar')}
              </button>
              <button
                type="button"
                className="button bare"
                disabled={cancel.isPending}
                onClick={() =>
                  cancel.mutate({ planId: next.planId }, { onError: bad, onSuccess: () => toast(t('mine.cancelled')) })
                }
              >
                {t('mine.cancel')}
              </button>
            </>
          )}
          <button type="button" className="button bare" onClick={() => setOpen('plan')}>
            {t(next ? 'mine.plan-again' : 'mine.plan')}
          </button>
        </div>
      )}
      {of.iSupervise && (
        <p>
          <button type="button" className="button main" onClick={() => goTo({ at: 'record', id: of.agreementId })}>
            {t('mine.record')}
          </button>
        </p>
      )}
    </section>
  )
}

interface FormGiven {
  of: MyAgreement
  onClose: () => void
}

function GoalsForm({ of, onClose }: FormGiven) {
  const t = useWord(words)
  const [goals, setGoalsTo] = useState(of.goals ?? '')
  const act = useAct(setGoals)
  const send = () =>
    act.mutate({ agreementId: of.agreementId, goals }, { onSuccess: () => (toast(t('mine.goals-kept')), onClose()) })
  return (
    <form onSubmit={(event) => (event.preventDefault(), send())}>
      <Field label={t('mine.goals')} wrong={wrongOf(act.error)['goals']}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={3}
            maxLength={2000}
            value={goals}
            onChange={(event) => setGoalsTo(event.target.value)}
          />
        )}
      </Field>
      <Elsewhere of={act.error} drawn={(field) => field === 'goals'} />
      <Acts verb={t('mine.goals-save')} busy={act.isPending} onClose={onClose} />
    </form>
  )
}

function PlanForm({ of, onClose }: FormGiven) {
  const t = useWord(words)
  const [next, setNext] = useState(emptyNext)
  const act = useAct(planMeeting)
  const wrong = wrongOf(act.error)
  const send = () =>
    act.mutate(
      { agreementId: of.agreementId, ...next, minutes: Number(next.minutes) },
      { onSuccess: () => (toast(t('mine.planned')), onClose()) },
    )
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), send())}>
      <NextFields next={next} onChange={setNext} wrong={(field) => wrong[field]} />
      <Elsewhere of={act.error} drawn={(field) => field in next} />
      <Acts verb={t('mine.plan-save')} busy={act.isPending} onClose={onClose} />
    </form>
  )
}

function Duties({ title, of, named = false }: { title: string; of: Duty[]; named?: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  if (of.length === 0) return null
  return (
    <section className="card">
      <h2>{title}</h2>
      <ul className="supervision-rules">
        {of.map((duty) => (
          <li key={`${duty.personId} ${duty.code}`}>
            <span>
              {named && <b>{duty.personName} </b>}
              {phrase(duty.name)}
            </span>{' '}
            <DutyMark of={duty} />
            <span className="small soft">
              {t('debt.last')} {duty.lastOn ? day(duty.lastOn) : t('debt.never')} · {t('debt.due')} {day(duty.dueOn)}
            </span>
            {!named && <Basis of={duty} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sessions() {
  const t = useWord(words)
  const { day, minutes } = useFormats()
  const { name } = useCodes()
  const [size, setSize] = useState(10)
  const asked = useAnswer(mySessions, { size }, { keepLast: true })
  return (
    <section className="card">
      <h2>{t('mine.sessions')}</h2>
      <Waiting for={asked} lines={4}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 && <p className="soft">{t('mine.sessions-none')}</p>}
            <ul className="supervision-sessions">
              {rows.map((row) => (
                <li key={row.sessionId} className={row.withdrawn ? 'withdrawn' : ''}>
                  <a
                    href={`#session=${row.sessionId}`}
                    onClick={(event) => (event.preventDefault(), goTo({ at: 'session', id: row.sessionId }))}
                  >
                    {day(row.heldOn)} {t(row.kind)}
                  </a>{' '}
                  <Mark of={row} />
                  <span className="small soft">
                    {minutes(row.minutes)} · {row.functions.map((code) => name('functions', code)).join(t('and'))} ·{' '}
                    {row.iSupervised ? row.people.map((one) => one.name).join(t('and')) : row.supervisorName}
                  </span>
                </li>
              ))}
            </ul>
            {next && size < 100 && (
              <button type="button" className="button" onClick={() => setSize(100)}>
                {t('mine.more')}
              </button>
            )}
          </>
        )}
      </Waiting>
    </section>
  )
}

function Mark({ of }: { of: OutputOf<typeof mySessions>['rows'][number] }) {
  const t = useWord(words)
  if (of.withdrawn) return <span className="status idle">{t('mine.withdrawn')}</span>
  if (of.shared) return <span className="status">{t('mine.shared')}</span>
  if (of.toSign) return <span className="status warn">{t('mine.to-sign')}</span>
  return of.people.every((one) => one.signed !== false) ? (
    <span className="status good">{t('mine.signed')}</span>
  ) : (
    <span className="status warn">{t('mine.unsigned')}</span>
  )
}
