import type { OutputOf } from '#kernel/endpoint.ts'
import { useWord } from '#web/kit/words.ts'
import type { supervisionDebt } from '../contract.ts'
import { words } from './words.ts'

export type Duty = OutputOf<typeof supervisionDebt>['rows'][number]

/** How it stands with what is due. */
export function DutyMark({ of }: { of: Duty }) {
  const t = useWord(words)
  if (of.missing.length > 0) return <span className="status idle">{t('debt.unknown')}</span>
  return of.overdueDays > 0 ? (
    <span className="status bad">{t('debt.days', { n: of.overdueDays })}</span>
  ) : (
    <span className="status good">{t('debt.ok')}</span>
  )
}
