import { Count } from './Count.tsx'
import { formatShare } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

interface Given {
  name: string
  /** Null: nothing to count yet. A share is a part of one, and is shown in per cent. */
  value: number | null
  unit: string
  share?: boolean
  state?: 'provisional' | 'sealed'
  previous?: number | null | undefined
  yearAgo?: number | null | undefined
  /** Where the figure opens: its definition, period and rows. */
  to?: string
}

/** A number as a door. */
export function FigureTile({ name, value, unit, share = false, state, previous, yearAgo, to }: Given) {
  const t = useWord(kitWords)
  // Where one tile of a row compares, all do, so that they stand in line.
  const compared = previous !== undefined || yearAgo !== undefined
  const changes = [change(t('on-previous'), value, previous, share), change(t('on-year'), value, yearAgo, share)].filter(Boolean)
  const inside = (
    <>
      <span className="name">
        <span>{name}</span>
        {state && <span className={`mark ${state}`}>{t(state)}</span>}
      </span>
      <span className="figure">
        {value === null ? <span className="soft">{t('not-known')}</span> : share ? <span className="number">{formatShare(value)}</span> : <Count of={value} unit={unit} />}
      </span>
      {compared && <span className="changes small">{changes.join(' · ') || '—'}</span>}
      {to && <span className="unseen">{t('opens-definition')}</span>}
    </>
  )
  return to ? (
    <a className="tile" href={to}>
      {inside}
    </a>
  ) : (
    <div className="tile">{inside}</div>
  )
}

/** '环比 ↑12%'; a share changes by points. Nothing where there is nothing to compare with. */
export function change(name: string, now: number | null, before: number | null | undefined, share = false): string {
  if (now === null || before === null || before === undefined) return ''
  if (!share && before === 0) return ''
  const by = share ? now - before : (now - before) / before
  const arrow = by > 0 ? '↑' : by < 0 ? '↓' : '='
  return `${name} ${arrow}${by === 0 ? '' : formatShare(Math.abs(by))}`
}
