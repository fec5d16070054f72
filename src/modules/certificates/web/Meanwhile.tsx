import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ProblemError } from '#web/client/call.ts'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

export const isMeanwhile = (failed: unknown): boolean =>
  failed instanceof ProblemError && failed.problem.code === 'kernel/changed-meanwhile'

interface Given<Of> {
  /** What the form opened with, and what stands now; undefined while it is asked for again. */
  was: Of
  now: Of | undefined
  shown: { label: string; of: (one: Of) => string }[]
  /** Sets what the form is based on to what stands now, and sends it again. */
  onSaveMine: (form: HTMLFormElement | null) => void
}

/** Someone else changed it while this form was open: what became of it, and a way to save one's own all the same. */
export function Meanwhile<Of>({ was, now, shown, onSaveMine }: Given<Of>) {
  const t = useWord(words)
  const store = useQueryClient()
  useEffect(() => void store.invalidateQueries(), [store])
  const changed = now ? shown.filter(({ of }) => of(was) !== of(now)) : []
  return (
    <div className="panel warn" role="alert">
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
        <button type="button" className="button" onClick={(event) => onSaveMine(event.currentTarget.form)}>
          {t('meanwhile.mine')}
        </button>
      )}
    </div>
  )
}
