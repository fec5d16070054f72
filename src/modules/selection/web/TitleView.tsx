import { useState, type ReactNode } from 'react'
import { addDays, parseDay } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { formatFen, useFormats } from '#web/kit/formats.ts'
import { Elsewhere, Field } from '#web/kit/plain-form.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { appealDecision, type title } from '../contract-titles.ts'
import { words } from './titles-words.ts'
import './titles.css'

export type Title = OutputOf<typeof title>
export type Fact = Title['facts'][number]
export type Grade = Title['grades'][number]

export const stateMark = { training: 'warn', held: 'good', over: 'idle', withdrawn: 'bad', never: 'bad' } as const
const factMark = { reported: 'warn', verified: 'warn', 'in-force': 'bad', dismissed: 'idle', reversed: 'idle' } as const

/** A title whole, for its holder and for the office; drawn without antd, for the phone shows it too. */
export function TitleView({
  of,
  own = false,
  factActs,
  gradeActs,
}: {
  of: Title
  own?: boolean
  factActs?: (fact: Fact) => ReactNode
  gradeActs?: (grade: Grade) => ReactNode
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day, instant } = useFormats()
  const term =
    of.state === 'training' || of.state === 'never'
      ? t('term.training')
      : of.untilOn
        ? t('term.span', { from: day(of.fromOn!), last: day(addDays(parseDay(of.untilOn), -1)) })
        : t('term.open', { from: day(of.fromOn!) })
  return (
    <>
      <section className="card selection-title">
        <p className="row">
          <span className={`status ${stateMark[of.state]}`}>{t(`state.${of.state}`)}</span>
          {of.withdrawnOn && <span>{t('withdrawn-on', { day: day(of.withdrawnOn) })}</span>}
        </p>
        <dl className="selection-facts">
          <Said name={t('term')}>{term}</Said>
          <Said name={t('issuer')}>
            {[of.issuer, day(of.decidedOn), of.documentNumber].filter(Boolean).join(' · ')}
          </Said>
          {of.track && <Said name={t('title')}>{of.track}</Said>}
          {of.checkCode && (
            <Said name={t('check-code')}>
              <code>{of.checkCode}</code> <span className="small soft">{t('check-say')}</span>
            </Said>
          )}
        </dl>
      </section>
      <section className="card selection-title" aria-label={t('money')}>
        <h2>{t('money')}</h2>
        {of.allowanceFen !== null && (
          <p>
            {t('money.month', { n: formatFen(of.allowanceFen) })}
            {of.allowancePaid && t(`money.paid-${of.allowancePaid}`)}
            {of.nextDueOn && t('money.next', { day: day(of.nextDueOn) })}
          </p>
        )}
        {of.grantFen !== null && <p>{t('money.grant', { n: formatFen(of.grantFen) })}</p>}
        {of.spans.length === 0 ? (
          <p className="soft">{t((of.allowanceFen ?? of.grantFen) ? 'money.yet' : 'money.none')}</p>
        ) : (
          <>
            <p>
              <strong>{t('money.sum', { due: formatFen(of.dueFen), paid: formatFen(of.paidFen) })}</strong>
            </p>
            {of.paidFen > of.dueFen && (
              <p className="panel bad">{t('money.over', { over: formatFen(of.paidFen - of.dueFen) })}</p>
            )}
            <Spans of={of.spans} />
          </>
        )}
      </section>
      {of.grades.length > 0 && (
        <section className="card selection-title">
          <h2>{t('grades')}</h2>
          <ul className="selection-list">
            {of.grades.map((one) => (
              <li key={one.gradeId}>
                <strong>{t('grade.line', { year: one.year, name: phrase(one.rule.name) })}</strong>{' '}
                {one.score !== null && <span>{t('grade.score', { n: (one.score / 100).toFixed(1) })}</span>}{' '}
                {one.reversed && <span className="status idle">{t('grade.reversed')}</span>}
                {one.ends === 'waits' && !one.reversed && <span className="status warn">{t('grade.waits')}</span>}
                <div className="small soft">{one.reason}</div>
                <Appealed of={one} own={own && !one.reversed && one.ends === null} gradeId={one.gradeId} />
                {gradeActs?.(one)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card selection-title">
        <h2>{t('facts')}</h2>
        {of.facts.length === 0 ? (
          <p className="soft">{t('facts.none')}</p>
        ) : (
          <ul className="selection-list">
            {of.facts.map((one) => (
              <li key={one.factId}>
                <strong>
                  {day(one.happenedOn)} · {phrase(one.rule.name)}
                </strong>{' '}
                <span className={`status ${factMark[one.stage]}`}>{t(`fact.${one.stage}`)}</span>
                <div className="small soft">{one.rule.basis && phrase(one.rule.basis)}</div>
                <ol className="selection-said">
                  {one.said.map((line) => (
                    <li key={line.step} className="small">
                      {t(`said.${line.step}`)} · {own ? '' : `${line.who} · `}
                      {instant(line.at)} · {line.words}
                    </li>
                  ))}
                </ol>
                <Appealed of={one} own={own && one.stage === 'in-force'} factId={one.factId} />
                {factActs?.(one)}
              </li>
            ))}
          </ul>
        )}
      </section>
      {of.endings.length > 0 && (
        <section className="card selection-title">
          <h2>{t('endings')}</h2>
          <ul className="selection-list">
            {of.endings.map((one) => (
              <li key={one.code}>
                <strong>{phrase(one.name)}</strong>
                <div className="small">
                  {[
                    t(`ending.${one.title}`),
                    t(`ending.${one.money}`),
                    one.verifiedBy && phrase(one.verifiedBy),
                    one.approvedBy && phrase(one.approvedBy),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
                {one.basis && <div className="small soft">{phrase(one.basis)}</div>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(of.state === 'held' || of.state === 'over') && (
        <section className="card selection-title">
          <h2>{t('again')}</h2>
          <p>
            {t(of.again.byGrade ? 'again.yes' : 'again.no')}
            {of.again.eligible && `；${t(`again.${of.again.eligible}`)}`}
          </p>
        </section>
      )}
    </>
  )
}

function Said({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** How a sum came about, span by span, each stop with its clause. */
export function Spans({ of }: { of: Title['spans'] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  return (
    <ul className="selection-list">
      {of.map((one) => (
        <li key={one.kind + one.fromOn}>
          {one.kind === 'grant'
            ? day(one.fromOn)
            : t('term.span', { from: day(one.fromOn), last: day(addDays(parseDay(one.untilOn), -1)) })}{' '}
          <strong>{t(`span.${one.kind}`, { n: one.months })}</strong> {one.fen > 0 && formatFen(one.fen)}
          {one.because && (
            <div className="small">
              {phrase(one.because.name)}
              {one.because.basis && <span className="soft">　{phrase(one.because.basis)}</span>}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What was said against a decision, and where its holder says it. */
function Appealed({
  of,
  own,
  ...about
}: {
  of: Pick<Fact, 'appeal' | 'appealUntil'>
  own: boolean
  factId?: string
  gradeId?: string
}) {
  const t = useWord(words)
  const { day } = useFormats()
  const act = useAct(appealDecision)
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  if (of.appeal)
    return (
      <div className="small">
        <span className="status">{t(`appeal.${of.appeal.stage}`)}</span> {of.appeal.words}
        {of.appeal.answer && <div>{of.appeal.answer}</div>}
      </div>
    )
  if (!own) return null
  if (!open)
    return (
      <p className="row">
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('appeal')}
        </button>
        {of.appealUntil && <span className="small soft">{t('appeal.until', { day: day(of.appealUntil) })}</span>}
      </p>
    )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act.mutateAsync({ ...about, words: said }).catch(() => {})
      }}
    >
      <Field label={t('appeal.words')}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={4}
            maxLength={2000}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        )}
      </Field>
      <Elsewhere of={act.error} drawn={() => false} />
      <button type="submit" className="button main" disabled={act.isPending}>
        {t('appeal.send')}
      </button>
    </form>
  )
}
