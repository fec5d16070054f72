import { useWord } from '#web/kit/words.ts'
import { MySessions } from './MySessions.tsx'
import { words } from './words.ts'

/** One's own training on the phone. */
export default function FieldTraining() {
  const t = useWord(words)
  return (
    <>
      <h1 tabIndex={-1}>{t('mine')}</h1>
      <MySessions />
    </>
  )
}
