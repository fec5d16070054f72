import type { OutputOf } from '#kernel/endpoint.ts'
import { formatCount, formatShare, useFormats } from '#web/kit/formats.ts'
import { Timeline } from '#web/kit/Timeline.tsx'
import { useWord } from '#web/kit/words.ts'
import type { openFigure } from '../contract.ts'
import { words } from './words.ts'

type Adjustment = OutputOf<typeof openFigure>['adjustments'][number] & {
  /** Which figure, where the list is of several. */
  what?: string
  share: boolean
}

/** What changed after the seal: who, when, why, and from what to what. */
export function Adjustments({ of }: { of: Adjustment[] }) {
  const t = useWord(words)
  const { instant } = useFormats()
  const worded = (value: number | null, share: boolean) =>
    value === null ? '—' : share ? formatShare(value) : formatCount(value)
  if (of.length === 0) return <p className="soft">{t('adjustments.none')}</p>
  return (
    <Timeline
      name={t('adjustments')}
      moments={of.map(({ at, byName, reason, before, after, what, share }, index) => ({
        key: `${at} ${index}`,
        when: instant(at),
        who: byName,
        what: `${what ? `${what} ` : ''}${t('adjustments.from-to', { before: worded(before, share), after: worded(after, share) })}`,
        detail: t('adjustments.reason', { reason }),
      }))}
    />
  )
}
