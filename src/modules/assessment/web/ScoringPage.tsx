import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call, ProblemError } from '#web/client/call.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { keepSheet, mySheets } from '../contract.ts'
import { NumberBox } from './NumberBox.tsx'
import { words } from './words.ts'
import './assessment.css'

type Round = OutputOf<typeof mySheets>['rounds'][number]
type Sheet = Round['sheets'][number]

/** The sheets that are mine to fill in: kept as I write, seen by nobody else. */
export default function ScoringPage() {
  const t = useWord(words)
  const asked = useAnswer(mySheets, {})
  return (
    <>
      <PageHeader title={t('scoring')} />
      <Waiting for={asked} lines={8}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <Nothing title={t('scoring.empty')} />
          ) : (
            rounds.map((round) => <OneRound key={round.roundId} of={round} />)
          )
        }
      </Waiting>
    </>
  )
}

function OneRound({ of }: { of: Round }) {
  const t = useWord(words)
  const { day } = useFormats()
  const left = of.sheets.filter((sheet) => !sheet.handedInAt).length
  return (
    <section className="stack">
      <h2>{of.title}</h2>
      <p>
        <span className={`status ${left > 0 ? 'warn' : 'good'}`}>
          {left > 0 ? t('scoring.left', { n: left }) : t('scoring.handed-in')}
        </span>{' '}
        {of.scoreUntil && <span className="soft">{t('scoring.until', { day: day(of.scoreUntil) })}</span>}
      </p>
      {of.stage === 'scoring' ? (
        <p className="soft">{t('scoring.private')}</p>
      ) : (
        <p className="panel">{t(of.stage === 'self' ? 'scoring.wait' : 'scoring.over')}</p>
      )}
      {of.sheets.map((sheet) => (
        <OneSheet key={sheet.sheetId} of={sheet} round={of} />
      ))}
    </section>
  )
}

/** How long after the last key a sheet is kept; long enough not to send each digit. */
const keptAfter = 800

function OneSheet({ of, round }: { of: Sheet; round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { instant } = useFormats()
  const wording = useProblemWords()
  const [points, setPoints] = useState(of.points)
  const [comment, setComment] = useState(of.comment)
  const [respondents, setRespondents] = useState(of.respondents)
  const [keptAt, setKeptAt] = useState(of.keptAt)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const version = useRef(of.version)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const handIn = useAct(keepSheet)
  useEffect(() => () => clearTimeout(timer.current), [])
  const items = round.items.filter((item) => item.by === of.kind)
  const shut = round.stage !== 'scoring' || of.handedInAt !== null

  const input = (change: object) => ({
    sheetId: of.sheetId,
    points,
    comment,
    respondents,
    handIn: false,
    basedOnVersion: version.current,
    ...change,
  })
  // One after the other, so that each is based on the version before.
  const keepSoon = (change: object) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      line.current = line.current.then(async () => {
        try {
          const kept = await call(keepSheet, { ...input(change), basedOnVersion: version.current })
          version.current = kept.version
          setKeptAt(kept.keptAt)
        } catch (error) {
          toast(wording(error), { bad: true })
        }
      })
    }, keptAfter)
  }
  const send = async () => {
    clearTimeout(timer.current)
    await line.current
    setWrong({})
    try {
      await handIn.mutateAsync({ ...input({}), basedOnVersion: version.current, handIn: true })
    } catch (error) {
      const fields = (error instanceof ProblemError && error.problem.fields) || []
      setWrong(Object.fromEntries(fields.map((one) => [one.field, one.message])))
      if (fields.length === 0) toast(wording(error), { bad: true })
    }
  }
  return (
    <article className="card sheet-card" aria-label={`${of.name} · ${t(`kind.${of.kind}`)}`}>
      <h3>
        {of.name} <span className="soft small">{`${of.organisationName} · ${t(`kind.${of.kind}`)}`}</span>{' '}
        {of.handedInAt && <span className="status good">{t('scoring.handed-in')}</span>}
      </h3>
      <div className="points">
        {items.map((item) => (
          <label key={item.code} className="field">
            <span className="label">{t('scoring.points-of', { item: phrase(item.name) })}</span>
            <NumberBox
              disabled={shut}
              value={points[item.code] ?? null}
              onChange={(value) => {
                const { [item.code]: _, ...rest } = points
                const next = value === null ? rest : { ...rest, [item.code]: value }
                setPoints(next)
                keepSoon({ points: next })
              }}
            />
            {wrong[`points.${item.code}`] && <span className="wrong">{wrong[`points.${item.code}`]}</span>}
          </label>
        ))}
        {of.kind === 'residents' && (
          <label className="field">
            <span className="label">{t('scoring.respondents')}</span>
            <NumberBox
              disabled={shut}
              value={respondents}
              onChange={(value) => {
                setRespondents(value)
                keepSoon({ respondents: value })
              }}
            />
            {wrong['respondents'] && <span className="wrong">{wrong['respondents']}</span>}
          </label>
        )}
      </div>
      <label className="field">
        <span className="label">{t('scoring.comment')}</span>
        <textarea
          className="input"
          style={{ minHeight: '3.5rem' }}
          aria-label={t('scoring.comment-of', { name: of.name })}
          maxLength={1000}
          disabled={shut}
          value={comment}
          onChange={(event) => {
            setComment(event.target.value)
            keepSoon({ comment: event.target.value })
          }}
        />
      </label>
      {!shut && (
        <div className="row">
          <button type="button" className="button main" disabled={handIn.isPending} onClick={() => void send()}>
            {t('scoring.hand-in')}
          </button>
          <span className="soft small" role="status">
            {keptAt && t('scoring.kept', { at: instant(keptAt) })}
          </span>
        </div>
      )}
    </article>
  )
}
