import type { z } from 'zod'
import type { OutputOf } from '#kernel/endpoint.ts'
import { Count } from '#web/kit/Count.tsx'
import { formatCount, formatShare } from '#web/kit/formats.ts'
import { Unknown } from '#web/kit/Unknown.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { Indicator as IndicatorSchema, month } from '../contract.ts'

import { words } from './words.ts'

export type Indicator = z.output<typeof IndicatorSchema>
export type Value = OutputOf<typeof month>['lines'][number]['now']

/** A rate is a share of one, shown in per cent; everything else is a count. */
export const isShare = (indicator: Pick<Indicator, 'denominator'>): boolean => indicator.denominator !== null

interface Given {
  of: Value | null
  indicator: Indicator
  /** Why there is no value where none was given; else that nothing is known of that time. */
  why?: string | undefined
  withUnit?: boolean
  /** In full, for what is compared, copied or printed; on its own a large count is shortened. */
  exact?: boolean
}

/** A value of an indicator as it is read: a share with one decimal, a count in full or by 万, and why where there is none. */
export function Amount({ of, indicator, why, withUnit = false, exact = false }: Given) {
  const t = useWord(words)
  const whyUnknown = useWhyUnknown(indicator)
  const phrase = usePhrase()
  if (of === null) return <Unknown why={why ?? t('unknown.then')} />
  if (of.value === null) return <Unknown why={whyUnknown} />
  if (isShare(indicator)) return <span className="number">{formatShare(of.value)}</span>
  if (exact) return <span className="number">{formatCount(of.value)}</span>
  return <Count of={of.value} {...(withUnit && { unit: phrase(indicator.unit) })} />
}

/** Why a figure has no value: a rate of nothing, or nothing computed yet. */
export function useWhyUnknown(indicator: Indicator): string {
  const t = useWord(words)
  const phrase = usePhrase()
  return indicator.denominator ? t('unknown.rate', { denominator: phrase(indicator.denominator) }) : t('unknown.count')
}
