import { useState } from 'react'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { appealAgainst, mine, summarise } from '../contract.ts'
import { mayNow } from '../domain/round.ts'
import { Results } from './Results.tsx'
import { Steps } from './StageMark.tsx'
import { AppealShown, History, LateFigures, type One, Points } from './Whole.tsx'
import { words } from './words.ts'

/** One's own year: its figures are there already, the summary is added, the grade is told here, and an appeal is made here. */
export default function MinePage() {
  const t = useWord(words)
  const asked = useAnswer(mine, {})
  return (
    <>
      <PageHeader title={t('mine')} />
      <Waiting for={asked} lines={10}>
        {({ current, results }) => (
          <div className="stack">
            {current.length === 0 && results.length === 0 && (
              <Nothing title={t('mine.empty')} say={t('mine.empty-say')} />
            )}
            {current.map((one) => (
              <OneYear key={`${one.participantId} ${one.version}`} of={one} />
            ))}
            <Results of={results} />
          </div>
        )}
      </Waiting>
    </>
  )
}

function OneYear({ of }: { of: One }) {
  const may = useMay()
  return (
    <section className="stack">
      <h2>{of.title}</h2>
      <Steps at={of.stage} />
      {/* On the phone there is no list of records to open. */}
      <Points of={of} opens={may('services:read-records') && location.pathname.startsWith('/desk')} />
      <LateFigures of={of} />
      <Summary of={of} />
      <Appeal of={of} />
      <History of={of} />
    </section>
  )
}

function Summary({ of }: { of: One }) {
  const t = useWord(words)
  const { instant } = useFormats()
  const [summary, setSummary] = useState(of.summary)
  const act = useAct(summarise)
  const send = (handIn: boolean) =>
    void act.mutateAsync({ participantId: of.participantId, summary, handIn, basedOnVersion: of.version }).then(
      () => toast(t(handIn ? 'act.summary-handed-in' : 'whole.kept')),
      () => undefined,
    )
  if (!mayNow('summarise', of.stage) || of.exemptCode)
    return of.summary ? (
      <section className="card">
        <h2>{t('whole.summary')}</h2>
        <p className="note">{of.summary}</p>
      </section>
    ) : null
  return (
    <section className="card">
      <h2>{t('whole.summary')}</h2>
      <p className="soft" id="summary-hint">
        {t('whole.summary-hint')}
      </p>
      <textarea
        className="input"
        rows={6}
        maxLength={4000}
        aria-label={t('whole.summary')}
        aria-describedby="summary-hint"
        value={summary}
        onChange={(event) => setSummary(event.target.value)}
      />
      {act.error && <Problem of={act.error} />}
      <div className="row" style={{ marginTop: '1.5rem' }}>
        <button type="button" className="button main" disabled={act.isPending} onClick={() => send(true)}>
          {t('whole.hand-in')}
        </button>
        <button type="button" className="button" disabled={act.isPending} onClick={() => send(false)}>
          {t('whole.keep')}
        </button>
        {of.summaryAt && <span className="soft small">{t('whole.handed-in', { at: instant(of.summaryAt) })}</span>}
      </div>
    </section>
  )
}

function Appeal({ of }: { of: One }) {
  const t = useWord(words)
  const { day } = useFormats()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(appealAgainst)
  if (of.appeal) return <AppealShown of={of} />
  if (!mayNow('appeal', of.stage) || of.grade === null) return null
  return (
    <section className="card">
      <h2>{t('whole.appeal')}</h2>
      {of.appealsUntil && <p>{t('whole.appeal-until', { day: day(of.appealsUntil) })}</p>}
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('whole.appeal-make')}
      </button>
      {asking && (
        <Ask title={t('whole.appeal-make')} onClose={() => setAsking(false)}>
          <label className="field">
            <span className="label">{t('whole.appeal-reason')}</span>
            <textarea
              className="input"
              rows={5}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          {act.error && <Problem of={act.error} />}
          <button
            type="button"
            className="button main"
            disabled={act.isPending || reason.trim() === ''}
            onClick={() =>
              act.mutate({ participantId: of.participantId, reason }, { onSuccess: () => setAsking(false) })
            }
          >
            {t('whole.appeal-make')}
          </button>
        </Ask>
      )}
    </section>
  )
}
