import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { askForVerification, decideVerification } from '../contract.ts'
import type { ownCertificates } from '../contract.ts'
import { correctionOf } from '../domain/qualification.ts'
import { useLists } from './lists.ts'
import { StageMark, StandingMark, VerificationMark } from './marks.tsx'
import { ListedRegistration } from './ListedRegistration.tsx'
import { Period } from './Period.tsx'
import { type Asking, type Held, QualificationForm } from './QualificationForm.tsx'
import { RegistrationForm } from './RegistrationForm.tsx'
import { Lines, SmallForm } from './SmallForm.tsx'
import { Why } from './Why.tsx'
import { words } from './words.ts'

interface Given {
  of: OutputOf<typeof ownCertificates>
  own: boolean
}

/** A person's certificates, how each stands and what is to be done next. At the desk and on the phone, so without antd. */
export function Qualifications({ of, own }: Given) {
  const t = useWord(words)
  const may = useMay()
  const [recording, setRecording] = useState(false)
  return (
    <>
      {of.qualifications.length === 0 && (
        <Nothing title={t('certificates.empty')} say={own ? t('certificates.empty-say') : undefined} />
      )}
      {of.qualifications.map((one) => (
        <Qualification key={one.qualificationId} personId={of.personId} of={one} own={own} />
      ))}
      {(own || may('certificates:manage')) && (
        <div className="row no-print certificates-add">
          <button type="button" className="button" onClick={() => setRecording(true)}>
            {t(own ? 'record.own' : 'record.other')}
          </button>
        </div>
      )}
      {recording && (
        <Ask title={t(own ? 'record.own' : 'record.other')} onClose={() => setRecording(false)}>
          <QualificationForm asking="record" personId={of.personId} own={own} onClose={() => setRecording(false)} />
        </Ask>
      )}
    </>
  )
}

function Qualification({ personId, of: one, own }: { personId: string; of: Held; own: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day, lastDay } = useFormats()
  const { level } = useLists()
  const may = useMay()
  const [asking, setAsking] = useState<'register' | 'feedback' | 'decide' | Exclude<Asking, 'record'>>()
  const close = () => setAsking(undefined)
  const open = one.registrations.find((each) => !each.locked)
  const waits = one.verification === 'unverified' || one.verification === 'unknown' || one.verification === 'feedback'
  const stands = one.verification !== 'rejected'
  const correction = own || may('certificates:manage') ? correctionOf(one.verification, own) : null
  const handedIn = one.registrations.some((each) => each.stage === 'submitted' || each.locked)
  const late = one.firstDueOn !== null && one.firstDueOn < todayIn(new Date())
  const facts: [string, string | null | undefined | false][] = [
    [t('certificates.number'), one.number ?? t('one.number-none')],
    [t('certificates.passed'), day(one.passedOn)],
    [t('record.issued'), one.issuedOn && day(one.issuedOn)],
    [t('record.reviewed'), one.reviewedOn && day(one.reviewedOn)],
    [t('one.source'), one.listedOn && t('one.listed', { day: day(one.listedOn) })],
    [t('ticket'), one.ticket && one.ticketUntil && t(`ticket.${one.ticket}`, { until: lastDay(one.ticketUntil) })],
    [
      t('one.first'),
      stands &&
        one.firstDueOn &&
        !handedIn &&
        t(late ? 'one.first-late' : 'one.first-due', { day: day(one.firstDueOn) }),
    ],
  ]
  return (
    <article className="panel certificates-one">
      <h3 className="row">
        {level(one.level)}
        <VerificationMark of={one.verification} />
        {one.level !== 'clerk' && stands && <StandingMark of={one.standing} />}
      </h3>
      <dl className="facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Period of={one} />
      {one.evidence.length > 0 && <EvidenceLinks of={one.evidence} pictures />}
      {one.feedback && <p>{t('one.feedback', { text: one.feedback })}</p>}
      {one.answer && <p>{t('one.answer', { text: one.answer })}</p>}
      {one.registrations.map((each) =>
        each.listedOn ? (
          <ListedRegistration key={each.registrationId} of={each} verified={!waits && stands} own={own} />
        ) : (
          <div key={each.registrationId} className="certificates-form">
            <p className="row">
              <StageMark of={each.stage} />
              <span>{t(`kind.${each.kind}`)}</span>
              <span className="soft">{[each.workplace, each.duty].filter(Boolean).join(' · ')}</span>
              {each.locked && each.stage !== 'registered' && each.stage !== 'issued' && (
                <span className="mark">{t('register.locked')}</span>
              )}
            </p>
            {each.reason && <p className="wrong">{t('stage.reason', { reason: each.reason })}</p>}
            {each.conditions && <Why outcome={each.conditions.outcome} lines={each.conditions.lines} />}
          </div>
        ),
      )}
      <div className="row no-print">
        {own && (one.mayApply || open) && (
          <button type="button" className="button main" onClick={() => setAsking('register')}>
            {t(open ? (open.stage === 'draft' ? 'register.go-on' : 'register.edit') : `register.${one.mayApply!}`)}
          </button>
        )}
        {own && one.verification === 'unknown' && (
          <button type="button" className="button" onClick={() => setAsking('feedback')}>
            {t('feedback.act')}
          </button>
        )}
        {!own && waits && may('certificates:verify') && (
          <button type="button" className="button main" onClick={() => setAsking('decide')}>
            {t('decide.act')}
          </button>
        )}
        {correction === 'what-came-later' && one.ticket && !one.reviewedOn && (
          <button type="button" className="button" onClick={() => setAsking('review')}>
            {t('correct.review')}
          </button>
        )}
        {correction && (
          <button
            type="button"
            className="button"
            onClick={() => setAsking(correction === 'whole' ? 'correct' : 'later')}
          >
            {t(correction === 'whole' ? 'correct.correct' : 'correct.later')}
          </button>
        )}
      </div>
      {own && !one.mayApply && !open && one.whyNot && stands && <p className="soft small">{phrase(one.whyNot)}</p>}
      {asking === 'register' && (
        <Ask title={t(open ? 'register.edit' : `register.${one.mayApply ?? 'first'}`)} onClose={close}>
          <RegistrationForm of={one} onClose={close} />
        </Ask>
      )}
      {(asking === 'correct' || asking === 'later' || asking === 'review') && (
        <Ask title={`${t(`correct.${asking}`)} · ${level(one.level)}`} onClose={close}>
          <QualificationForm asking={asking} personId={personId} own={own} of={one} onClose={close} />
        </Ask>
      )}
      {asking === 'feedback' && (
        <Ask title={t('feedback.title')} onClose={close}>
          <Feedback of={one} onClose={close} />
        </Ask>
      )}
      {asking === 'decide' && (
        <Ask title={t('verification')} onClose={close}>
          <Decide of={one} onClose={close} />
        </Ask>
      )}
    </article>
  )
}

function Feedback({ of: one, onClose }: { of: Held; onClose: () => void }) {
  const t = useWord(words)
  const act = useAct(askForVerification)
  const [feedback, setFeedback] = useState('')
  return (
    <SmallForm
      verb={t('feedback.act')}
      send={() => act.mutateAsync({ qualificationId: one.qualificationId, basedOnVersion: one.version, feedback })}
      done={t('feedback.done')}
      onClose={onClose}
      fields={['feedback']}
    >
      {(wrong) => (
        <>
          <p>{t('feedback.say')}</p>
          <Lines label={t('feedback.text')} value={feedback} onChange={setFeedback} wrong={wrong['feedback']} />
        </>
      )}
    </SmallForm>
  )
}

function Decide({ of: one, onClose }: { of: Held; onClose: () => void }) {
  const t = useWord(words)
  const { day } = useFormats()
  const act = useAct(decideVerification)
  const [approve, setApprove] = useState(true)
  const [answer, setAnswer] = useState('')
  const { qualificationId, version } = one
  return (
    <SmallForm
      verb={t(approve ? 'decide.approve' : 'decide.reject')}
      send={() => act.mutateAsync({ qualificationId, basedOnVersion: version, approve, answer })}
      done={t('decide.done')}
      onClose={onClose}
      fields={['answer']}
    >
      {(wrong) => (
        <>
          {one.listedOn && <p className="soft">{t('one.listed', { day: day(one.listedOn) })}</p>}
          {one.evidence.length > 0 && <EvidenceLinks of={one.evidence} pictures />}
          {one.feedback && <p>{t('one.feedback', { text: one.feedback })}</p>}
          <fieldset className="row" style={{ border: 0, padding: 0 }}>
            <legend>{t('review.opinion')}</legend>
            {([true, false] as const).map((value) => (
              <label key={String(value)} className="choice">
                <input type="radio" name="approve" checked={approve === value} onChange={() => setApprove(value)} />{' '}
                {t(value ? 'decide.approve' : 'decide.reject')}
              </label>
            ))}
          </fieldset>
          <Lines label={t('decide.answer')} value={answer} onChange={setAnswer} wrong={wrong['answer']} />
        </>
      )}
    </SmallForm>
  )
}
