import { formatCount } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { Pictures } from './CensusPictures.tsx'
import { words } from './words-census.ts'

interface Given {
  of: Pictures['pyramid']
  year: number
  /** The people of a band and a side. */
  to: (band: string, side: string) => string
}

/** Men and women back to back, the oldest above: a table whose cells are bars, with a line where the bar ended the year before. */
export function CensusPyramid({ of: { sides, bands, sentence }, year, to }: Given) {
  const t = useWord(words)
  const phrase = usePhrase()
  const most = Math.max(1, ...bands.flatMap((band) => band.sides.flatMap(({ count, before }) => [count, before ?? 0])))
  const long = (count: number) => `${(100 * count) / most}%`
  const [left, right] = sides
  if (!left || !right) return null
  const cell = (band: Pictures['pyramid']['bands'][number], at: number, side: string) => {
    const { count, before } = band.sides[at]!
    const inner = at === 0 ? 'right' : 'left'
    return (
      <td className={at === 0 ? 'census-left' : 'census-right'}>
        <span className="census-track">
          {count > 0 && <span className="census-bar" aria-hidden="true" style={{ width: long(count) }} />}
          {before !== null && before > 0 && (
            <span className="census-then" aria-hidden="true" style={{ [inner]: long(before) }} />
          )}
          <span
            className="census-count number"
            style={{ [inner]: `calc(${long(Math.max(count, before ?? 0))} + 0.4rem)` }}
          >
            {count > 0 ? <a href={to(band.code, side)}>{formatCount(count)}</a> : <span className="soft">0</span>}
            {before !== null && <span className="unseen">{t('census.row-before', { n: formatCount(before) })}</span>}
          </span>
        </span>
      </td>
    )
  }
  return (
    <figure>
      <figcaption>
        <h3>{t('census.pyramid')}</h3>
        <p>{phrase(sentence)}</p>
      </figcaption>
      <table className="plain-table census-pyramid">
        <caption className="unseen">{t('census.pyramid')}</caption>
        <thead>
          <tr>
            <th scope="col" className="census-left">
              {phrase(left.name)} {formatCount(left.count)}
            </th>
            <th scope="col" className="census-age">
              {t('census.age')}
            </th>
            <th scope="col">
              {phrase(right.name)} {formatCount(right.count)}
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.toReversed().map((band) => (
            <tr key={band.code}>
              {cell(band, 0, left.code)}
              <th scope="row" className="census-age">
                {phrase(band.name)}
              </th>
              {cell(band, 1, right.code)}
            </tr>
          ))}
        </tbody>
      </table>
      {left.before !== null && <p className="soft small">{t('census.legend-before', { year: year - 1 })}</p>}
    </figure>
  )
}
