import { formatShare } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { Unknown } from './Unknown.tsx'
import { useWord } from './words.ts'

interface Given {
  now: number | null
  before: number | null | undefined
  /** A share moves by points, anything else by per cent. */
  share?: boolean
}

/** How a figure moved: a sign for the eye and a word for the ear, or why it cannot be said. */
export function Change({ now, before, share = false }: Given) {
  const t = useWord(kitWords)
  if (now === null || before === null || before === undefined) return <Unknown why={t('change.none')} />
  const by = changeBy(now, before, share)
  if (by === null) return <Unknown why={t('change.zero')} />
  const size = formatShare(Math.abs(by))
  return (
    <span className="number">
      <span aria-hidden="true">{by > 0 ? '↑' : by < 0 ? '↓' : '＝'}</span>
      <span className="unseen">{t(by > 0 ? 'change.up' : by < 0 ? 'change.down' : 'change.same')} </span>
      {by !== 0 && (share ? t('change.points', { n: size.slice(0, -1) }) : size)}
    </span>
  )
}

/** By how much, as a share of what was before, or in points of a share; null for a growth from nothing. */
function changeBy(now: number, before: number, share: boolean): number | null {
  if (share) return now - before
  if (before === 0) return now === 0 ? 0 : null
  return (now - before) / before
}
