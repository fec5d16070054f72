import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Problem, useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { answerQuiz, keepProgress, lesson, lessonFile } from '../contract.ts'
import type { mySessions } from '../contract.ts'
import { useCodes } from './codes.ts'
import { words } from './words.ts'

type Line = OutputOf<typeof mySessions>['lessons'][number]
type LessonShown = OutputOf<typeof lesson>

export function LessonLine({ of, onLearn }: { of: Line; onLearn: () => void }) {
  const t = useWord(words)
  const { day, share } = useFormats()
  const { hours, category } = useCodes()
  return (
    <li>
      <h3>{of.title}</h3>
      <p className="soft small">
        {of.courseTitle} · {t(`lesson.kind.${of.kind}`)} · {category(of.category)}{' '}
        {t('session.worth', { hours: hours(of.minutes) })}
      </p>
      <p className="row">
        {of.completedOn ? (
          <span className="status good">{t('lesson.done', { day: day(of.completedOn) })}</span>
        ) : !of.ready ? (
          <span className="status idle">{t('lesson.no-file')}</span>
        ) : (
          <>
            <button type="button" className="button" onClick={onLearn}>
              {t('lesson.open')}
            </button>
            <span className="status idle">
              {of.best === null ? t('lesson.not-begun') : t('lesson.best', { share: share(of.best) })}
            </span>
          </>
        )}
      </p>
    </li>
  )
}

/** A lesson: what to read or watch, then its quiz. The time spent on it is kept every half minute while it is looked at. */
export function Lesson({ lessonId, onBack }: { lessonId: string; onBack: () => void }) {
  const t = useWord(words)
  const asked = useAnswer(lesson, { lessonId })
  return (
    <>
      <button type="button" className="button bare" onClick={onBack}>
        ← {t('lesson.back')}
      </button>
      <Waiting for={asked}>{(answer) => <Learn of={answer} />}</Waiting>
    </>
  )
}

const keptEverySeconds = 30

/** Seconds that the page was really before the reader, sent on as they come. Answers how many are kept. */
function useTime(lessonId: string, already: number): number {
  const [seen, setSeen] = useState(already)
  const since = useRef(Date.now())
  useEffect(() => {
    const keep = async (seconds: number) => {
      const kept = await call(keepProgress, { lessonId, seconds }).catch(() => undefined)
      if (kept) setSeen(kept.seenSeconds)
    }
    void keep(0)
    const timer = setInterval(() => {
      const now = Date.now()
      const seconds = Math.round((now - since.current) / 1000)
      since.current = now
      if (document.visibilityState === 'visible') void keep(Math.min(seconds, 600))
    }, keptEverySeconds * 1000)
    return () => clearInterval(timer)
  }, [lessonId])
  return seen
}

function Learn({ of }: { of: LessonShown }) {
  const t = useWord(words)
  const say = useProblemWords()
  const { share, minutes } = useFormats()
  const { hours } = useCodes()
  const seen = useTime(of.lessonId, of.seenSeconds)
  const needs = {
    share: share(of.needs.passShare),
    minutes: minutes(Math.ceil(of.needs.seconds / 60)),
    hours: hours(of.minutes),
    seen: minutes(Math.floor(seen / 60)),
  }
  return (
    <>
      <h2>{of.title}</h2>
      <p className="soft">{of.courseTitle}</p>
      {of.body && <p className="lesson-body">{of.body}</p>}
      {of.link && (
        <p>
          <a className="button" href={of.link} target="_blank" rel="noreferrer noopener">
            {t('lesson.open-link')}
          </a>
        </p>
      )}
      {of.kind === 'file' && of.ready && (
        <p>
          <button
            type="button"
            className="button"
            onClick={() =>
              void call(lessonFile, { lessonId: of.lessonId }).catch((error: unknown) =>
                toast(say(error), { bad: true }),
              )
            }
          >
            {t('lesson.open-file')}
          </button>
        </p>
      )}
      {of.completedOn ? (
        <p className="status good">{t('lesson.counted', { hours: hours(of.minutes) })}</p>
      ) : (
        <p className="panel">{t('lesson.needs', needs)}</p>
      )}
      {!of.completedOn && <Quiz of={of} />}
    </>
  )
}

function Quiz({ of }: { of: LessonShown }) {
  const t = useWord(words)
  const { share, minutes } = useFormats()
  const { hours } = useCodes()
  const act = useAct(answerQuiz)
  const [answers, setAnswers] = useState<number[][]>(() => of.quiz.map(() => []))
  const choose = (at: number, place: number, on: boolean) =>
    setAnswers(
      answers.map((chosen, one) =>
        one !== at
          ? chosen
          : of.quiz[at]!.several
            ? on
              ? [...chosen, place]
              : chosen.filter((other) => other !== place)
            : [place],
      ),
    )
  const said = act.data
  return (
    <form
      className="quiz"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ lessonId: of.lessonId, answers })
      }}
    >
      {of.quiz.map((one, at) => (
        <fieldset key={one.question}>
          <legend>
            {at + 1}. {one.question}
            {one.several && t('lesson.several')}
          </legend>
          {one.options.map((option, place) => (
            <label key={option}>
              <input
                type={one.several ? 'checkbox' : 'radio'}
                name={`question-${at}`}
                checked={answers[at]!.includes(place)}
                onChange={(event) => choose(at, place, event.target.checked)}
              />
              {option}
            </label>
          ))}
        </fieldset>
      ))}
      {said && (
        <p role="status" className={`panel ${said.done ? '' : 'warn'}`}>
          {said.done
            ? t('lesson.counted', { hours: hours(said.creditedMinutes ?? 0) })
            : said.passed
              ? `${t('lesson.share', { share: share(said.share) })} · ${t('lesson.seconds-left', { minutes: minutes(Math.ceil(said.secondsLeft / 60)) })}`
              : t('lesson.failed', { share: share(said.share) })}
        </p>
      )}
      {act.error && <Problem of={act.error} />}
      <button type="submit" className="button main" disabled={act.isPending}>
        {t(of.quiz.length > 0 ? 'lesson.submit' : 'lesson.finish')}
      </button>
    </form>
  )
}
