import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { formatCount } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { ranking } from '../contract-ranking.ts'
import { RankedEntries } from './RankedEntries.tsx'
import { rankingWords } from './ranking-words.ts'
import type { RoundSectionProps } from './round-sections.ts'
import { SealedList } from './SealedList.tsx'
import { SealForm } from './SealForm.tsx'
import './ranking.css'

type Answer = OutputOf<typeof ranking>
export type Reading = Answer['lists'][number]['reading']

export const formatPoints = (points: number): string =>
  points.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The list of a round: under each reading of its rule, what each share costs; then sealed. */
export default function RankingSection({ roundId, round }: RoundSectionProps) {
  return round.stage === 'ranking' ? (
    <Open roundId={roundId} version={round.version} />
  ) : (
    <SealedList roundId={roundId} />
  )
}

export function useNumbers(): (numbers: number[]) => string {
  const t = useWord(rankingWords)
  return (numbers) => numbers.map((n) => t('number', { n })).join('、')
}

/** A reading of the rule in one sentence. */
export function useReadingWords(): (reading: Reading, hasShares: boolean) => string {
  const t = useWord(rankingWords)
  return ({ shares, rounding, unfilled }, hasShares) =>
    (!hasShares
      ? [t(`unfilled.${unfilled}`)]
      : shares === 'target'
        ? [t('shares.target')]
        : [t('shares.minimum'), t(`rounding.${rounding}`), t(`unfilled.${unfilled}`)]
    ).join(' · ')
}

function Open({ roundId, version }: { roundId: string; version: number }) {
  const t = useWord(rankingWords)
  const asked = useAnswer(ranking, { roundId }, { keepLast: true })
  return (
    <>
      <p className="soft">{t('ranking.say')}</p>
      <Waiting for={asked} lines={6}>
        {(answer) =>
          answer.contenders === 0 ? (
            <>
              <Nothing title={t('none')} say={t('none.say')} />
              <WhoWaits of={answer} />
            </>
          ) : (
            <Readings roundId={roundId} version={version} of={answer} />
          )
        }
      </Waiting>
    </>
  )
}

function WhoWaits({ of }: { of: Answer }) {
  const t = useWord(rankingWords)
  const told = useNumbers()
  if (of.waiting.length === 0) return null
  return (
    <section>
      <h3>{t('waiting')}</h3>
      <ul>
        {[...Map.groupBy(of.waiting, (one) => one.why)].map(([why, some]) => (
          <li key={why}>
            <span className="status warn">{t(`why.${why}`)}</span> {told(some.map((one) => one.number))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Readings({ roundId, version, of }: { roundId: string; version: number; of: Answer }) {
  const t = useWord(rankingWords)
  const phrase = usePhrase()
  const told = useNumbers()
  const said = useReadingWords()
  const [at, setAt] = useState(0)
  const shown = of.lists[Math.min(at, of.lists.length - 1)]!
  const quotaName = (one: (typeof shown.quotas)[number]) =>
    [phrase(one.name), one.regionName].filter(Boolean).join(' · ')
  return (
    <>
      <p>
        {of.places === null ? t('places.all') : t('places', { n: of.places })} · {t('contenders', { n: of.contenders })}
      </p>
      <WhoWaits of={of} />
      <h3>{t('readings')}</h3>
      <p className="soft">{t(of.lists.length > 1 ? 'readings.say' : 'readings.one')}</p>
      <ul className="selection-readings">
        {of.lists.map((list, n) => (
          <li key={n} className="card" aria-current={n === at}>
            <strong>{said(list.reading, of.shares.length > 0)}</strong>
            <p>
              {t('chosen', { n: formatCount(list.chosen) })} · {t('points', { n: formatPoints(list.points) })}
            </p>
            <ul className="selection-quotas small">
              {list.quotas
                .filter((one) => one.regionName === null || one.unfilled > 0)
                .map((one, index) => (
                  <li key={index}>
                    {t('quota.filled', { name: quotaName(one), n: one.chosen, count: one.count })}{' '}
                    {one.unfilled > 0 && (
                      <span className="status warn">{t('quota.unfilled', { n: one.unfilled })}</span>
                    )}
                  </li>
                ))}
            </ul>
            {n > 0 && (
              <p className="small">
                {list.more.length + list.fewer.length === 0
                  ? t('same')
                  : [
                      list.more.length > 0 && t('more', { who: told(list.more) }),
                      list.fewer.length > 0 && t('fewer', { who: told(list.fewer) }),
                    ]
                      .filter(Boolean)
                      .join('；')}
              </p>
            )}
            {list.undecided.length > 0 && (
              <p className="status warn">{t('undecided.say', { who: told(list.undecided) })}</p>
            )}
            {n === at ? (
              <span className="soft">{t('shown')}</span>
            ) : (
              <button type="button" className="button" onClick={() => setAt(n)}>
                {t('show')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <RankedEntries key={at} roundId={roundId} reading={shown.reading} shares={of.shares} />
      <SealForm key={`seal ${at}`} roundId={roundId} version={version} of={shown} hasShares={of.shares.length > 0} />
    </>
  )
}
