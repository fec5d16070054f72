import type { OutputOf } from '#kernel/endpoint.ts'
import { useWord } from '#web/kit/words.ts'
import type { month } from '../contract.ts'
import { words } from './words.ts'

const look = { running: 'idle', due: 'warn', sealed: 'good' } as const

/** Where a month stands, by shape and word. */
export function MonthState({ of }: { of: OutputOf<typeof month>['state'] }) {
  const t = useWord(words)
  return <span className={`status ${look[of]}`}>{t(`months.${of}`)}</span>
}
