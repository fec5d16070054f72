import type { CSSProperties } from 'react'
import { Change } from '#web/kit/Change.tsx'
import { formatCount, formatShare } from '#web/kit/formats.ts'
import { useWord } from '#web/kit/words.ts'
import type { BarRow } from './CensusBars.tsx'
import { words } from './words-census.ts'

/** The code of what is not known, as the census answers it. */
const unknownCode = 'unknown'

/** What a whole is made of, this year above the year before, from pale to dark in the order of the codes; its figures in a table beneath. */
export function CensusParts({
  title,
  sentence,
  first,
  year,
  rows,
}: {
  title: string
  sentence: string
  first: string
  year: number
  rows: BarRow[]
}) {
  const t = useWord(words)
  const known = rows.filter(({ code }) => code !== unknownCode)
  const compared = rows.some(({ before }) => before !== null)
  const look = (row: BarRow): { className: string; style?: CSSProperties } => {
    const at = known.indexOf(row)
    const depth = known.length > 1 ? at / (known.length - 1) : 1
    return at < 0
      ? { className: 'census-part unknown' }
      : {
          className: 'census-part',
          style: { '--depth': `${Math.round(12 + 88 * depth)}%` } as CSSProperties,
        }
  }
  const whole = (label: string, of: (row: BarRow) => number) => {
    const all = rows.reduce((sum, row) => sum + of(row), 0)
    return (
      <div className="census-whole">
        <span className="small number">{label}</span>
        <span className="census-parts">
          {rows
            .filter((row) => of(row) > 0)
            .map((row) => {
              const { className, style } = look(row)
              return (
                <span key={row.code} className={className} style={{ ...style, width: `${(100 * of(row)) / all}%` }}>
                  <span>{formatShare(of(row) / all)}</span>
                </span>
              )
            })}
        </span>
      </div>
    )
  }
  const total = rows.reduce((sum, row) => sum + row.count, 0)
  return (
    <figure>
      <figcaption>
        <h3>{title}</h3>
        <p>{sentence}</p>
      </figcaption>
      <div aria-hidden="true">
        {whole(t('census.legend-now', { year }), (row) => row.count)}
        {compared && whole(t('census.legend-now', { year: year - 1 }), (row) => row.before ?? 0)}
      </div>
      <div className="sideways">
        <table className="plain-table">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <th scope="col" className="end">
                {t('census.people-unit')}
              </th>
              <th scope="col" className="end">
                {t('census.share')}
              </th>
              {compared && (
                <>
                  <th scope="col" className="end">
                    {t('census.before')}
                  </th>
                  <th scope="col" className="end">
                    {t('census.change')}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const { className, style } = look(row)
              return (
                <tr key={row.code}>
                  <th scope="row">
                    <span className={`${className} census-swatch`} style={style} aria-hidden="true" /> {row.name}
                  </th>
                  <td className="end number">
                    {row.count > 0 && row.to ? <a href={row.to}>{formatCount(row.count)}</a> : formatCount(row.count)}
                  </td>
                  <td className="end number">{total > 0 ? formatShare(row.count / total) : '—'}</td>
                  {compared && (
                    <>
                      <td className="end number">{row.before === null ? '—' : formatCount(row.before)}</td>
                      <td className="end">
                        <Change now={row.count} before={row.before} />
                      </td>
                    </>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
