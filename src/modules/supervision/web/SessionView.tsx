import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { mySession, shareSession, signSession, withdrawSession } from '../contract.ts'
import { Actions } from './Actions.tsx'
import { useCodes } from './codes.ts'
import { goTo } from './place.ts'
import { words } from './words.ts'

type Whole = OutputOf<typeof mySession>

/** A session and what was said in it, for those who were there. */
export function SessionView({ sessionId, personId }: { sessionId: string; personId: string }) {
  const t = useWord(words)
  const asked = useAnswer(mySession, { sessionId })
  return (
    <div className="stack">
      <p>
        <button type="button" className="button bare" onClick={() => goTo({ at: 'all' })}>
          ← {t('mine.back')}
        </button>
      </p>
      <Waiting for={asked} lines={6}>
        {(whole) => <Shown whole={whole} personId={personId} />}
      </Waiting>
    </div>
  )
}

function Shown({ whole, personId }: { whole: Whole; personId: string }) {
  const t = useWord(words)
  const { day, minutes } = useFormats()
  const { name } = useCodes()
  const facts: [string, React.ReactNode][] = [
    [t('session.when'), `${day(whole.heldOn)} ${whole.startsAt} · ${minutes(whole.minutes)}`],
    [t('held.kind'), `${t(whole.kind)} · ${name('modes', whole.mode)}`],
    [t('held.functions'), whole.functions.map((code) => name('functions', code)).join(t('and'))],
    [t('session.by'), whole.supervisorName],
    [
      t('session.people'),
      whole.people.map((one) => (
        <span key={one.personId}>
          {one.name}{' '}
          {one.signed !== null && (
            <span className={one.signed ? 'status good' : 'status warn'}>{t(one.signed ? 'held.yes' : 'held.no')}</span>
          )}{' '}
        </span>
      )),
    ],
  ]
  return (
    <>
      <section className="card">
        <h2>{t('session.of', { day: day(whole.heldOn) })}</h2>
        {whole.withdrawn && <p className="status idle">{t('mine.withdrawn')}</p>}
        <dl className="supervision-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {whole.notes.map((note) => (
          <article
            key={note.noteId}
            className={note.kind === 'emotional' ? 'supervision-note sealed' : 'supervision-note'}
          >
            <h3>
              {note.about && whole.kind === 'group'
                ? t('note.about', { kind: t(`note.${note.kind}`), name: note.about.name })
                : t(`note.${note.kind}`)}
            </h3>
            <p className="supervision-said">{note.text}</p>
            <p className="small soft">
              {t('note.readers', { names: note.readers.map((one) => one.name).join(t('and')) })}
            </p>
          </article>
        ))}
      </section>
      <Actions of={whole.actions} />
      {whole.toSign && <Sign sessionId={whole.sessionId} />}
      {whole.mayWithdraw && <Withdraw sessionId={whole.sessionId} />}
      {whole.mayShareWith.map((one) => (
        <Share
          key={one.personId}
          sessionId={whole.sessionId}
          with={one}
          hasFeelings={whole.notes.some((note) => note.kind === 'emotional' && note.about?.personId === personId)}
        />
      ))}
    </>
  )
}

function Sign({ sessionId }: { sessionId: string }) {
  const t = useWord(words)
  const [feedback, setFeedback] = useState('')
  const act = useAct(signSession)
  return (
    <form
      className="card"
      onSubmit={(event) => (
        event.preventDefault(),
        // The form is gone once it is signed; what is said of it must not go along. A refusal stands at its field.
        act.mutateAsync({ sessionId, feedback }).then(
          () => toast(t('session.signed')),
          () => undefined,
        )
      )}
    >
      <h2>{t('session.sign')}</h2>
      <p>{t('session.sign-say')}</p>
      <Field label={t('session.feedback')} wrong={wrongOf(act.error)['feedback']}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={2}
            maxLength={2000}
            value={feedback}
            onChange={(event) => setFeedback(event.target.value)}
          />
        )}
      </Field>
      <Elsewhere of={act.error} drawn={(field) => field === 'feedback'} />
      <button type="submit" className="button main" disabled={act.isPending}>
        {act.isPending ? t('sending') : t('session.sign')}
      </button>
    </form>
  )
}

function Withdraw({ sessionId }: { sessionId: string }) {
  const t = useWord(words)
  const wording = useProblemWords()
  const act = useAct(withdrawSession)
  return (
    <section className="card row">
      <span className="grow soft">{t('session.withdraw-say')}</span>
      <button type="button" className="button" onClick={() => goTo({ at: 'correct', id: sessionId })}>
        {t('session.correct')}
      </button>
      <button
        type="button"
        className="button danger"
        disabled={act.isPending}
        onClick={() =>
          void act.mutateAsync({ sessionId }).then(
            () => toast(t('session.gone')),
            (error: unknown) => toast(wording(error), { bad: true }),
          )
        }
      >
        {t('session.withdraw')}
      </button>
    </section>
  )
}

function Share({
  sessionId,
  with: one,
  hasFeelings,
}: {
  sessionId: string
  with: { personId: string; name: string }
  hasFeelings: boolean
}) {
  const t = useWord(words)
  const wording = useProblemWords()
  const [feelings, setFeelings] = useState(false)
  const act = useAct(shareSession)
  return (
    <section className="card">
      <h2>{t('session.share')}</h2>
      <p>{t('session.share-say')}</p>
      {hasFeelings && (
        <p>
          <label>
            <input type="checkbox" checked={feelings} onChange={(event) => setFeelings(event.target.checked)} />{' '}
            {t('session.share-emotional')}
          </label>
        </p>
      )}
      <button
        type="button"
        className="button"
        disabled={act.isPending}
        onClick={() =>
          void act.mutateAsync({ sessionId, withPersonId: one.personId, alsoEmotional: feelings }).then(
            () => toast(t('session.opened', { name: one.name })),
            (error: unknown) => toast(wording(error), { bad: true }),
          )
        }
      >
        {t('session.share-with', { name: one.name })}
      </button>
    </section>
  )
}
