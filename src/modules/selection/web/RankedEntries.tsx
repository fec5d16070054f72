import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { formatCount } from '#web/kit/formats.ts'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import type { Phrase } from '#web/kit/words.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { exportRanking, rankedList } from '../contract-ranking.ts'
import { rankingWords } from './ranking-words.ts'
import { formatPoints, type Reading, useNumbers } from './RankingSection.tsx'

type Answer = OutputOf<typeof rankedList>
type Row = Pick<Answer['rows'][number], 'score' | 'low' | 'high'>

interface Given {
  roundId: string
  reading: Reading
  shares: { code: string; name: Phrase }[]
}

/** One list whole: each entry with its score and how sure that is, and what each share changed. */
export function RankedEntries({ roundId, reading, shares }: Given) {
  const t = useWord(rankingWords)
  const phrase = usePhrase()
  const told = useNumbers()
  const may = useMay()
  const [whole, setWhole] = useState(false)
  const asked = useAnswer(rankedList, { roundId, ...reading })
  const names = new Map(shares.map(({ code, name }) => [code, phrase(name)]))
  return (
    <Waiting for={asked} lines={8}>
      {({ rows, costs }) => (
        <>
          <div className="selection-list-head">
            <h3>{t('list')}</h3>
            {may('selection:export') && (
              <button
                type="button"
                className="button"
                onClick={() => void call(exportRanking, { roundId, ...reading })}
              >
                {t('export')}
              </button>
            )}
          </div>
          <SortableTable
            caption={t('list')}
            rows={whole ? rows : untilPastTheLine(rows)}
            rowKey={(row) => row.entryId}
            columns={[
              { key: 'rank', title: t('rank'), by: (row) => row.rank, show: (row) => formatCount(row.rank) },
              {
                key: 'number',
                title: t('entry'),
                by: (row) => row.number,
                show: (row) => t('number', { n: row.number }),
              },
              {
                key: 'score',
                title: t('interval'),
                by: (row) => row.score,
                className: 'selection-interval-cell',
                show: (row) => <Interval of={row} among={rows} />,
              },
              {
                key: 'kinds',
                title: t('kinds'),
                show: (row) => row.shares.map((code) => names.get(code)).join('；') || '—',
              },
              {
                key: 'outcome',
                title: t('outcome'),
                by: (row) => Number(!row.chosen),
                show: (row) => (
                  <>
                    <span className={`status ${row.undecided ? 'warn' : row.chosen ? 'good' : ''}`}>
                      {t(row.undecided ? 'undecided' : row.chosen ? 'outcome.chosen' : 'outcome.out')}
                    </span>
                    {row.nearTheLine && <span className="small soft block">{t('near')}</span>}
                  </>
                ),
              },
            ]}
          />
          {!whole && untilPastTheLine(rows).length < rows.length && (
            <button type="button" className="button" onClick={() => setWhole(true)}>
              {t('list.whole', { n: formatCount(rows.length) })}
            </button>
          )}
          <h3>{t('costs')}</h3>
          {costs.every((one) => one.points === 0) ? (
            <p className="soft">{t('costs.none')}</p>
          ) : (
            <ul className="selection-rules">
              {costs
                .filter((one) => one.points > 0)
                .map((one, at) => (
                  <li key={at}>
                    <strong>{[phrase(one.name), one.regionName].filter(Boolean).join(' · ')}</strong>{' '}
                    {t('cost', { n: formatPoints(one.points) })}
                    <span className="small block">
                      {t('displaced', { who: told(one.displaced.map(({ number }) => number)) })}；
                      {t('lifted', { who: told(one.lifted.map(({ number }) => number)) })}
                    </span>
                  </li>
                ))}
            </ul>
          )}
        </>
      )}
    </Waiting>
  )
}

/** The chosen and some who stand behind them; a round of thousands is drawn whole only when asked. */
function untilPastTheLine<R extends { chosen: boolean }>(rows: R[]): R[] {
  return rows.slice(0, rows.findLastIndex((one) => one.chosen) + 1 + 30)
}

/** A score as a dot on the scale of the list, with the interval it lies in. */
export function Interval({ of, among }: { of: Row; among: Row[] }) {
  const t = useWord(rankingWords)
  const least = Math.min(...among.map((one) => one.low))
  const most = Math.max(...among.map((one) => one.high))
  const at = (points: number) => (most === least ? 50 : ((points - least) / (most - least)) * 100)
  const said = t('interval.say', {
    score: formatPoints(of.score),
    low: formatPoints(of.low),
    high: formatPoints(of.high),
  })
  return (
    <span className="selection-interval">
      <span className="figure">{formatPoints(of.score)}</span>
      <svg viewBox="-2 0 104 10" preserveAspectRatio="none" role="img" aria-label={said}>
        <line x1={at(of.low)} x2={at(of.high)} y1="5" y2="5" />
        <line className="dot" x1={at(of.score)} x2={at(of.score)} y1="5" y2="5" />
      </svg>
    </span>
  )
}
