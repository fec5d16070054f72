import { useCallback, useEffect, useRef, useState } from 'react'
import { call, newKey } from '#web/client/call.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { formatCount } from '#web/kit/formats.ts'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { keepMocks, loadMocks } from '#web/field/store/mocks.ts'
import type { MockPaper, Mocks, Sitting } from '#web/field/store/mocks.ts'
import { fateOf } from '#web/field/sync/fate.ts'
import { reach } from '#web/field/sync/reach.ts'
import { ownMocks, ownPapers, sendAttempt } from '../contract.ts'
import { isRight } from '../domain/mock.ts'
import { words } from './words-questions.ts'

/** Mock exams on the phone: the papers are taken along once, sat without a network, and handed in when there is one again. */
export default function PhoneMock() {
  const t = useWord(words)
  const [mocks, setMocks] = useState<Mocks>()
  const [shown, setShown] = useState<{ paper: MockPaper; sitting: Sitting }>()
  const latest = useRef<Mocks | undefined>(undefined)

  const put = useCallback((now: Mocks) => {
    latest.current = now
    setMocks(now)
    void keepMocks(now)
  }, [])

  /** Hands in what waits and takes the open papers along; without a network it leaves everything as it is. */
  const synchronise = useCallback(async () => {
    try {
      for (const attempt of latest.current?.waiting ?? []) {
        try {
          await reach(sendAttempt, attempt, { key: attempt.attemptId })
        } catch (error) {
          // What the rules refuse is not sent for ever; everything else waits.
          if (fateOf(error) !== 'refused') throw error
        }
        const now = latest.current!
        put({ ...now, waiting: now.waiting.filter((one) => one.attemptId !== attempt.attemptId) })
        toast(t('mock.sent'))
      }
      const { rows } = await call(ownPapers, {})
      const now = latest.current!
      // A paper that is being sat stays, even where it has closed meanwhile.
      const sat = now.sitting && now.papers.find((one) => one.paperId === now.sitting!.paperId)
      put({ ...now, papers: sat && !rows.some((one) => one.paperId === sat.paperId) ? [...rows, sat] : rows })
    } catch (error) {
      if (fateOf(error) === 'refused') throw error
    }
  }, [put, t])

  useEffect(() => {
    let gone = false
    void loadMocks().then(async (kept) => {
      if (gone) return
      latest.current = kept
      setMocks(kept)
      await synchronise()
    })
    const online = () => void synchronise()
    addEventListener('online', online)
    return () => {
      gone = true
      removeEventListener('online', online)
    }
  }, [synchronise])

  if (!mocks) return <Skeleton lines={4} />
  const { sitting } = mocks
  const paper = sitting && mocks.papers.find((one) => one.paperId === sitting.paperId)
  if (sitting && paper) {
    return (
      <Sit
        paper={paper}
        sitting={sitting}
        onChoose={(chosen) => put({ ...mocks, sitting: { ...sitting, chosen } })}
        onHandIn={() => {
          const attempt = {
            attemptId: sitting.attemptId,
            paperId: sitting.paperId,
            startedAt: sitting.startedAt,
            endedAt: new Date().toISOString(),
            answers: Object.entries(sitting.chosen).map(([questionId, chosen]) => ({
              questionId,
              chosen: chosen as ('A' | 'B')[],
            })),
          }
          put({ ...mocks, sitting: null, waiting: [...mocks.waiting, attempt] })
          setShown({ paper, sitting })
          void synchronise()
        }}
      />
    )
  }
  if (shown) return <Marked {...shown} waits={mocks.waiting.length > 0} onClose={() => setShown(undefined)} />
  const begin = (one: MockPaper) =>
    put({
      ...mocks,
      sitting: { paperId: one.paperId, attemptId: newKey(), startedAt: new Date().toISOString(), chosen: {} },
    })
  return (
    <>
      <h1 tabIndex={-1}>{t('mock')}</h1>
      <p className="soft small">{t('mock.offline')}</p>
      {mocks.waiting.length > 0 && <p className="panel warn">{t('mock.waiting')}</p>}
      {mocks.papers.length === 0 && <p>{t('mock.none')}</p>}
      {mocks.papers.map((one) => (
        <PaperCard key={one.paperId} of={one} onBegin={() => begin(one)} />
      ))}
      <Past />
    </>
  )
}

function PaperCard({ of: one, onBegin }: { of: MockPaper; onBegin: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <article className="panel">
      <h2>{one.title}</h2>
      <p className="soft">{phrase(one.subjectName)}</p>
      <button type="button" className="button main wide" onClick={onBegin}>
        {t('mock.begin', { n: one.questions.length, minutes: one.minutes })}
      </button>
    </article>
  )
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F']

function Sit({
  paper,
  sitting,
  onChoose,
  onHandIn,
}: {
  paper: MockPaper
  sitting: Sitting
  onChoose: (chosen: Record<string, string[]>) => void
  onHandIn: () => void
}) {
  const t = useWord(words)
  const [at, setAt] = useState(0)
  const [now, setNow] = useState(Date.now())
  const question = paper.questions[at]!
  const chosen = sitting.chosen[question.questionId] ?? []
  const left = Math.max(0, Date.parse(sitting.startedAt) + paper.minutes * 60_000 - now)
  const unanswered = paper.questions.filter((one) => !sitting.chosen[one.questionId]?.length).length
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const over = left === 0
  useEffect(() => {
    if (over) onHandIn()
  }, [over, onHandIn])
  const choose = (letter: string, on: boolean) => {
    const next =
      question.kind === 'single' ? [letter] : on ? [...chosen, letter] : chosen.filter((one) => one !== letter)
    onChoose({ ...sitting.chosen, [question.questionId]: next })
  }
  const time = `${Math.floor(left / 60_000)}:${String(Math.floor(left / 1000) % 60).padStart(2, '0')}`
  return (
    <>
      <h1 tabIndex={-1}>{paper.title}</h1>
      <p className="row">
        <span className={`status ${left < 120_000 ? 'warn' : ''}`}>{t('mock.left', { time })}</span>
        <span className="soft">{t('mock.of', { n: formatCount(at + 1), all: paper.questions.length })}</span>
      </p>
      <fieldset style={{ border: 0, padding: 0 }}>
        <legend style={{ fontWeight: 600, marginBottom: '0.5rem' }}>
          <span className="mark">{t(`bank.${question.kind}`)}</span> {question.stem}
        </legend>
        {question.options.map((option, index) => {
          const letter = letters[index]!
          return (
            <label
              key={letter}
              className="panel"
              style={{ display: 'flex', gap: '0.6rem', minHeight: '2.75rem', alignItems: 'center' }}
            >
              <input
                type={question.kind === 'single' ? 'radio' : 'checkbox'}
                name={question.questionId}
                checked={chosen.includes(letter)}
                onChange={(event) => choose(letter, event.target.checked)}
              />
              {letter}. {option}
            </label>
          )
        })}
      </fieldset>
      <div className="row">
        <button type="button" className="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t('mock.back')}
        </button>
        <button
          type="button"
          className="button main"
          disabled={at === paper.questions.length - 1}
          onClick={() => setAt(at + 1)}
        >
          {t('mock.next')}
        </button>
        <ConfirmOnce
          verb={t('mock.hand-in')}
          title={t('mock.hand-in')}
          consequence={t('mock.hand-in-say', { n: unanswered })}
          act={async () => onHandIn()}
        />
      </div>
    </>
  )
}

/** How it went, by the same rule as the server’s: shown at once, with or without a network. */
function Marked({
  paper,
  sitting,
  waits,
  onClose,
}: {
  paper: MockPaper
  sitting: Sitting
  waits: boolean
  onClose: () => void
}) {
  const t = useWord(words)
  const marked = paper.questions.map((one) => ({
    ...one,
    chosen: sitting.chosen[one.questionId] ?? [],
    right: isRight(one.answer, sitting.chosen[one.questionId] ?? []),
  }))
  return (
    <>
      <h1 tabIndex={-1}>{t('mock.score', { right: marked.filter((one) => one.right).length, all: marked.length })}</h1>
      <p className={waits ? 'panel warn' : 'soft'}>{t(waits ? 'mock.waiting' : 'mock.sent')}</p>
      <h2>{t('mock.review')}</h2>
      <ol>
        {marked.map((one) => (
          <li key={one.questionId} style={{ marginBottom: '0.9rem' }}>
            <span className={`status ${one.right ? 'good' : 'bad'}`}>{one.chosen.join('') || '—'}</span> {one.stem}
            <p className="soft">
              {t('mock.right', {
                answer: one.answer.map((letter) => `${letter} ${one.options[letters.indexOf(letter)]}`).join(t('and')),
              })}{' '}
              {one.explanation}
            </p>
          </li>
        ))}
      </ol>
      <button type="button" className="button wide" onClick={onClose}>
        {t('mock')}
      </button>
    </>
  )
}

function Past() {
  const t = useWord(words)
  const asked = useAnswer(ownMocks, {})
  if (!asked.data || asked.data.attempts.length === 0) return null
  return (
    <section>
      <h2>{t('mock.past')}</h2>
      <ul>
        {asked.data.attempts.slice(0, 10).map((one) => (
          <li key={one.attemptId}>
            {one.title} · {t('mock.score', { right: one.right, all: one.questions })}
          </li>
        ))}
      </ul>
      {asked.data.points.length > 0 && (
        <>
          <h2>{t('mock.weak')}</h2>
          <ul>
            {asked.data.points.slice(0, 5).map((one) => (
              <li key={`${one.subject} ${one.point}`}>
                {t('mock.weak-one', { point: one.point, n: one.answers, right: one.right })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
