import { useWord } from '#web/kit/words.ts'
import { MyVolunteering } from './Mine.tsx'
import { words } from './words.ts'

/** One's own volunteering on the phone. */
export default function PhonePage() {
  const t = useWord(words)
  return (
    <>
      <h1 tabIndex={-1}>{t('mine')}</h1>
      <MyVolunteering />
    </>
  )
}
