import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useWord } from '#web/kit/words.ts'
import { MyDeliveries } from './MyDeliveries.tsx'
import { deliveryWords } from './delivery-words.ts'

/** The projects of one's organisation, on the desk. */
export default function MyDeliveriesPage() {
  const t = useWord(deliveryWords)
  return (
    <>
      <PageHeader title={t('mine')} />
      <MyDeliveries />
    </>
  )
}
