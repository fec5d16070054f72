import { Change } from '#web/kit/Change.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { figureTo } from './addresses.ts'
import { Amount, isShare } from './Amount.tsx'
import type { MonthAnswer } from './MonthPage.tsx'
import { words } from './words.ts'

type Line = MonthAnswer['lines'][number]

/** The month's figures beside the month before, the same month a year ago and the year so far; each opens. */
export function MonthLines({ of }: { of: MonthAnswer }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { month, regionCode, lines } = of
  const to = (line: Line) => figureTo(line.indicator.key, { region: regionCode, from: month, until: month })
  const change = (line: Line, before: Line['previous']) => (
    <Change now={line.now.value} before={before?.value} share={isShare(line.indicator)} />
  )
  return (
    <section className="card">
      <h2>{t('month.lines')}</h2>
      {lines.length === 0 ? (
        <p className="soft">{t('month.no-lines')}</p>
      ) : (
        <SortableTable
          caption={t('month.lines')}
          rows={lines}
          rowKey={(line) => line.indicator.key}
          columns={[
            {
              key: 'indicator',
              title: t('month.indicator'),
              show: (line) => <a href={to(line)}>{phrase(line.indicator.title)}</a>,
            },
            { key: 'unit', title: t('month.unit'), show: (line) => phrase(line.indicator.unit) },
            {
              key: 'now',
              title: t('month.now'),
              end: true,
              show: (line) => (
                <strong>
                  <Amount of={line.now} indicator={line.indicator} exact />
                </strong>
              ),
            },
            {
              key: 'previous',
              title: t('month.previous'),
              end: true,
              show: (line) => <Amount of={line.previous} indicator={line.indicator} exact />,
            },
            {
              key: 'on-previous',
              title: t('month.on-previous'),
              end: true,
              show: (line) => change(line, line.previous),
            },
            {
              key: 'year-ago',
              title: t('month.year-ago'),
              end: true,
              show: (line) => <Amount of={line.yearAgo} indicator={line.indicator} exact />,
            },
            { key: 'on-year', title: t('month.on-year'), end: true, show: (line) => change(line, line.yearAgo) },
            {
              key: 'year-to-date',
              title: t('month.year-to-date'),
              end: true,
              show: (line) => (
                <Amount
                  of={line.yearToDate}
                  indicator={line.indicator}
                  why={line.indicator.addsUp === 'over-regions' ? t('unknown.state') : undefined}
                  exact
                />
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
