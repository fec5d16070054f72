import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { formatFen, useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { applyToPool, askFor, mine } from '../contract.ts'
import { Growth, InPools, WithSchools } from './Growth.tsx'
import { OwnMeasures } from './OwnMeasures.tsx'
import { OutcomeMark, RuleLines } from '#web/kit/RuleLines.tsx'
import { words } from './words.ts'
import './development.css'

type Mine = OutputOf<typeof mine>

const looks = { applied: 'warn', approved: 'good', declined: 'bad', paid: 'good' } as const

/** What am I entitled to, where do I stand, and what is next: each with what is missing, and nothing typed that is known. */
export default function MinePage() {
  const t = useWord(words)
  const asked = useAnswer(mine, {})
  return (
    <>
      <PageHeader title={t('mine')} />
      <Waiting for={asked} lines={10}>
        {(one) =>
          one.registered ? (
            <Whole of={one} />
          ) : one.measures.length > 0 ? (
            <OwnMeasures of={one.measures} />
          ) : (
            <Nothing title={t('mine.not-registered')} say={t('mine.not-registered-say')} />
          )
        }
      </Waiting>
    </>
  )
}

function Whole({ of }: { of: Mine }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const [asking, setAsking] = useState<Mine['entitlements'][number]>()
  const [joining, setJoining] = useState<Mine['open'][number]>()
  return (
    <div className="stack">
      {of.measures.length > 0 && <OwnMeasures of={of.measures} />}
      <section className="card">
        <h2>{t('mine.entitlements')}</h2>
        {of.entitlements.map((one) => (
          <article key={one.code} className="development-item">
            <h3>
              {phrase(one.name)} <OutcomeMark of={one.outcome} />{' '}
              {one.amountFen !== null && <span className="number soft">{formatFen(one.amountFen)}</span>}{' '}
              <span className="soft small" title={phrase(one.basis)}>
                {t(`basis.${one.certainty}`)}
              </span>
            </h3>
            {one.asked ? (
              <span className={`status ${looks[one.asked]}`}>{t(`app.${one.asked}`)}</span>
            ) : (
              one.outcome !== 'unmet' && (
                <button type="button" className="button" onClick={() => setAsking(one)}>
                  {t('mine.ask', { name: phrase(one.name) })}
                </button>
              )
            )}
            <details>
              <summary>{t('mine.why')}</summary>
              <RuleLines of={one.lines} />
            </details>
          </article>
        ))}
      </section>
      <Growth of={of} />
      <section className="card">
        <h2>{t('mine.pools')}</h2>
        <InPools of={of} />
        {of.open.map((pool) => (
          <article key={pool.code} className="development-item">
            <h3>
              {phrase(pool.name)} <OutcomeMark of={pool.outcome} />
            </h3>
            {pool.joined ? (
              <span className="soft">{t('mine.joined')}</span>
            ) : (
              pool.outcome !== 'unmet' && (
                <button type="button" className="button" onClick={() => setJoining(pool)}>
                  {t('mine.join', { name: phrase(pool.name) })}
                </button>
              )
            )}
            <details>
              <summary>{t('mine.why')}</summary>
              <RuleLines of={pool.lines} />
            </details>
          </article>
        ))}
      </section>
      {of.cooperation.length > 0 && (
        <section className="card">
          <h2>{t('mine.cooperation')}</h2>
          <WithSchools of={of} />
        </section>
      )}
      {of.applications.length > 0 && (
        <section className="card">
          <h2>{t('mine.history')}</h2>
          <ul className="rule-lines">
            {of.applications.map((one) => (
              <li key={one.applicationId}>
                <span className={`status ${looks[one.stage]}`}>{t(`app.${one.stage}`)}</span>{' '}
                {phrase(one.entitlementName)} {one.paidOn && day(one.paidOn)}{' '}
                {one.decisionNote && <span className="soft">{one.decisionNote}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {asking && <AskForIt of={asking} onClose={() => setAsking(undefined)} />}
      {joining && <Join of={joining} onClose={() => setJoining(undefined)} />}
    </div>
  )
}

function AskForIt({ of, onClose }: { of: Mine['entitlements'][number]; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const act = useAct(askFor)
  const [note, setNote] = useState('')
  return (
    <Ask title={t('mine.ask', { name: phrase(of.name) })} onClose={onClose}>
      <p>{t('mine.ask-say')}</p>
      <RuleLines of={of.lines} />
      <label className="field">
        <span className="label">{t('note')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      {act.error && <Problem of={act.error} />}
      <button
        type="button"
        className="button main"
        disabled={act.isPending}
        onClick={() => void act.mutateAsync({ entitlement: of.code, note }).then(onClose, () => undefined)}
      >
        {t('mine.ask', { name: phrase(of.name) })}
      </button>
    </Ask>
  )
}

function Join({ of, onClose }: { of: Mine['open'][number]; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const act = useAct(applyToPool)
  const [reason, setReason] = useState('')
  return (
    <Ask title={t('mine.join', { name: phrase(of.name) })} onClose={onClose}>
      <RuleLines of={of.lines} />
      <label className="field">
        <span className="label">{t('reason')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {act.error && <Problem of={act.error} />}
      <button
        type="button"
        className="button main"
        disabled={act.isPending || reason.trim() === ''}
        onClick={() => void act.mutateAsync({ pool: of.code, reason }).then(onClose, () => undefined)}
      >
        {t('mine.join', { name: phrase(of.name) })}
      </button>
    </Ask>
  )
}
