import type { Phrase } from '#web/kit/words.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** The clause behind a rule; where none was found, that it is provisional. */
export function Basis({ of }: { of: { basis: Phrase | null; certainty: 'stated' | 'reported' | 'assumed' | null } }) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (!of.basis) return null
  return (
    <span className="small soft">
      {phrase(of.basis)}{' '}
      {of.certainty && of.certainty !== 'stated' && <span className="status warn">{t(`sure.${of.certainty}`)}</span>}
    </span>
  )
}
