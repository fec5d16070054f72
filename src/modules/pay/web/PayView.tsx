import type { OutputOf } from '#kernel/endpoint.ts'
import { call } from '#web/client/call.ts'
import { useFormats } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { type myPay, myPayslip, payslip } from '../contract.ts'
import { Bands } from './Bands.tsx'
import { Rests, yuanOf } from './marks.tsx'
import { words } from './words.ts'
import './pay.css'

type Pay = OutputOf<typeof myPay>
type Line = Pay['allowances'][number]

/** A person's grade as a story: where they stand, why, what would move them, what they were paid. At the desk and on the phone. */
export function PayView({ of, own }: { of: Pay; own: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day, month } = useFormats()
  const { stands, computed } = of
  const fail = useProblemWords()
  const slip = (paid: string) =>
    (own ? call(myPayslip, { month: paid }) : call(payslip, { personId: of.personId, month: paid })).catch(
      (error: unknown) => toast(fail(error), { bad: true }),
    )
  const shown = stands ?? (computed.is === 'known' ? computed : null)
  return (
    <>
      {shown && (
        <div className="pay-now">
          <b>{shown.level === null ? phrase(shown.post) : t('level', { n: shown.level })}</b>
          {shown.level !== null && <span>{phrase(shown.post)}</span>}
          <span>{t('per-month', { yuan: yuanOf(shown.monthlyFen) })}</span>
          {stands && <span className="soft">{t('since', { day: day(stands.from) })}</span>}
          {stands?.onProbation && <span className="status warn">{t('probation')}</span>}
        </div>
      )}
      {of.scheme && <p className="soft">{phrase(of.scheme)}</p>}
      {!stands && computed.is === 'known' && <p className="panel warn">{t('not-confirmed')}</p>}
      {!stands && computed.is === 'outside' && <p className="panel">{t(own ? 'outside' : 'outside.of')}</p>}
      {of.proposal && (
        <p className="panel warn">
          {t('proposal.open', {
            day: day(of.proposal.effectiveOn),
            reasons: of.proposal.reasons.map((one) => phrase(one)).join('；'),
          })}
        </p>
      )}
      {computed.is === 'unknown' && (
        <div className="panel warn">
          <p>{t('why.unknown')}</p>
          <ul>
            {computed.missing.map((one) => (
              <li key={one.zh}>{phrase(one)}</li>
            ))}
          </ul>
        </div>
      )}
      {shown && shown.steps.length > 0 && (
        <section className="pay-section">
          <h3>{shown.level === null ? t('why.amount') : t('why', { n: shown.level })}</h3>
          <Steps of={shown.steps} />
        </section>
      )}
      {!shown && computed.is === 'unknown' && computed.steps.length > 0 && (
        <section className="pay-section">
          <h3>{t('why.so-far')}</h3>
          <Steps of={computed.steps} />
        </section>
      )}
      {of.bands.length > 0 && (
        <section className="pay-section">
          <h3>{t('bands')}</h3>
          <p className="soft">{t('bands.say')}</p>
          <Bands bands={of.bands} level={shown?.level ?? null} />
        </section>
      )}
      {computed.is === 'known' && (
        <section className="pay-section">
          <h3>{t(own ? 'next' : 'next.of')}</h3>
          {of.next.length === 0 && <p className="soft">{t('next.none')}</p>}
          <ul className="pay-lines">
            {of.next.map((one) => (
              <li key={one.sentence.zh}>
                <p>{phrase(one.sentence)}</p>
                <Rests of={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {of.allowances.length > 0 && (
        <section className="pay-section">
          <h3>{t('allowances')}</h3>
          <ul className="pay-lines">
            {of.allowances.map((one) => (
              <li key={one.sentence.zh}>
                <p>{phrase(one.sentence)}</p>
                <Rests of={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="pay-section">
        <h3>{t('history')}</h3>
        {of.history.length === 0 && <p className="soft">{t('history.none')}</p>}
        <ul className="pay-lines">
          {of.history.map((one) => (
            <li key={one.from}>
              <p>
                {one.until
                  ? t('until', { from: day(one.from), until: day(one.until) })
                  : t('until.now', { from: day(one.from) })}{' '}
                · {phrase(one.post)}
                {one.level === null ? '' : ` · ${t('level', { n: one.level })}`} ·{' '}
                {t('per-month', { yuan: yuanOf(one.monthlyFen) })}
                {one.onProbation ? ` · ${t('probation')}` : ''}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {of.paid.length > 0 && (
        <section className="pay-section">
          <h3>{t('paid')}</h3>
          <ul className="pay-lines">
            {of.paid.map((one) => (
              <li key={one.month}>
                <p>
                  <b>{month(one.month)}</b> {t('money', { yuan: yuanOf(one.totalFen) })}{' '}
                  <button type="button" className="button bare no-print" onClick={() => void slip(one.month)}>
                    {t('payslip')}
                    <span className="unseen">{month(one.month)}</span>
                  </button>
                </p>
                <p className="soft">
                  {one.lines
                    .map(
                      (line) =>
                        `${phrase(line.title)} ${yuanOf(line.fen)}${line.kind === 'due' ? '' : `（${t(line.kind === 'arrears' ? 'kind.arrears' : 'kind.claw-back')} ${month(line.forMonth)}）`}`,
                    )
                    .join('；')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Steps({ of }: { of: Line[] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <ol className="pay-steps">
      {of.map((step) => (
        <li key={step.sentence.zh}>
          <span>{phrase(step.sentence)}</span>
          <span className="reached">
            {step.level !== null
              ? t('level', { n: step.level })
              : step.fen !== null
                ? t('money', { yuan: yuanOf(step.fen) })
                : ''}
          </span>
          <Rests of={step} />
        </li>
      ))}
    </ol>
  )
}
