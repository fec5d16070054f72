import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { censusPictures } from '../contract-census.ts'
import { censusTo, type Overview, peopleTo, useMeasure } from './census.ts'
import { CensusBars } from './CensusBars.tsx'
import { CensusChoice } from './CensusChoice.tsx'
import { CensusParts } from './CensusParts.tsx'
import { CensusPyramid } from './CensusPyramid.tsx'
import { words } from './words-census.ts'

export type Pictures = OutputOf<typeof censusPictures>

/** Age and sex, the regions, and what the whole is made of: each picture is a table too, and each bar opens its people. */
export function CensusPictures({ of }: { of: Overview }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { measure, said, choices } = useMeasure(of)
  const asked = useAnswer(
    censusPictures,
    { year: of.year, regionCode: of.regionCode as never, measure },
    { keepLast: true },
  )
  return (
    <section className="card">
      <h2>
        {t('census.pictures')} <span className="soft small">{said}</span>
      </h2>
      <div className="row no-print census-choices">
        <CensusChoice label={t('census.measure')} name="measure" value={measure} choices={choices} />
      </div>
      <Waiting for={asked} lines={8}>
        {({ pyramid, regions, parts }) => (
          <div className="census-pictures">
            <CensusPyramid
              of={pyramid}
              year={of.year}
              to={(band, side) =>
                peopleTo(of, {
                  measure,
                  rows: pyramid.rows,
                  rowCode: band,
                  columns: pyramid.columns,
                  columnCode: side,
                })
              }
            />
            <CensusBars
              title={t('census.regions')}
              sentence={phrase(regions.sentence)}
              first={t('census.region')}
              year={of.year}
              rows={regions.rows.map((row) => ({
                ...row,
                name: phrase(row.name),
                // Below a town there is nothing to compare.
                ...(row.regionCode !== of.regionCode && { to: censusTo(of, row.regionCode) }),
              }))}
            />
            {parts.map(({ code, name, rows, overlaps, sentence }) => {
              const shown = rows
                .filter((row) => row.count > 0 || (row.before ?? 0) > 0)
                .map((row) => ({
                  ...row,
                  name: phrase(row.name),
                  to: peopleTo(of, { measure, rows: code, rowCode: row.code }),
                }))
              const title = t('census.by-of', { name: phrase(name) })
              return overlaps ? (
                <CensusBars
                  key={code}
                  title={title}
                  sentence={phrase(sentence)}
                  note={t('census.overlaps')}
                  first={phrase(name)}
                  year={of.year}
                  rows={shown}
                />
              ) : (
                <CensusParts
                  key={code}
                  title={title}
                  sentence={phrase(sentence)}
                  first={phrase(name)}
                  year={of.year}
                  rows={shown}
                />
              )
            })}
          </div>
        )}
      </Waiting>
    </section>
  )
}
