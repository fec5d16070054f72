import { useId } from 'react'
import type { ReactNode } from 'react'
import { ProblemError } from '#web/client/call.ts'
import { kitWords } from './kit-words.ts'
import { Problem } from './Problem.tsx'
import { useWord } from './words.ts'

// Fields drawn without antd, which the phone does not load: a form that desk and phone both show is drawn with these.

/** What the server said of each field, by its name. */
export const wrongOf = (error: unknown): Record<string, string> =>
  Object.fromEntries(
    ((error instanceof ProblemError && error.problem.fields) || []).map(({ field, message }) => [field, message]),
  )

/** What was refused, where it belongs to no field that is drawn. */
export function Elsewhere({ of, drawn }: { of: unknown; drawn: (field: string) => boolean }) {
  const fields = Object.keys(wrongOf(of))
  return of && (fields.length === 0 || !fields.every(drawn)) ? <Problem of={of} /> : null
}

interface FieldGiven {
  label: string
  hint?: ReactNode
  wrong?: string | undefined
  children: (control: { id: string; 'aria-invalid': boolean; 'aria-describedby': string }) => ReactNode
}

/** One answer of a form: its label, what helps, and what is wrong. */
export function Field({ label, hint, wrong, children }: FieldGiven) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <span id={`${id}-say`}>
        {hint && <span className="hint small">{hint}</span>}
        {wrong && <span className="wrong">{wrong}</span>}
      </span>
      {children({ id, 'aria-invalid': wrong !== undefined, 'aria-describedby': `${id}-say` })}
    </div>
  )
}

/** The verb of a form, and the way out. */
export function Acts({ verb, busy, onClose }: { verb: string; busy: boolean; onClose: () => void }) {
  const t = useWord(kitWords)
  return (
    <div className="row">
      <button type="submit" className="button main" disabled={busy}>
        {busy ? t('form.sending') : verb}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {t('cancel')}
      </button>
    </div>
  )
}
