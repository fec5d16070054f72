import { useWord } from '#web/kit/words.ts'
import { MyDeliveries } from './MyDeliveries.tsx'
import { deliveryWords } from './delivery-words.ts'

/** The projects of one's organisation, on the phone. */
export default function FieldDeliveries() {
  const t = useWord(deliveryWords)
  return (
    <>
      <h1 tabIndex={-1}>{t('mine')}</h1>
      <MyDeliveries />
    </>
  )
}
