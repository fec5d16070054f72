import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { answerAsked, myReviews } from '../contract-judging.ts'
import { words } from './judging-words.ts'
import { ReviewForm } from './ReviewForm.tsx'
import './judging.css'

type Answer = OutputOf<typeof myReviews>

/** What an expert is asked and given, at the desk and on the phone: drawn without antd. */
export default function ReviewsPage() {
  const t = useWord(words)
  const [query, change] = useQueryWords()
  const asked = useAnswer(myReviews, {})
  if (query['review']) return <ReviewForm assignmentId={query['review']} onBack={() => change({ review: undefined })} />
  return (
    <>
      <PageHeader title={t('mine')} />
      <Waiting for={asked} lines={6}>
        {(found) => {
          const invited = found.asked.filter((one) => one.stage === 'asked')
          return invited.length === 0 && found.reviews.length === 0 ? (
            <Nothing title={t('mine.empty')} say={t('mine.empty-say')} />
          ) : (
            <div className="judging-mine">
              {invited.map((one) => (
                <Asked key={one.expertId} of={one} />
              ))}
              <Reviews of={found.reviews} open={(review) => change({ review }, { step: true })} />
            </div>
          )
        }}
      </Waiting>
    </>
  )
}

function Asked({ of }: { of: Answer['asked'][number] }) {
  const t = useWord(words)
  const { day } = useFormats()
  const act = useAct(answerAsked)
  const [reason, setReason] = useState('')
  const answer = (accept: boolean) =>
    void act
      .mutateAsync({ expertId: of.expertId, accept, reason: accept ? '' : reason, basedOnVersion: of.version })
      .catch(() => undefined)
  const wrong = wrongOf(act.error)
  return (
    <section className="card">
      <h2>{t('mine.asked')}</h2>
      <p>
        {of.round}{' '}
        {of.answerBy && <span className="soft small">{t('expert.answer-by', { day: day(of.answerBy) })}</span>}
      </p>
      <Field label={t('mine.why-not')} wrong={wrong['reason']}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Elsewhere of={act.error} drawn={(field) => field === 'reason'} />
      <div className="row">
        <button type="button" className="button main" disabled={act.isPending} onClick={() => answer(true)}>
          {t('mine.accept')}
        </button>
        <button type="button" className="button" disabled={act.isPending} onClick={() => answer(false)}>
          {t('mine.decline')}
        </button>
      </div>
    </section>
  )
}

function Reviews({ of, open }: { of: Answer['reviews']; open: (id: string) => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day, instant } = useFormats()
  return (
    <ul className="judging-reviews">
      {of.map((one) => {
        const name = /^\d{3}$/.test(one.entry) ? t('mine.number', { n: one.entry }) : one.entry
        return (
          <li key={one.assignmentId} className="card">
            <div>
              <strong>{name}</strong> <span className="soft">{phrase(one.sheet)}</span>
              <div className="soft small">{one.round}</div>
              <div className="changes small">
                {one.stage === 'done' ? (
                  <span className="status good">{t('mine.done', { points: one.points ?? '' })}</span>
                ) : (
                  one.dueOn && (
                    <span className={`status ${one.late ? 'bad' : 'warn'}`}>
                      {one.late ? t('pair.late') : t('mine.due', { day: day(one.dueOn) })}
                    </span>
                  )
                )}
                {one.saved && <span>{t('mine.saved')}</span>}
                {one.waitsForBlind && <span>{t('mine.waits')}</span>}
                {one.defence && (
                  <span>{t('review.defence', { when: instant(one.defence.startsAt), room: one.defence.room })}</span>
                )}
              </div>
            </div>
            <button
              type="button"
              className="button"
              aria-label={`${t('mine.open')} · ${name}`}
              onClick={() => open(one.assignmentId)}
            >
              {t('mine.open')}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
