import type { OutputOf } from '#kernel/endpoint.ts'
import { useWord } from '#web/kit/words.ts'
import type { importPage } from '../contract-lists.ts'
import { words } from './words-lists.ts'

type State = OutputOf<typeof importPage>['state']

const looks: Partial<Record<State, string>> = {
  done: 'good',
  unreadable: 'bad',
  stopped: 'warn',
  undone: 'idle',
  sending: 'idle',
}

/** How far a list is, for the eye and in words. */
export function ImportMark({ of }: { of: State }) {
  const t = useWord(words)
  return <span className={`status ${looks[of] ?? ''}`}>{t(`state.${of}`)}</span>
}
