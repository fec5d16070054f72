import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { formatCount } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { censusMissing, exportCensusPeople } from '../contract-census.ts'
import { type Overview, peopleTo } from './census.ts'
import { words } from './words-census.ts'

/** Who misses what: each fact opens the people, and all of them go out as a sheet. */
export function CensusMissing({ of }: { of: Overview }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const wording = useProblemWords()
  const save = () =>
    call(exportCensusPeople, { year: of.year, regionCode: of.regionCode as never, anyMissing: 'yes' }).catch(
      (error: unknown) => toast(wording(error), { bad: true }),
    )
  const asked = useAnswer(censusMissing, { year: of.year, regionCode: of.regionCode as never })
  return (
    <section className="card">
      <h2>{t('census.missing')}</h2>
      <Waiting for={asked} lines={4}>
        {({ rows, people }) => (
          <>
            <p>{people === 0 ? t('census.missing-none') : t('census.missing-say', { n: formatCount(people) })}</p>
            {people > 0 && may('workforce:export-census') && (
              <div className="row no-print census-choices">
                <button type="button" className="button" onClick={() => void save()}>
                  {t('census.gaps-sheet')}
                </button>
              </div>
            )}
            <ul className="tiles">
              {rows.map((row) => (
                <li key={row.fact}>
                  <a className="tile" href={peopleTo(of, { missing: row.fact })}>
                    <span className="name">{phrase(row.name)}</span>
                    <span className="figure number">{formatCount(row.people)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Waiting>
    </section>
  )
}
