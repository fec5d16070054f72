import { useAnswer } from '#web/client/answers.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { myTraining } from '../contract.ts'
import { HoursOf } from './HoursOf.tsx'
import { words } from './words.ts'

/** One's own hours on the phone. */
export default function FieldHours() {
  const t = useWord(words)
  return (
    <>
      <h1 tabIndex={-1}>{t('my-hours')}</h1>
      <Waiting for={useAnswer(myTraining, {})}>{(answer) => <HoursOf of={answer} own />}</Waiting>
    </>
  )
}
