import { useAnswer } from '#web/client/answers.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { myPay } from '../contract.ts'
import { PayView } from './PayView.tsx'
import { words } from './words.ts'

/** One's own grade and pay on the phone. */
export default function FieldPay() {
  const t = useWord(words)
  return (
    <>
      <h1 tabIndex={-1}>{t('my-pay')}</h1>
      <Waiting for={useAnswer(myPay, {})}>{(answer) => <PayView of={answer} own />}</Waiting>
    </>
  )
}
