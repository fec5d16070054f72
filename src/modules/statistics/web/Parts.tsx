import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { RankedList } from '#web/kit/RankedList.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { breakdown } from '../contract.ts'
import { isShare } from './Amount.tsx'
import type { Indicator } from './Amount.tsx'
import type { Period } from './periods.ts'
import { words } from './words.ts'

export type Part = OutputOf<typeof breakdown>['rows'][number]

interface Given {
  indicator: Indicator
  regionCode: string
  period: Period
  /** Where a part opens. */
  to: (part: Part) => string
}

/** The regions below in their order, each a way down. */
export function Parts({ indicator, regionCode, period, to }: Given) {
  const t = useWord(words)
  const phrase = usePhrase()
  const asked = useAnswer(breakdown, { indicator: indicator.key, regionCode, ...period }, { keepLast: true })
  const title = t('parts.title', { indicator: phrase(indicator.title) })
  return (
    <Waiting for={asked} lines={6}>
      {({ rows, sentence }) =>
        rows.length === 0 ? (
          <>
            <h2>{title}</h2>
            <p className="soft">{t('parts.none')}</p>
          </>
        ) : (
          <RankedList
            title={title}
            sentence={phrase(sentence)}
            unit={phrase(indicator.unit)}
            share={isShare(indicator)}
            rows={rows.map((part) => ({
              key: part.regionCode,
              name: part.regionName,
              value: part.value,
              to: to(part),
            }))}
          />
        )
      }
    </Waiting>
  )
}
