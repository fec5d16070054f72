import { useWord } from '#web/kit/words.ts'
import { MyTitles } from './MyTitles.tsx'
import { words } from './titles-words.ts'

/** One's own titles on the phone. */
export default function FieldTitles() {
  const t = useWord(words)
  return (
    <>
      <h1 tabIndex={-1}>{t('mine')}</h1>
      <MyTitles />
    </>
  )
}
