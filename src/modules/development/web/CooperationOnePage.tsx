import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { usePathPart } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { cooperationOne } from '../contract.ts'
import { cooperationKinds, kindsUnder } from '../domain/cooperation.ts'
import { ChangeCooperation, RecordCooperation } from './CooperationForms.tsx'
import { PaperButton } from './PaperButton.tsx'
import { words } from './words.ts'
import './development.css'

type One = OutputOf<typeof cooperationOne>

const looks = { running: 'good', soon: 'warn', over: 'idle' } as const

/** An agreement, an institute or a topic with what belongs to it: the outputs of an institute stand under their topics. */
export default function CooperationOnePage() {
  const cooperationId = usePathPart('cooperationId')
  const asked = useAnswer(cooperationOne, { cooperationId })
  return <Waiting for={asked}>{(one) => <Shown key={one.cooperationId} of={one} />}</Waiting>
}

function Shown({ of }: { of: One }) {
  const t = useWord(words)
  const may = useMay()
  const { day, lastDay } = useFormats()
  const [open, setOpen] = useState<'change' | 'record'>()
  const manages = may('development:manage')
  const holds = kindsUnder(of.kind)
  const facts: [string, React.ReactNode][] = [
    [t('co.kind'), t(`kind.${of.kind}`)],
    [
      t('stage'),
      <span key="state" className={`status ${looks[of.state]}`}>
        {t(`state.${of.state}`)}
      </span>,
    ],
    [of.kind === 'internship' ? t('co.school') : t('co.partner'), of.partner],
    [
      of.kind === 'mentor' ? t('co.mentor') : t('co.person'),
      of.personId && (
        <a key="person" href={`/desk/people/${of.personId}#development`}>
          {of.personName}
        </a>
      ),
    ],
    [of.kind === 'output' ? t('co.published') : t('co.from'), day(of.fromOn)],
    [t('co.until'), of.untilOn && lastDay(of.untilOn)],
    [t('co.hours'), of.hours],
    [t('co.grade'), of.grade],
    [t('note'), of.note],
  ]
  const counts = cooperationKinds.flatMap((kind) => {
    const n = of.below.filter((one) => one.kind === kind).length
    return n > 0 ? [t('co.count', { kind: t(`kind.${kind}`), n })] : []
  })
  return (
    <>
      <PageHeader
        title={of.title}
        back={{ to: '/desk/development/cooperation', title: t('cooperation') }}
        acts={
          <>
            {may('development:export') && <PaperButton of={of} />}
            {manages && (
              <button type="button" className="button" onClick={() => setOpen('change')}>
                {t('co.change')}
              </button>
            )}
            {manages && holds.length > 0 && (
              <button type="button" className="button main" onClick={() => setOpen('record')}>
                {t('co.record-below')}
              </button>
            )}
          </>
        }
      />
      <div className="stack">
        <section className="card">
          {of.above.length > 0 && (
            <p className="development-above">
              {t('co.under-of')}
              {of.above.map((one, at) => (
                <span key={one.cooperationId}>
                  {at > 0 && ' › '}
                  <a href={`/desk/development/cooperation/${one.cooperationId}`}>{one.title}</a>
                </span>
              ))}
            </p>
          )}
          <dl className="development-facts">
            {facts
              .filter(([, value]) => value !== null && value !== '')
              .map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </section>
        {(holds.length > 0 || of.below.length > 0) && (
          <section className="card">
            <h2>{t('co.below')}</h2>
            <p className="soft">{counts.length > 0 ? counts.join(t('and')) : t('co.below-none')}</p>
            <ul className="development-below">
              {of.below.map((one) => (
                <li key={one.cooperationId} data-depth={one.depth}>
                  <span className="development-kind">{t(`kind.${one.kind}`)}</span>
                  <span>
                    <a href={`/desk/development/cooperation/${one.cooperationId}`}>{one.title}</a>
                    <span className="soft small">
                      {[
                        one.partner,
                        one.personName,
                        one.untilOn
                          ? t('co.span', { from: day(one.fromOn), until: lastDay(one.untilOn) })
                          : day(one.fromOn),
                        one.grade,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  {one.kind !== 'output' && (
                    <span className={`status ${looks[one.state]}`}>{t(`state.${one.state}`)}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {open === 'change' && <ChangeCooperation of={of} onClose={() => setOpen(undefined)} />}
      {open === 'record' && <RecordCooperation under={of} onClose={() => setOpen(undefined)} />}
    </>
  )
}
