import { useWord } from '#web/kit/words.ts'
import { LeaveView } from './LeaveView.tsx'
import { words } from './words.ts'

/** One's own leave on the phone. */
export default function FieldLeave() {
  const t = useWord(words)
  return (
    <>
      <h1 tabIndex={-1}>{t('leave')}</h1>
      <LeaveView />
    </>
  )
}
