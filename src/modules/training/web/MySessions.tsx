import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { todayIn } from '#kernel/days.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ProblemError } from '#web/client/call.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { mySessions, signUp, withdraw } from '../contract.ts'
import { CheckIn } from './CheckIn.tsx'
import { hourOf, useCodes } from './codes.ts'
import { Lesson, LessonLine } from './Lesson.tsx'
import './training.css'
import { words } from './words.ts'

type Mine = OutputOf<typeof mySessions>
type Session = Mine['coming'][number]

/** One's own training, at the desk and on the phone: what comes, what one may sign up for, what can be learned online, what was. */
export function MySessions() {
  const asked = useAnswer(mySessions, {})
  const [lessonId, setLessonId] = useState<string>()
  if (lessonId) return <Lesson lessonId={lessonId} onBack={() => setLessonId(undefined)} />
  return <Waiting for={asked}>{(mine) => <Lists of={mine} onLearn={setLessonId} />}</Waiting>
}

function Lists({ of, onLearn }: { of: Mine; onLearn: (lessonId: string) => void }) {
  const t = useWord(words)
  const nothing = of.coming.length + of.open.length + of.past.length + of.lessons.length === 0
  if (nothing) return <Nothing title={t('mine.none')} say={t('mine.none-say')} />
  const today = todayIn(new Date())
  return (
    <>
      {(['coming', 'open'] as const).map(
        (part) =>
          of[part].length > 0 && (
            <section key={part}>
              <h2>{t(`mine.${part}`)}</h2>
              <ul className="sessions-of">
                {of[part].map((one) => (
                  <li key={one.sessionId}>
                    <About of={one} />
                    {part === 'open' ? <SignUp of={one} /> : <Coming of={one} today={today} />}
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      {of.lessons.length > 0 && (
        <section>
          <h2>{t('lessons')}</h2>
          <ul className="sessions-of">
            {of.lessons.map((one) => (
              <LessonLine key={one.lessonId} of={one} onLearn={() => onLearn(one.lessonId)} />
            ))}
          </ul>
        </section>
      )}
      {of.past.length > 0 && (
        <section>
          <h2>{t('mine.past')}</h2>
          <ul className="sessions-of">
            {of.past.map((one) => (
              <li key={one.sessionId}>
                <About of={one} />
                <Past of={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function About({ of }: { of: Session }) {
  const t = useWord(words)
  const { day } = useFormats()
  const { hours, category } = useCodes()
  return (
    <>
      <h3>{of.title ? `${of.courseTitle} · ${of.title}` : of.courseTitle}</h3>
      <p>
        <span className="number">{`${day(of.heldOn)} ${hourOf(of.startsAt)}–${hourOf(of.endsAt)}`}</span> · {of.place}
      </p>
      <p className="soft small">
        {of.credits
          .map((credit) => `${category(credit.category)} ${t('session.worth', { hours: hours(credit.minutes) })}`)
          .join('、')}
        {of.teacher && ` · ${of.teacher}`} · {of.organisationName ?? of.regionName}
      </p>
    </>
  )
}

function SignUp({ of }: { of: Session }) {
  const t = useWord(words)
  const { instant } = useFormats()
  const act = useAct(signUp)
  const clash = act.error instanceof ProblemError && act.error.problem.code === 'training/clash'
  const full = of.enrolled >= of.capacity || of.waiting > 0
  const send = (despiteClash: boolean) =>
    act.mutate(
      { sessionId: of.sessionId, despiteClash },
      {
        onSuccess: ({ waitingPlace }) =>
          toast(waitingPlace === null ? t('mine.signed-up') : t('mine.waiting', { n: waitingPlace })),
      },
    )
  return (
    <>
      <p className="row">
        <button type="button" className="button main" disabled={act.isPending} onClick={() => send(clash)}>
          {t(clash ? 'mine.despite' : full ? 'mine.sign-up-wait' : 'mine.sign-up')}
        </button>
        <span className="small soft">
          {t('session.places', { enrolled: of.enrolled, capacity: of.capacity })}
          {of.waiting > 0 && ` · ${t('session.waiting', { n: of.waiting })}`} ·{' '}
          {t('mine.until', { at: instant(of.signUpUntil) })}
        </span>
      </p>
      {act.error && <Problem of={act.error} />}
    </>
  )
}

function Coming({ of, today }: { of: Session; today: string }) {
  const t = useWord(words)
  const act = useAct(withdraw)
  if (of.calledOff)
    return (
      <p>
        <span className="status idle">{t('session.called-off')}</span> {of.callOffReason}
      </p>
    )
  const begun = Date.now() >= Date.parse(of.startsAt)
  return (
    <>
      <p className="row">
        <span className={`status ${of.mine === 'enrolled' ? 'good' : 'warn'}`}>
          {t(`state.${of.mine ?? 'withdrawn'}`)}
        </span>
        {!begun && !of.checkedInAt && (
          <button
            type="button"
            className="button"
            disabled={act.isPending}
            onClick={() => act.mutate({ sessionId: of.sessionId }, { onSuccess: () => toast(t('session.withdrawn')) })}
          >
            {t('session.withdraw')}
          </button>
        )}
      </p>
      {act.error && <Problem of={act.error} />}
      {of.heldOn === today && of.mine === 'enrolled' && <CheckIn of={of} />}
    </>
  )
}

function Past({ of }: { of: Session }) {
  const t = useWord(words)
  const { hours } = useCodes()
  if (of.calledOff) return <span className="status idle">{t('session.called-off')}</span>
  if (of.creditedMinutes !== null)
    return <span className="status good">{t('mine.credited', { hours: hours(of.creditedMinutes) })}</span>
  return <span className="status warn">{t(of.checkedInAt ? 'mine.not-out' : 'mine.absent')}</span>
}
