import type { Phrase } from '#web/kit/words.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** The clause behind a rule, and how sure it is. */
export function Basis({ of }: { of: { basis: Phrase | null; certainty: 'stated' | 'reported' | 'assumed' | null } }) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (!of.basis || !of.certainty) return null
  return (
    <span className="small soft">
      {phrase(of.basis)}{' '}
      {of.certainty === 'stated' ? t('stated') : <span className="status warn">{t(of.certainty)}</span>}
    </span>
  )
}
