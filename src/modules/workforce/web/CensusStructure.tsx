import { useAnswer } from '#web/client/answers.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { Change } from '#web/kit/Change.tsx'
import { formatCount, formatShare } from '#web/kit/formats.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { censusTable } from '../contract-census.ts'
import { type Overview, peopleTo, useMeasure } from './census.ts'
import { CensusChoice } from './CensusChoice.tsx'
import { words } from './words-census.ts'

/** A structure table or a cross table; each cell opens the people behind it. */
export function CensusStructure({ of }: { of: Overview }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [query] = useQueryWords()
  const { measure, said } = useMeasure(of)
  const rows = query['by'] ?? 'certificate'
  const columns = query['across']
  const asked = useAnswer(
    censusTable,
    {
      year: of.year,
      regionCode: of.regionCode as never,
      measure,
      rows,
      ...(columns && columns !== rows && { columns }),
    },
    { keepLast: true },
  )
  const dimensions = [...of.dimensions, { code: 'region', name: { zh: '地区', en: 'Region' } }]
  const named = dimensions.map(({ code, name }) => ({ code, say: phrase(name) }))
  const to = (more: Record<string, string>) => peopleTo(of, { measure, rows, ...more })
  return (
    <section className="card">
      <h2>
        {t('census.table')} <span className="soft small">{said}</span>
      </h2>
      <div className="row no-print census-choices">
        <CensusChoice label={t('census.by')} name="by" value={rows} choices={named} />
        <CensusChoice
          label={t('census.across')}
          name="across"
          value={columns ?? ''}
          choices={[{ code: '', say: t('census.across-none') }, ...named.filter(({ code }) => code !== rows)]}
        />
      </div>
      <Waiting for={asked} lines={6}>
        {(table) => {
          const most = Math.max(1, ...table.rows.map((row) => row.count))
          return (
            <>
              <p>{phrase(table.sentence)}</p>
              <div className="sideways">
                <table className="plain-table">
                  <caption className="unseen">{t('census.table')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{named.find(({ code }) => code === rows)?.say}</th>
                      {table.columns.map((column) => (
                        <th key={column.code} scope="col" className="end">
                          {phrase(column.name)}
                        </th>
                      ))}
                      <th scope="col" className="end">
                        {t('census.total')}
                      </th>
                      <th scope="col" className="end">
                        {t('census.share')}
                      </th>
                      <th scope="col" className="end">
                        {t('census.before')}
                      </th>
                      <th scope="col" className="end">
                        {t('census.change')}
                      </th>
                      {table.columns.length === 0 && <td />}
                    </tr>
                  </thead>
                  <tbody>
                    {table.rows.map((row) => (
                      <tr key={row.code}>
                        <th scope="row">{phrase(row.name)}</th>
                        {row.cells.map((cell, at) => (
                          <td key={table.columns[at]!.code} className="end number">
                            {cell > 0 ? (
                              <a
                                href={to({ rowCode: row.code, columns: columns!, columnCode: table.columns[at]!.code })}
                              >
                                {formatCount(cell)}
                              </a>
                            ) : (
                              '0'
                            )}
                          </td>
                        ))}
                        <td className="end number">
                          {row.count > 0 ? <a href={to({ rowCode: row.code })}>{formatCount(row.count)}</a> : '0'}
                        </td>
                        <td className="end number">{table.total > 0 ? formatShare(row.count / table.total) : '—'}</td>
                        <td className="end number">{row.before === null ? '—' : formatCount(row.before)}</td>
                        <td className="end">
                          <Change now={row.count} before={row.before} />
                        </td>
                        {table.columns.length === 0 && (
                          <td className="bar-cell">
                            {row.count > 0 && (
                              <span
                                className="bar"
                                aria-hidden="true"
                                style={{ width: `${(100 * row.count) / most}%` }}
                              />
                            )}
                          </td>
                        )}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {table.overlaps && <p className="soft small">{t('census.overlaps')}</p>}
            </>
          )
        }}
      </Waiting>
    </section>
  )
}
