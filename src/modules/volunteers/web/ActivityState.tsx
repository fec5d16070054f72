import type { OutputOf } from '#kernel/endpoint.ts'
import { useWord } from '#web/kit/words.ts'
import type { activities } from '../contract.ts'
import { deskWords } from './words-desk.ts'

type Shown = Pick<OutputOf<typeof activities>['rows'][number], 'state' | 'signUp' | 'overdue' | 'signed' | 'capacity'>

/** Where an activity stands, in one word. */
export function ActivityState({ of }: { of: Shown }) {
  const d = useWord(deskWords)
  const [look, word] = lookOf(of)
  return <span className={`status ${look}`}>{d(`activity.state.${word}`)}</span>
}

function lookOf({ state, overdue, signUp, signed, capacity }: Shown) {
  if (state === 'called-off') return ['idle', 'called-off'] as const
  if (state === 'recorded') return ['good', 'recorded'] as const
  if (state === 'running') return ['', 'running'] as const
  if (state === 'to-record') return overdue ? (['bad', 'overdue'] as const) : (['warn', 'to-record'] as const)
  if (signUp === 'insurance-missing') return ['warn', 'insurance'] as const
  return ['', signed >= capacity ? 'full' : 'open'] as const
}
