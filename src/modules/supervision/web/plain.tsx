import { useId } from 'react'
import type { ReactNode } from 'react'
import { ProblemError } from '#web/client/call.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

// Fields drawn without antd, which the phone does not load: the desk's pages of one's own supervision use the same.

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

interface ChoiceGiven {
  label: string
  kind: 'radio' | 'checkbox'
  choices: { value: string; label: string }[]
  chosen: readonly string[]
  onChoose: (chosen: string[]) => void
  wrong?: string | undefined
}

/** One or several of a few, as large enough to press. */
export function Choice({ label, kind, choices, chosen, onChoose, wrong }: ChoiceGiven) {
  const name = useId()
  const toggled = (value: string) =>
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
  return (
    <fieldset className="supervision-choice" aria-invalid={wrong ? true : undefined}>
      <legend>{label}</legend>
      {wrong && <span className="wrong">{wrong}</span>}
      <div className="row">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type={kind}
              name={name}
              checked={chosen.includes(choice.value)}
              onChange={() => onChoose(kind === 'radio' ? [choice.value] : toggled(choice.value))}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The verb of a form, and the way out. */
export function Acts({ verb, busy, onClose }: { verb: string; busy: boolean; onClose: () => void }) {
  const t = useWord(words)
  return (
    <div className="row">
      <button type="submit" className="button main" disabled={busy}>
        {busy ? t('sending') : verb}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {t('cancel')}
      </button>
    </div>
  )
}
