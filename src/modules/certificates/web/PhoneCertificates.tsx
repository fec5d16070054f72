import { useAnswer } from '#web/client/answers.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { ownCertificates } from '../contract.ts'
import { OwnExams } from './OwnExams.tsx'
import { Qualifications } from './Qualifications.tsx'
import { words } from './words.ts'

/** One’s own certificates and this year’s exam, on the phone: entered with a photograph, registered and renewed, signed up for. */
export default function PhoneCertificates() {
  const t = useWord(words)
  return (
    <>
      <h1 tabIndex={-1}>{t('certificates.own')}</h1>
      <Waiting for={useAnswer(ownCertificates, {})}>{(answer) => <Qualifications of={answer} own />}</Waiting>
      <OwnExams />
    </>
  )
}
