import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useGo, usePathPart, useQueryWords } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { kitWords } from '#web/kit/kit-words.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { openFigure, overview } from '../contract.ts'
import { figureTo, homeTo } from './addresses.ts'
import { Adjustments } from './Adjustments.tsx'
import { Amount, isShare } from './Amount.tsx'
import { Definition } from './Definition.tsx'
import { FigureRows } from './FigureRows.tsx'
import { IndicatorTrend } from './IndicatorTrend.tsx'
import { Parts } from './Parts.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import { readMonth } from './periods.ts'
import type { Period } from './periods.ts'
import { RegionPath } from './RegionPath.tsx'
import { words } from './words.ts'

/** A figure opened. An address without a period, as the search box gives it, means the month that the home shows. */
export default function FigurePage() {
  const [query] = useQueryWords()
  const until = readMonth(query['until'])
  const now = useAnswer(overview, {}, { when: !until })
  if (until) return <Opened period={{ from: readMonth(query['from']) ?? until, until }} />
  return (
    <Waiting for={now} lines={10}>
      {({ month }) => <Opened period={{ from: readMonth(month)!, until: readMonth(month)! }} />}
    </Waiting>
  )
}

function Opened({ period }: { period: Period }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const format = useFormats()
  const go = useGo()
  const key = usePathPart('indicator')
  const [query] = useQueryWords()
  const region = query['region']
  const asked = useAnswer(openFigure, { indicator: key, regionCode: region, ...period, size: 20 }, { keepLast: true })
  const open = (of: { region?: string | undefined } & Partial<Period>) => figureTo(key, { region, ...period, ...of })
  const back = { to: homeTo({ region, month: period.until, indicator: key }), title: t('home') }
  if (!asked.data) {
    return (
      <>
        <PageHeader title={t('figure')} back={back} />
        <Waiting for={asked} lines={12}>
          {() => null}
        </Waiting>
      </>
    )
  }
  const { figure, indicator, tree, hidden, adjustments, sql } = asked.data
  return (
    <>
      <PageHeader
        title={phrase(indicator.title)}
        whose={`${figure.regionName} · ${worded(period, format.month)}`}
        back={back}
      />
      <div className="section-head">
        <PeriodChoice period={period} regionCode={region} onChoose={(chosen) => go(open(chosen))} />
        <RegionPath tree={tree} to={(code) => open({ region: code })} onChoose={(code) => go(open({ region: code }))} />
      </div>
      <div className="stack">
        <section className="card">
          <Answer figure={figure} indicator={indicator} />
          <Definition indicator={indicator} figure={figure} />
        </section>
        <div className="two-columns">
          <section className="card">
            <IndicatorTrend indicator={indicator} regionCode={figure.regionCode} until={period.until} />
          </section>
          <section className="card">
            <Parts
              indicator={indicator}
              regionCode={figure.regionCode}
              period={period}
              to={(part) => open({ region: part.regionCode })}
            />
          </section>
        </div>
        <section className="card">
          <h2>{t('adjustments')}</h2>
          <Adjustments of={adjustments.map((one) => ({ ...one, share: isShare(indicator) }))} />
        </section>
        <FigureRows indicator={key} region={region} period={period} hidden={hidden} />
        <details className="card">
          <summary>{t('figure.sql')}</summary>
          <p className="soft">{t('figure.sql-say')}</p>
          <pre className="sql" tabIndex={0}>
            {sql}
          </pre>
        </details>
      </div>
    </>
  )
}

type OpenedFigure = OutputOf<typeof openFigure>

function Answer({ figure, indicator }: Pick<OpenedFigure, 'figure' | 'indicator'>) {
  const t = useWord(words)
  const kit = useWord(kitWords)
  const { instant } = useFormats()
  return (
    <p className="row" style={{ alignItems: 'baseline' }}>
      <span className="big-figure">
        <Amount of={figure} indicator={indicator} withUnit />
      </span>
      <span className={`mark ${figure.state}`}>{kit(figure.state)}</span>
      <span className="soft small">
        {figure.computedAt ? t('figure.computed', { at: instant(figure.computedAt) }) : t('figure.not-computed')}
      </span>
    </p>
  )
}

/** 2026年11月, or the first and last month. */
const worded = ({ from, until }: Period, month: (of: string) => string): string =>
  from === until ? month(until) : `${month(from)}—${month(until)}`
