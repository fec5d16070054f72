import { useWord } from '#web/kit/words.ts'
import { MySupervision } from './Mine.tsx'
import { words } from './words.ts'

/** My supervision, on the phone: plan, record, sign. */
export default function PhonePage() {
  const t = useWord(words)
  return (
    <>
      <h1 tabIndex={-1}>{t('mine')}</h1>
      <MySupervision />
    </>
  )
}
