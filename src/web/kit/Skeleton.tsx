import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

/** The shape of what is coming, instead of a spinner. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const t = useWord(kitWords)
  return (
    <div className="stack" role="status">
      <span className="unseen">{t('list.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton" style={{ width: `${90 - ((line * 17) % 45)}%` }} />
      ))}
    </div>
  )
}
