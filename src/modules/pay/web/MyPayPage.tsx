import { useAnswer } from '#web/client/answers.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { myPay } from '../contract.ts'
import { LeaveView } from './LeaveView.tsx'
import { PayView } from './PayView.tsx'
import { words } from './words.ts'

/** One's own grade, pay, leave and health check at the desk. */
export default function MyPayPage() {
  const t = useWord(words)
  const pay = useAnswer(myPay, {})
  return (
    <>
      <PageHeader title={t('my-pay')} whose={pay.data?.name} />
      <Waiting for={pay}>
        {(answer) => (
          <>
            <PayView of={answer} own />
            <section className="pay-section" id="leave">
              <h2>{t('leave')}</h2>
              <LeaveView />
            </section>
          </>
        )}
      </Waiting>
    </>
  )
}
