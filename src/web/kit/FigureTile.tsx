import { Change } from './Change.tsx'
import { Count } from './Count.tsx'
import { formatShare } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { Unknown } from './Unknown.tsx'
import { useWord } from './words.ts'

interface Given {
  name: string
  /** Null: nothing to count yet. A share is a part of one, and is shown in per cent. */
  value: number | null
  /** Why there is no value, in one sentence. */
  whyUnknown?: string | undefined
  unit: string
  share?: boolean
  state?: 'provisional' | 'sealed'
  previous?: number | null | undefined
  yearAgo?: number | null | undefined
  /** Where the figure opens: its definition, period and rows. */
  to?: string
}

/** A number as a door. */
export function FigureTile({ name, value, whyUnknown, unit, share = false, state, previous, yearAgo, to }: Given) {
  const t = useWord(kitWords)
  // Where one tile of a row compares, all do, so that they stand in line.
  const compared = previous !== undefined || yearAgo !== undefined
  const inside = (
    <>
      <span className="name">
        <span>{name}</span>
        {state && <span className={`mark ${state}`}>{t(state)}</span>}
      </span>
      <span className="figure">
        {value === null ? (
          <Unknown why={t('not-known')} />
        ) : share ? (
          <span className="number">{formatShare(value)}</span>
        ) : (
          <Count of={value} unit={unit} />
        )}
      </span>
      {value === null && whyUnknown && <span className="changes small">{whyUnknown}</span>}
      {compared && value !== null && (
        <span className="changes small">
          <span className="number">
            {t('on-previous')} <Change now={value} before={previous} share={share} />
          </span>{' '}
          <span className="number">
            {t('on-year')} <Change now={value} before={yearAgo} share={share} />
          </span>
        </span>
      )}
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
