import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMe } from '#web/client/me.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { EvidenceField } from '#web/kit/EvidenceField.tsx'
import { formatBytes, useFormats } from '#web/kit/formats.ts'
import { Photo } from '#web/kit/Photo.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { declareConflict, review, reviewEvidence, saveReview, submitReview } from '../contract-judging.ts'
import { pointsOf } from '../domain/scores.ts'
import { words } from './judging-words.ts'

type Review = OutputOf<typeof review>

/** One entry to judge: what it says, the points of each criterion, drafts, and once for all. */
export function ReviewForm({ assignmentId, onBack }: { assignmentId: string; onBack: () => void }) {
  const t = useWord(words)
  const asked = useAnswer(review, { assignmentId })
  return (
    <>
      <button type="button" className="button bare" onClick={onBack}>
        {t('mine.back')}
      </button>
      <Waiting for={asked} lines={10}>
        {(found) => (
          <Whole key={`${found.stage} ${found.version}`} of={found} assignmentId={assignmentId} onBack={onBack} />
        )}
      </Waiting>
    </>
  )
}

function Whole({ of, assignmentId, onBack }: { of: Review; assignmentId: string; onBack: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { instant, day } = useFormats()
  const name = of.sheet.blind ? t('mine.number', { n: of.entry }) : of.entry
  const place = [of.organisationName, of.regionName].filter((one) => one !== null && one !== of.entry).join(' · ')
  return (
    <div className="judging-review">
      <PageHeader title={name} whose={phrase(of.sheet.name)} note={<p className="soft small">{of.round}</p>} />
      {place && <p className="soft">{place}</p>}
      {of.sheet.blind && <p className="soft small">{t('review.blind')}</p>}
      {of.stage === 'given' && <p className="soft small">{t('review.alone')}</p>}
      {of.dueOn && of.stage === 'given' && <p className="status warn">{t('mine.due', { day: day(of.dueOn) })}</p>}
      {of.defence && <p>{t('review.defence', { when: instant(of.defence.startsAt), room: of.defence.room })}</p>}
      <div className="judging-two">
        <section className="card">
          <h2>{t('review.words')}</h2>
          {of.waitsForBlind ? (
            <p className="status warn">{t('mine.waits')}</p>
          ) : of.words.length === 0 ? (
            <p className="soft">{t('review.words-none')}</p>
          ) : (
            of.words.map((one) => (
              <div key={one.key}>
                <h3>{phrase(one.name)}</h3>
                <p className="judging-said">{one.text}</p>
              </div>
            ))
          )}
          <Pieces of={of} assignmentId={assignmentId} />
          {of.facts.length > 0 && (
            <>
              <h2>{t('review.facts')}</h2>
              <dl className="judging-facts">
                {of.facts.map((one) => (
                  <div key={one.name.zh}>
                    <dt>{phrase(one.name)}</dt>
                    <dd>{phrase(one.value)}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </section>
        <Marks of={of} assignmentId={assignmentId} onBack={onBack} />
      </div>
    </div>
  )
}

/** The applicant’s evidence: pictures small, PDFs by name. */
function Pieces({ of, assignmentId }: { of: Review; assignmentId: string }) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (of.pieces.length === 0 && of.piecesHeld === 0) return null
  return (
    <>
      <h2>{t('review.evidence')}</h2>
      <p className="soft small">
        {of.pieces.length > 0 && t('review.evidence-logged')}{' '}
        {of.piecesHeld > 0 && t('review.evidence-held', { n: of.piecesHeld })}
      </p>
      <ul className="bare judging-pieces">
        {of.pieces.map((one, at) => (
          <li key={one.evidenceId}>
            <span>{one.about ? phrase(one.about) : t('piece.whole')}</span>{' '}
            {one.kind === 'pdf' ? (
              <button
                type="button"
                className="button bare"
                onClick={() => void call(reviewEvidence, { assignmentId, evidenceId: one.evidenceId })}
              >
                {t('review.piece', { n: at + 1, size: formatBytes(one.bytes) })}
              </button>
            ) : (
              <Photo
                src={`/api/selection/reviews/${assignmentId}/evidence/${one.evidenceId}`}
                alt={`${t('review.evidence')} ${at + 1}`}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Marks({ of, assignmentId, onBack }: { of: Review; assignmentId: string; onBack: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  const save = useAct(saveReview)
  const submit = useAct(submitReview)
  const declare = useAct(declareConflict)
  const [marks, setMarks] = useState<Record<string, string>>(() =>
    Object.fromEntries(Object.entries(of.marks).map(([code, points]) => [code, String(points)])),
  )
  const [vetoes, setVetoes] = useState(of.vetoes)
  const [comment, setComment] = useState(of.comment)
  const [visitedOn, setVisitedOn] = useState<string>(of.visitedOn ?? '')
  const [evidenceIds, setEvidence] = useState(of.evidence.map((one) => one.evidenceId))
  const [reason, setReason] = useState('')
  const locked = of.stage !== 'given'
  const typed = Object.fromEntries(
    Object.entries(marks).flatMap(([code, text]) => {
      const points = Number(text.normalize('NFKC'))
      return text.trim() === '' || Number.isNaN(points) ? [] : [[code, points] as const]
    }),
  )
  const input = {
    assignmentId,
    marks: typed,
    vetoes,
    comment,
    visitedOn: visitedOn === '' ? null : (visitedOn as never),
    evidenceIds,
    basedOnVersion: of.version,
  }
  const error = submit.error ?? save.error
  const wrong = wrongOf(error)
  const total = pointsOf(of.sheet.criteria, typed)
  return (
    <section className="card stack">
      {of.sheet.criteria.map((one) => (
        <div key={one.code} className="judging-mark">
          <Field
            label={t('review.points', { name: phrase(one.name), most: one.points })}
            wrong={wrong[`marks.${one.code}`]}
          >
            {(control) => (
              <input
                {...control}
                className="input"
                inputMode="decimal"
                maxLength={6}
                disabled={locked}
                value={marks[one.code] ?? ''}
                onChange={(event) => {
                  setMarks({ ...marks, [one.code]: event.target.value })
                  // What was said of a figure is about the figure that stood there.
                  if (submit.error) submit.reset()
                  if (save.error) save.reset()
                }}
              />
            )}
          </Field>
          {one.veto && (
            <label className="small">
              <input
                type="checkbox"
                disabled={locked}
                checked={vetoes.includes(one.code)}
                onChange={(event) =>
                  setVetoes(event.target.checked ? [...vetoes, one.code] : vetoes.filter((code) => code !== one.code))
                }
              />{' '}
              {t('review.veto')}
            </label>
          )}
        </div>
      ))}
      {total !== undefined && <p className="judging-total">{t('review.total', { n: total.toFixed(1) })}</p>}
      {of.sheet.method === 'visit' && (
        <>
          <Field label={t('review.visited')} wrong={wrong['visitedOn']}>
            {(control) => (
              <input
                {...control}
                type="date"
                className="input"
                disabled={locked}
                value={visitedOn}
                onChange={(event) => setVisitedOn(event.target.value)}
              />
            )}
          </Field>
          <EvidenceField
            value={evidenceIds}
            onChange={setEvidence}
            personId={me.personId}
            wrong={wrong['evidenceIds']}
          />
        </>
      )}
      <Field label={t('review.comment')} wrong={wrong['comment']}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={4}
            maxLength={2000}
            disabled={locked}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
      <Elsewhere
        of={error}
        drawn={(field) => field.startsWith('marks.') || ['comment', 'visitedOn', 'evidenceIds'].includes(field)}
      />
      {locked ? (
        <>
          <p className="status good">{t('review.given', { points: of.points ?? '' })}</p>
          {of.others !== null && of.others.length > 0 && <p>{t('review.others', { list: of.others.join('、') })}</p>}
        </>
      ) : (
        <>
          <div className="row">
            <button
              type="button"
              className="button"
              disabled={save.isPending}
              onClick={() =>
                void save.mutateAsync(input).then(
                  () => toast(t('review.saved')),
                  () => undefined,
                )
              }
            >
              {t('review.save')}
            </button>
            <ConfirmOnce
              main
              verb={t('review.submit')}
              title={t('review.submit')}
              consequence={t('review.submit-say')}
              notNow={of.waitsForBlind ? t('mine.waits') : null}
              // What is wrong is said at its field, below the question.
              act={() => submit.mutateAsync(input).catch(() => undefined)}
            />
          </div>
          <details>
            <summary>{t('review.declare')}</summary>
            <p className="soft small">{t('review.declare-say')}</p>
            <Field label={t('reason')} wrong={wrongOf(declare.error)['reason']}>
              {(control) => (
                <textarea
                  {...control}
                  className="input"
                  rows={2}
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            <button
              type="button"
              className="button"
              disabled={declare.isPending}
              onClick={() => void declare.mutateAsync({ assignmentId, reason }).then(onBack, () => undefined)}
            >
              {t('review.declare')}
            </button>
          </details>
        </>
      )}
    </section>
  )
}
