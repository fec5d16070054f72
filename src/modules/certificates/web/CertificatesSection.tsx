import { Input } from 'antd'
import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { askForVerification, decideVerification, ownCertificates, personCertificates } from '../contract.ts'
import { useLists } from './lists.ts'
import { StageMark, StandingMark, VerificationMark } from './marks.tsx'
import { OwnExams } from './OwnExams.tsx'
import { type Held, QualificationForm } from './QualificationForm.tsx'
import { RegistrationForm } from './RegistrationForm.tsx'
import { Why } from './Why.tsx'
import { words } from './words.ts'

/** A person’s certificates with how each stands, what is to be done next, and the exams they sat. */
export default function CertificatesSection({ personId, own }: PersonSectionProps) {
  const t = useWord(words)
  const { fen, day } = useFormats()
  const { level } = useLists()
  const may = useMay()
  const [recording, setRecording] = useState(false)
  const mine = useAnswer(ownCertificates, {}, { when: own })
  const others = useAnswer(personCertificates, { personId }, { when: !own })
  const asked = own ? mine : others
  if (asked.error) return <Problem of={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Skeleton lines={3} />
  const { qualifications, exams, rewards } = asked.data
  const mayRecord = own || may('certificates:manage')
  return (
    <>
      {qualifications.length === 0 && (
        <Nothing title={t('certificates.empty')} say={own ? t('certificates.empty-say') : undefined} />
      )}
      {qualifications.map((one) => (
        <Qualification key={one.qualificationId} of={one} own={own} />
      ))}
      {mayRecord && (
        <div className="row no-print">
          <button type="button" className="button" onClick={() => setRecording(true)}>
            {t(own ? 'record.own' : 'record.other')}
          </button>
        </div>
      )}
      {own && <OwnExams />}
      {exams.length > 0 && <Years of={exams} />}
      {rewards.map((one) => (
        <p key={one.level} className="soft">
          {t('reward.had', { level: level(one.level), fen: fen(one.fen), day: day(one.grantedOn) })}
        </p>
      ))}
      {recording && <QualificationForm personId={personId} own={own} onClose={() => setRecording(false)} />}
    </>
  )
}

function Qualification({ of: one, own }: { of: Held; own: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const { level } = useLists()
  const may = useMay()
  const [asking, setAsking] = useState<'register' | 'feedback' | 'decide'>()
  const close = () => setAsking(undefined)
  const open = one.registrations.find((each) => !each.locked)
  const waits = one.verification === 'unverified' || one.verification === 'unknown' || one.verification === 'feedback'
  return (
    <article className="panel">
      <div className="row">
        <strong>{level(one.level)}</strong>
        <VerificationMark of={one.verification} />
        {one.level !== 'clerk' && one.verification !== 'rejected' && <StandingMark of={one.standing} />}
        <span className="number">{one.number ?? t('one.number-none')}</span>
        <span className="soft">{t('one.passed', { day: day(one.passedOn) })}</span>
      </div>
      <p className="soft">
        {[
          one.ticket &&
            one.ticketUntil &&
            `${t('ticket')}：${t(`ticket.${one.ticket}`, { until: day(one.ticketUntil) })}`,
          one.untilOn && t('one.until', { day: day(one.untilOn) }),
          one.renewFrom && t('one.renew-from', { day: day(one.renewFrom) }),
          one.firstDueOn && one.verification !== 'rejected' && t('one.first-due', { day: day(one.firstDueOn) }),
        ]
          .filter(Boolean)
          .join(t('and'))}
      </p>
      {one.feedback && <p>{t('one.feedback', { text: one.feedback })}</p>}
      {one.answer && <p>{t('one.answer', { text: one.answer })}</p>}
      {one.registrations.map((each) => (
        <div key={each.registrationId} className="row">
          <StageMark of={each.stage} />
          <span>{t(`kind.${each.kind}`)}</span>
          <span className="soft">{[each.workplace, each.duty].join(' · ')}</span>
          {each.locked && each.stage !== 'registered' && each.stage !== 'issued' && (
            <span className="mark">{t('register.locked')}</span>
          )}
          {each.reason && <span className="wrong">{t('stage.reason', { reason: each.reason })}</span>}
          {each.conditions && <Why outcome={each.conditions.outcome} lines={each.conditions.lines} />}
        </div>
      ))}
      <div className="row no-print">
        {own && (one.mayApply || open) && (
          <button type="button" className="button main" onClick={() => setAsking('register')}>
            {t(open ? 'register.edit' : `register.${one.mayApply!}`)}
          </button>
        )}
        {own && !one.mayApply && !open && one.whyNot && one.verification !== 'rejected' && (
          <span className="soft small">{phrase(one.whyNot)}</span>
        )}
        {own && one.verification === 'unknown' && (
          <button type="button" className="button" onClick={() => setAsking('feedback')}>
            {t('feedback.act')}
          </button>
        )}
        {!own && waits && may('certificates:verify') && (
          <button type="button" className="button" onClick={() => setAsking('decide')}>
            {t('verification')}
          </button>
        )}
      </div>
      {asking === 'register' && <RegistrationForm of={one} onClose={close} />}
      {asking === 'feedback' && (
        <Ask title={t('feedback.title')} onClose={close}>
          <p>{t('feedback.say')}</p>
          <ActForm
            endpoint={askForVerification}
            given={{ qualificationId: one.qualificationId, basedOnVersion: one.version }}
            verb={t('feedback.act')}
            onDone={() => (toast(t('feedback.done')), close())}
          >
            <FormField name="feedback" label={t('feedback.text')} required>
              <Input.TextArea rows={3} maxLength={500} showCount />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {asking === 'decide' && <Decide of={one} onClose={close} />}
    </article>
  )
}

function Decide({ of: one, onClose }: { of: Held; onClose: () => void }) {
  const t = useWord(words)
  const [approve, setApprove] = useState(true)
  return (
    <Ask title={t('verification')} onClose={onClose}>
      {one.feedback && <p>{t('one.feedback', { text: one.feedback })}</p>}
      <ActForm
        endpoint={decideVerification}
        given={{ qualificationId: one.qualificationId, basedOnVersion: one.version, approve }}
        verb={t(approve ? 'decide.approve' : 'decide.reject')}
        onDone={() => (toast(t('decide.done')), onClose())}
      >
        <fieldset className="row" style={{ border: 0, padding: 0 }}>
          <legend>{t('review.opinion')}</legend>
          {([true, false] as const).map((value) => (
            <label key={String(value)} className="choice">
              <input type="radio" name="approve" checked={approve === value} onChange={() => setApprove(value)} />{' '}
              {t(value ? 'decide.approve' : 'decide.reject')}
            </label>
          ))}
        </fieldset>
        <FormField name="answer" label={t('decide.answer')} required>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </FormField>
      </ActForm>
    </Ask>
  )
}

function Years({
  of,
}: {
  of: {
    year: number
    level: string
    passed: boolean | null
    subjects: {
      code: string
      name: { zh: string; en: string }
      outcome: 'pass' | 'fail' | 'absent' | null
      mark: number | null
      countsUntil: number | null
    }[]
  }[]
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { level } = useLists()
  return (
    <>
      <h3>{t('own.history')}</h3>
      <SortableTable
        caption={t('own.history')}
        rows={of}
        rowKey={(row) => `${row.year} ${row.level}`}
        columns={[
          { key: 'year', title: t('exam.year'), show: (row) => row.year },
          { key: 'level', title: t('level'), show: (row) => level(row.level) },
          {
            key: 'subjects',
            title: t('takers.results'),
            show: (row) =>
              row.subjects
                .filter((one) => one.outcome)
                .map(
                  (one) =>
                    `${phrase(one.name)} ${one.mark ?? ''} ${t(`result.${one.outcome!}`)}${one.countsUntil && !row.passed ? `（${t('result.counts', { year: one.countsUntil })}）` : ''}`,
                )
                .join(t('and')) || '—',
          },
          {
            key: 'passed',
            title: t('funnel.passed'),
            show: (row) => (row.passed === null ? '—' : t(row.passed ? 'yes' : 'no')),
          },
        ]}
      />
    </>
  )
}
