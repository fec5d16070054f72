import { useEffect, useRef } from 'react'
import { formatCount, formatShare, useFormats } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { SortableTable } from './SortableTable.tsx'
import { usePreferences } from './preferences.ts'
import { useWord } from './words.ts'

export interface TrendPoint {
  /** A month, '2026-11'. */
  month: string
  value: number | null
  provisional?: boolean
}

export interface TrendGiven {
  title: string
  /** One sentence that says what the chart shows. */
  sentence: string
  unit: string
  share?: boolean
  kind?: 'line' | 'bar'
  /** The table stands open; where there is little room it is a press away. */
  numbersShown?: boolean
  series: { name: string; points: TrendPoint[] }[]
}

/** A figure over months: a sentence, a chart labelled directly, and its numbers in a table. The chart's code comes when it is needed. */
export function Trend(given: TrendGiven) {
  const { title, sentence, unit, share = false, numbersShown = false, series } = given
  const t = useWord(kitWords)
  const { month } = useFormats()
  const { language, largeText } = usePreferences()
  const place = useRef<HTMLDivElement>(null)
  // Drawn again when the figures change, not whenever the page around them does.
  const data = JSON.stringify(given)
  useEffect(() => {
    let stop: (() => void) | undefined
    let gone = false
    const drawn = JSON.parse(data) as TrendGiven
    void import('./chart.ts').then(({ drawTrend }) => {
      if (!gone && place.current) stop = drawTrend(place.current, drawn, language)
    })
    return () => {
      gone = true
      stop?.()
    }
  }, [data, language, largeText])
  const months = [...new Set(series.flatMap((one) => one.points.map((point) => point.month)))].sort()
  const at = (name: string, of: string) =>
    series.find((one) => one.name === name)?.points.find((point) => point.month === of)
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : share ? formatShare(value) : formatCount(value)
  return (
    <figure style={{ margin: 0 }}>
      <figcaption>
        <h2>{title}</h2>
        <p>{sentence}</p>
      </figcaption>
      <div ref={place} className="chart" aria-hidden="true" style={{ height: '16rem' }} />
      <details open={numbersShown}>
        <summary>{t('table.numbers')}</summary>
        <SortableTable
          caption={`${title} · ${unit}`}
          rows={months}
          rowKey={(one) => one}
          first={{ key: 'month', down: true }}
          columns={[
            { key: 'month', title: t('month'), by: (one) => one, show: (one) => month(one) },
            ...series.map((one) => ({
              key: one.name,
              title: `${one.name} · ${unit}`,
              end: true,
              by: (of: string) => at(one.name, of)?.value ?? null,
              show: (of: string) => (
                <>
                  {shown(at(one.name, of)?.value)}{' '}
                  {at(one.name, of)?.provisional && <span className="mark provisional">{t('provisional')}</span>}
                </>
              ),
            })),
          ]}
        />
      </details>
    </figure>
  )
}
