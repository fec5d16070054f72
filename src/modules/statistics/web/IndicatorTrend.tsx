import { addMonths } from '#kernel/days.ts'
import type { Month } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { Trend } from '#web/kit/Trend.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { series } from '../contract.ts'
import { isShare } from './Amount.tsx'
import type { Indicator } from './Amount.tsx'
import { words } from './words.ts'

/** Thirteen months of an indicator, so that the last stands beside the same month a year ago. */
export function IndicatorTrend({
  indicator,
  regionCode,
  until,
}: {
  indicator: Indicator
  regionCode: string
  until: Month
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  const asked = useAnswer(
    series,
    { indicator: indicator.key, regionCode, from: addMonths(until, -12), until },
    { keepLast: true },
  )
  return (
    <Waiting for={asked} lines={6}>
      {(answer) => (
        <Trend
          title={t('trend.title', { indicator: phrase(answer.indicator.title) })}
          sentence={phrase(answer.sentence)}
          unit={phrase(answer.indicator.unit)}
          share={isShare(answer.indicator)}
          numbersShown={matchMedia('(min-width: 861px)').matches}
          series={[
            {
              name: answer.regionName,
              points: answer.points.map(({ month, value, state }) => ({
                month,
                value,
                provisional: state === 'provisional',
              })),
            },
          ]}
        />
      )}
    </Waiting>
  )
}
