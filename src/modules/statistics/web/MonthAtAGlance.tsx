import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { useGo, useQueryWords } from '#web/kit/address.ts'
import { FigureTile } from '#web/kit/FigureTile.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { indicators, months, overview } from '../contract.ts'
import { DueNotices } from './DueNotices.tsx'
import { figureTo, homeTo } from './addresses.ts'
import { isShare, useWhyUnknown } from './Amount.tsx'
import type { Indicator } from './Amount.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { IndicatorTrend } from './IndicatorTrend.tsx'
import { MonthChoice } from './MonthChoice.tsx'
import { Parts } from './Parts.tsx'
import { readMonth } from './periods.ts'
import { RegionPath } from './RegionPath.tsx'
import { ToDoList } from './ToDoList.tsx'
import { words } from './words.ts'

type Glance = OutputOf<typeof overview>

// The figures follow the records within seconds; so does whoever watches them.
const freshEvery = 5000

/** What needs me, the month's figures, the trend of one of them and its parts; region, month and indicator stand in the address. */
export function MonthAtAGlance() {
  const t = useWord(words)
  const [query] = useQueryWords()
  const glance = useAnswer(
    overview,
    { regionCode: query['region'], month: readMonth(query['month']) },
    { keepLast: true, every: freshEvery },
  )
  const catalogue = useAnswer(indicators, {})
  return (
    <>
      <PageHeader title={t('home')} />
      <Waiting for={glance} lines={10}>
        {(answer) => <Waiting for={catalogue}>{({ rows }) => <Glanced at={answer} catalogue={rows} />}</Waiting>}
      </Waiting>
    </>
  )
}

function Glanced({ at, catalogue }: { at: Glance; catalogue: Indicator[] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const format = useFormats()
  const go = useGo()
  const may = useMay()
  const [query, change] = useQueryWords()
  const { regionCode, tree, figures, toDo } = at
  const month = readMonth(at.month)!
  // As the report orders them.
  const shown = figures.flatMap((figure) => {
    const indicator = catalogue.find(({ key }) => key === figure.indicator)
    return indicator ? [{ indicator, figure }] : []
  })
  const chosen = (shown.find(({ indicator }) => indicator.key === query['indicator']) ?? shown[0])?.indicator
  const here = { region: query['region'], month: query['month'], indicator: query['indicator'] }
  const known = useAnswer(months, { regionCode })
  const isRunning = known.data?.rows.some((row) => row.month === month && row.state === 'running')
  const empty = figures.every((figure) => !figure.value)
  return (
    <>
      <ToDoList of={toDo} />
      <DueNotices />
      <div className="section-head">
        <h2>{t('home.figures', { month: format.month(month) })}</h2>
        <MonthChoice month={month} regionCode={regionCode} onChoose={(to) => change({ month: to }, { step: true })} />
        <RegionPath
          tree={tree}
          to={(region) => homeTo({ ...here, region })}
          onChoose={(region) => go(homeTo({ ...here, region }))}
        />
      </div>
      {empty ? (
        may('organisations:manage') && may('identity:read-accounts') ? (
          <FirstSteps after={<NoFigures of={format.month(month)} />} />
        ) : (
          <NoFigures of={format.month(month)} />
        )
      ) : (
        <>
          <p className="soft small">
            {t('home.moves')} {isRunning && <strong>{t('home.running')}</strong>}
          </p>
          <ul className="tiles glance">
            {shown.map(({ indicator, figure }) => (
              <Tile key={indicator.key} indicator={indicator} figure={figure} />
            ))}
          </ul>
          {chosen && (
            <>
              <div className="section-head">
                <label className="row">
                  <span>{t('home.choose-figure')}</span>
                  <select
                    className="input"
                    style={{ width: 'auto' }}
                    value={chosen.key}
                    onChange={(event) => change({ indicator: event.target.value })}
                  >
                    {shown.map(({ indicator }) => (
                      <option key={indicator.key} value={indicator.key}>
                        {phrase(indicator.title)}
                      </option>
                    ))}
                  </select>
                </label>
              </div>
              <div className="two-columns">
                <section className="card">
                  <IndicatorTrend indicator={chosen} regionCode={regionCode} until={month} />
                </section>
                <section className="card">
                  <Parts
                    indicator={chosen}
                    regionCode={regionCode}
                    period={{ from: month, until: month }}
                    to={(part) =>
                      part.hasParts
                        ? homeTo({ ...here, region: part.regionCode })
                        : figureTo(chosen.key, { region: part.regionCode, from: month, until: month })
                    }
                  />
                </section>
              </div>
            </>
          )}
        </>
      )}
    </>
  )
}

function NoFigures({ of }: { of: string }) {
  const t = useWord(words)
  return (
    <Nothing
      title={t('home.empty', { month: of })}
      say={t('home.empty-say')}
      act={
        <p className="row" style={{ justifyContent: 'center' }}>
          <a className="button main" href="/desk/clients">
            {t('home.empty-clients')}
          </a>
          <a className="button" href="/field/">
            {t('home.empty-field')}
          </a>
        </p>
      }
    />
  )
}

function Tile({ indicator, figure }: { indicator: Indicator; figure: Glance['figures'][number] }) {
  const phrase = usePhrase()
  const why = useWhyUnknown(indicator)
  return (
    <li>
      <FigureTile
        name={phrase(indicator.title)}
        value={figure.value}
        unit={phrase(indicator.unit)}
        share={isShare(indicator)}
        state={figure.state}
        previous={figure.previous?.value ?? null}
        yearAgo={figure.yearAgo?.value ?? null}
        whyUnknown={why}
        to={figureTo(indicator.key, { region: figure.regionCode, from: figure.from, until: figure.until })}
      />
    </li>
  )
}
