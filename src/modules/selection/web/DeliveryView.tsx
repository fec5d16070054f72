import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { formatFen, useFormats } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { delivery } from '../contract-delivery.ts'
import { deliveryWords } from './delivery-words.ts'
import './delivery.css'

export type Delivery = OutputOf<typeof delivery>
type Part = Delivery['parts'][number]

export const deliveryMark = {
  none: 'idle',
  draft: 'idle',
  reported: 'warn',
  'sent-back': 'bad',
  accepted: 'good',
} as const

/** Where a delivery stands, by when it is due and on what that rests. Drawn without antd: the phone shows it too. */
export function DeliveryHead({ of }: { of: Delivery }) {
  const t = useWord(deliveryWords)
  const phrase = usePhrase()
  const { day } = useFormats()
  return (
    <section className="card">
      <p className="row">
        <span className={`status ${deliveryMark[of.stage]}`}>{t(`stage.${of.stage}`)}</span>
        {of.late && <span className="status bad">{t('late')}</span>}
        {of.acceptedOn && <span>{t('accepted.on', { day: day(of.acceptedOn) })}</span>}
      </p>
      <p>
        {t('due')} {of.dueOn ? day(of.dueOn) : t('due.none')}
        {of.dueBasis && <span className="soft small"> {phrase(of.dueBasis)}</span>}
      </p>
    </section>
  )
}

/** The checklist of the rule: each part with what the proposal said, and what stands there now. */
export function DeliveryParts({ of, write }: { of: Delivery; write?: (part: Part) => ReactNode }) {
  const t = useWord(deliveryWords)
  const phrase = usePhrase()
  return (
    <section className="card">
      <h2>{t('parts')}</h2>
      <p className="soft small">{t('parts.say')}</p>
      <ol className="selection-delivery-parts">
        {of.parts.map((part) => (
          <li key={part.code}>
            <h3>
              {phrase(part.name)}{' '}
              {!write && (
                <span className={`status ${part.missing > 0 ? 'bad' : 'good'}`}>
                  {part.missing > 0 ? t('part.missing', { n: part.missing }) : t('part.here')}
                </span>
              )}
            </h3>
            <p className="soft small">{phrase(part.basis)}</p>
            {part.proposed.length > 0 && <p className="small">{t('proposed', { what: part.proposed.join('；') })}</p>}
            {write ? (
              write(part)
            ) : (
              <ul>
                {part.given.map((line, at) => (
                  <li key={at}>
                    {line.words} × {line.count}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What was said besides, the money that rests on it, and what happened so far. */
export function DeliveryRest({ of, writing = false }: { of: Delivery; writing?: boolean }) {
  const t = useWord(deliveryWords)
  const phrase = usePhrase()
  const { day, instant } = useFormats()
  return (
    <>
      {!writing && (
        <section className="card">
          <h2>{t('said')}</h2>
          <p className="selection-delivery-said">{of.said || '—'}</p>
          <h3>{t('evidence')}</h3>
          {of.evidence.length > 0 ? (
            <EvidenceLinks of={of.evidence} pictures />
          ) : (
            <p className="soft">{t('evidence.none')}</p>
          )}
        </section>
      )}
      {of.money.length > 0 && (
        <section className="card">
          <h2>{t('money')}</h2>
          <ul className="selection-list">
            {of.money.map((one) => (
              <li key={one.code}>
                <strong>
                  {phrase(one.name)} {formatFen(one.fen)}
                </strong>
                <div className="small">
                  {t(`money.after.${one.after}`)}
                  {' · '}
                  {one.dueOn ? t('money.due', { day: day(one.dueOn) }) : t('money.not-yet')}
                </div>
                <div className="soft small">{phrase(one.basis)}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {of.acts.length > 0 && (
        <section className="card">
          <h2>{t('acts')}</h2>
          <ol className="selection-list">
            {of.acts.map((one) => (
              <li key={one.at}>
                <strong>{t(`act.${one.kind}`)}</strong> {one.who} <span className="soft small">{instant(one.at)}</span>
                {one.clauses.length > 0 && <div>{one.clauses.map((clause) => phrase(clause)).join('；')}</div>}
                {one.reason && <div>{one.reason}</div>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
