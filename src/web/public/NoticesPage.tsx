import { useEffect, useId, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { objectionAnswer, publicNotice, publicNotices } from '#modules/selection/contract.ts'
import { call } from '#web/client/call.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { ObjectionForm } from './ObjectionForm.tsx'
import { words } from './words.ts'

type Notices = OutputOf<typeof publicNotices>['notices']
type Notice = OutputOf<typeof publicNotice>

/** What is on public notice, and where anyone objects to it. */
export function NoticesPage() {
  const t = useWord(words)
  const roundId = new URLSearchParams(location.search).get('round')
  useEffect(() => {
    document.title = `${t('notices')} · ${t('product')}`
  }, [t])
  return (
    <>
      {roundId ? <One roundId={roundId} /> : <All />}
      <AnswerTo />
    </>
  )
}

/** Asks once, and again when it failed. */
function useAsked<T>(ask: () => Promise<T>): { answer: T | undefined; failed: unknown } {
  const [answer, setAnswer] = useState<T>()
  const [failed, setFailed] = useState<unknown>()
  // What is asked stands in the address, which loads the page anew when it changes.
  useEffect(() => void ask().then(setAnswer, setFailed), []) // oxlint-disable-line exhaustive-deps
  return { answer, failed }
}

function All() {
  const t = useWord(words)
  const { day } = useFormats()
  const { answer, failed } = useAsked(() => call(publicNotices, {}))
  return (
    <>
      <h1>{t('notices')}</h1>
      <p className="lead">{t('notices.say')}</p>
      {failed !== undefined ? (
        <Problem of={failed} />
      ) : !answer ? (
        <Skeleton lines={4} />
      ) : answer.notices.length === 0 ? (
        <Nothing title={t('notices.none')} say={t('notices.none-say')} />
      ) : (
        <ul className="ways">
          {answer.notices.map((one: Notices[number]) => (
            <li key={one.roundId}>
              <a href={`/notices?round=${one.roundId}`}>
                <strong>{one.title}</strong>
                <span className="soft">
                  {t('notices.by', { issuer: one.issuer, from: day(one.fromOn), last: day(one.lastOn) })}{' '}
                  {t('notices.count', { n: one.count })}
                </span>
                {one.over && <span className="status warn">{t('notices.over')}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function One({ roundId }: { roundId: string }) {
  const t = useWord(words)
  const { answer, failed } = useAsked(() => call(publicNotice, { roundId }))
  const [against, setAgainst] = useState<Notice['rows'][number]>()
  return (
    <>
      <p>
        <a href="/notices">← {t('notices.back')}</a>
      </p>
      {failed !== undefined ? (
        <Problem of={failed} />
      ) : !answer ? (
        <Skeleton lines={6} />
      ) : against ? (
        <ObjectionForm notice={answer} row={against} onBack={() => setAgainst(undefined)} />
      ) : (
        <Shown of={answer} object={setAgainst} />
      )}
    </>
  )
}

function Shown({ of, object }: { of: Notice; object: (row: Notice['rows'][number]) => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  return (
    <>
      <h1>{of.title}</h1>
      <p className="lead">{t('notices.by', { issuer: of.issuer, from: day(of.fromOn), last: day(of.lastOn) })}</p>
      <p>{t(`notice.lasts.${of.lasts.unit}`, { n: of.lasts.count, last: day(of.lastOn) })}</p>
      {of.moved.map((one) => (
        <p key={one.was + one.is} className="panel warn">
          {t('notice.moved', { was: day(one.was), is: day(one.is) })}
        </p>
      ))}
      {of.over && <p className="panel">{t('notices.over')}</p>}
      <ol className="public-notice">
        {of.rows.map((row) => (
          <li key={row.entryId} className="card">
            <dl className="facts">
              <div>
                <dt>{t('notice.place')}</dt>
                <dd>
                  {row.place}{' '}
                  {row.movedUp && <span className="status">{t('notice.until', { last: day(row.lastOn) })}</span>}
                </dd>
              </div>
              {of.columns.map((column, at) =>
                row.values[at] ? (
                  <div key={column.code}>
                    <dt>{phrase(column.name)}</dt>
                    <dd>{row.values[at]}</dd>
                  </div>
                ) : null,
              )}
            </dl>
            {row.mayObject && (
              <button
                type="button"
                className="button"
                aria-label={t('notice.object-to', { n: row.place })}
                onClick={() => object(row)}
              >
                {t('notice.object')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Whoever objected reads the answer by the receipt. */
function AnswerTo() {
  const t = useWord(words)
  const { day } = useFormats()
  const field = useId()
  const [receipt, setReceipt] = useState('')
  const [answer, setAnswer] = useState<OutputOf<typeof objectionAnswer>>()
  const [failed, setFailed] = useState<unknown>()
  return (
    <section>
      <h2>{t('answer.title')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setAnswer(undefined)
          setFailed(undefined)
          void call(objectionAnswer, { receipt }).then(setAnswer, setFailed)
        }}
      >
        <label className="field" htmlFor={field}>
          <span className="label">{t('answer.receipt')}</span>
          <input
            id={field}
            className="input"
            style={{ maxWidth: '18rem' }}
            autoComplete="off"
            maxLength={40}
            required
            value={receipt}
            onChange={(event) => setReceipt(event.target.value)}
          />
        </label>
        <button type="submit" className="button">
          {t('answer.ask')}
        </button>
      </form>
      <div role="status" aria-live="polite">
        {failed !== undefined && <Problem of={failed} />}
        {answer && (
          <div className="panel">
            <p>
              {answer.state === 'unknown'
                ? t('answer.unknown')
                : t(`answer.${answer.state}`, { day: day((answer.answeredOn ?? answer.receivedOn)!) })}
            </p>
            {answer.answer && <p>{answer.answer}</p>}
          </div>
        )}
      </div>
    </section>
  )
}
