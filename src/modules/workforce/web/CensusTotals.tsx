import { Change } from '#web/kit/Change.tsx'
import { formatCount } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { type County, type Overview, peopleTo } from './census.ts'
import { words } from './words-census.ts'

/** The whole in a few figures, each beside the year before; each opens the people it counts. */
export function CensusTotals({ of }: { of: Overview }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const tiles = [
    { key: 'all', name: t('census.all'), now: of.whole.all, before: of.before?.all, to: peopleTo(of, {}) },
    ...of.definitions.map(({ measure, name }) => {
      const key = measure === 'in-practice' ? 'inPractice' : (measure as 'talent' | 'professional')
      return {
        key: measure,
        name: phrase(name),
        now: of.whole[key],
        before: of.before?.[key],
        to: peopleTo(of, { measure }),
      }
    }),
    {
      key: 'unknown',
      name: t('census.unknown'),
      now: of.whole.unknown,
      before: of.before?.unknown,
      to: peopleTo(of, { undecided: 'yes' }),
    },
    {
      key: 'elsewhere',
      name: t('census.elsewhere'),
      now: of.whole.elsewhere,
      before: of.before?.elsewhere,
      to: peopleTo(of, { elsewhere: 'yes' }),
    },
  ]
  const notBefore = of.counties.filter(({ figures, before }) => figures && figures.all > 0 && !before)
  const notYet = of.counties.filter(({ figures, before }) => before && !figures)
  const named = (counties: County[]) =>
    counties
      .slice(0, 12)
      .map(({ regionName }) => regionName)
      .join('、') + (counties.length > 12 ? '…' : '')
  return (
    <section>
      <ul className="tiles">
        {tiles.map(({ key, name, now, before, to }) => (
          <li key={key}>
            <a className="tile" href={to}>
              <span className="name">{name}</span>
              <span className="figure number">
                {formatCount(now)}
                <span className="unit">{t('census.people-unit')}</span>
              </span>
              {before !== undefined && (
                <span className="changes">
                  {t('census.before')} {formatCount(before)} <Change now={now} before={before} />
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      {of.before === null && <p className="soft">{t('census.no-before')}</p>}
      {of.before !== null && notBefore.length > 0 && (
        <p className="panel warn">{t('census.not-before', { names: named(notBefore) })}</p>
      )}
      {notYet.length > 0 && <p className="panel warn">{t('census.not-yet', { names: named(notYet) })}</p>}
      <details className="census-definitions">
        <summary>{t('census.definitions')}</summary>
        <p>{t('census.once')}</p>
        <dl>
          {of.definitions.map(({ measure, name, say, basis, certainty }) => (
            <div key={measure}>
              <dt>{phrase(name)}</dt>
              <dd>
                {phrase(say)}
                <span className="soft small">
                  {basis && ` ${phrase(basis)}`}
                  {certainty && certainty !== 'stated' && ` ${t(`census.${certainty}`)}`}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
