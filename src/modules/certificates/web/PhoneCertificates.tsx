import { useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { ownCertificates } from '../contract.ts'
import { useLists } from './lists.ts'
import { StageMark, StandingMark, VerificationMark } from './marks.tsx'
import { OwnExams } from './OwnExams.tsx'
import { words } from './words.ts'

/** One’s own certificates and this year’s exam, on the phone: read, and sign up. Forms are filled at the desk. */
export default function PhoneCertificates() {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const { level } = useLists()
  const asked = useAnswer(ownCertificates, {})
  return (
    <>
      <h1 tabIndex={-1}>{t('certificates.own')}</h1>
      <Waiting for={asked}>
        {({ qualifications }) => (
          <>
            {qualifications.length === 0 && <p className="soft">{t('certificates.empty')}</p>}
            {qualifications.map((one) => (
              <article key={one.qualificationId} className="panel">
                <h2>{level(one.level)}</h2>
                <p className="row">
                  <VerificationMark of={one.verification} />
                  {one.level !== 'clerk' && one.verification !== 'rejected' && <StandingMark of={one.standing} />}
                </p>
                <p className="soft">
                  {[
                    one.number,
                    t('one.passed', { day: day(one.passedOn) }),
                    one.untilOn && t('one.until', { day: day(one.untilOn) }),
                    one.firstDueOn && t('one.first-due', { day: day(one.firstDueOn) }),
                  ]
                    .filter(Boolean)
                    .join(t('and'))}
                </p>
                {one.registrations
                  .filter((each) => !each.fromOn)
                  .map((each) => (
                    <p key={each.registrationId}>
                      <StageMark of={each.stage} /> {t(`kind.${each.kind}`)}{' '}
                      {each.reason && t('stage.reason', { reason: each.reason })}
                    </p>
                  ))}
                {one.whyNot && one.standing !== 'active' && one.verification !== 'rejected' && (
                  <p className="small soft">{phrase(one.whyNot)}</p>
                )}
              </article>
            ))}
          </>
        )}
      </Waiting>
      <OwnExams />
    </>
  )
}
