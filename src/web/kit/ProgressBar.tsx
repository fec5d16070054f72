import { useRef } from 'react'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

/** Progress with the time that remains, judged by the pace so far. `done` and `whole` are counts of the same thing. */
export function ProgressBar({ name, done, whole }: { name: string; done: number; whole: number }) {
  const t = useWord(kitWords)
  const began = useRef({ at: performance.now(), done })
  const pace = (done - began.current.done) / (performance.now() - began.current.at)
  const seconds = Math.ceil((whole - done) / pace / 1000)
  const remaining =
    !Number.isFinite(seconds) || seconds <= 0
      ? ''
      : seconds < 90
        ? t('remaining.seconds', { n: seconds })
        : t('remaining.minutes', { n: Math.ceil(seconds / 60) })
  return (
    <label className="progress">
      <span className="row">
        <span className="grow">{name}</span>
        <span className="soft number">
          {done} / {whole} {remaining}
        </span>
      </span>
      <progress value={done} max={whole} />
    </label>
  )
}
