import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ProblemError } from '#web/client/call.ts'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

export const isMeanwhile = (failed: unknown): boolean =>
  failed instanceof ProblemError && failed.problem.code === 'kernel/changed-meanwhile'

/** A fact of what a form changes, as a reader knows it. */
export interface Shown<Of> {
  label: string
  of: (one: Of) => string
}

interface Given<Of> {
  /** What the form opened with, and what stands now; undefined while it is asked for again. */
  was: Of
  now: Of | undefined
  shown: Shown<Of>[]
  /** Sets what the form is based on to what stands now, and sends it again. */
  onSaveMine: () => void
}

/** Someone else changed it while this form was open: what became of it, and a way to save one's own all the same. */
export function Meanwhile<Of>({ was, now, shown, onSaveMine }: Given<Of>) {
  const t = useWord(kitWords)
  const store = useQueryClient()
  useEffect(() => void store.invalidateQueries(), [store])
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.scrollIntoView({ block: 'center' }), [now])
  const changed = now ? shown.filter(({ of }) => of(was) !== of(now)) : []
  return (
    <div ref={panel} className="panel warn" role="alert">
      <p>{t('meanwhile')}</p>
      {now && changed.length === 0 && <p>{t('meanwhile.elsewhere')}</p>}
      <ul>
        {changed.map(({ label, of }) => (
          <li key={label}>
            {t('meanwhile.one', { label, was: of(was) || t('meanwhile.empty'), now: of(now!) || t('meanwhile.empty') })}
          </li>
        ))}
      </ul>
      {now && (
        <button type="button" className="button" onClick={onSaveMine}>
          {t('meanwhile.mine')}
        </button>
      )}
    </div>
  )
}
