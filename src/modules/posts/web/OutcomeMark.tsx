import { useWord } from '#web/kit/words.ts'
import { words } from './recruitment-words.ts'

/** How a condition came out, by shape and word. */
export function OutcomeMark({ of }: { of: 'met' | 'unmet' | 'unknown' }) {
  const t = useWord(words)
  return <span className={`status ${{ met: 'good', unmet: 'bad', unknown: 'warn' }[of]}`}>{t(`outcome.${of}`)}</span>
}
