import { usePhrase, useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

interface Two {
  zh: string
  en: string
}
export interface Grounds {
  basis: Two | null
  certainty: 'stated' | 'reported' | 'assumed' | null
  note: Two | null
}

/** On what a line rests and how sure that is; what is not read in the text itself is marked. */
export function Rests({ of }: { of: Grounds }) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (!of.basis || !of.certainty) return null
  return (
    <span className="rests">
      {of.certainty !== 'stated' && (
        <span className={`certainty ${of.certainty}`}>{t(`certainty.${of.certainty}`)}</span>
      )}{' '}
      {phrase(of.basis)}
      {of.note && ` · ${phrase(of.note)}`}
    </span>
  )
}

/** 1234500 → 12,345; fen are shown only where there are some. */
export function yuanOf(fen: number): string {
  const yuan = fen / 100
  return yuan.toLocaleString('en-US', {
    minimumFractionDigits: Number.isInteger(yuan) ? 0 : 2,
    maximumFractionDigits: 2,
  })
}

/** With its sign: what somebody gains or loses. */
export const signedYuan = (fen: number): string => `${fen > 0 ? '+' : fen < 0 ? '−' : ''}${yuanOf(Math.abs(fen))}`
