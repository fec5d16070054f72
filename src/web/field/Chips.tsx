import { useId } from 'react'
import type { ReactNode } from 'react'

interface Chip {
  value: string
  label: string
}

interface Given {
  label: string
  choices: Chip[]
  chosen: string[]
  onChoose: (value: string, chosen: boolean) => void
  /** One of them, or any number. */
  kind: 'radio' | 'checkbox'
  hint?: ReactNode
  wrong?: string | undefined
  name?: string
  children?: ReactNode
}

/** A question answered by touching chips. Under the paint they are radio buttons and check boxes, so keyboards and screen readers know them. */
export function Chips({ label, choices, chosen, onChoose, kind, hint, wrong, name, children }: Given) {
  const id = useId()
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <fieldset
      className="ask-chips"
      data-field={name}
      aria-describedby={described || undefined}
      aria-invalid={wrong ? true : undefined}
    >
      <legend>{label}</legend>
      {hint && (
        <p className="hint soft small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className="chips">
        {choices.map((choice) => (
          <label key={choice.value} className="chip">
            <input
              type={kind}
              name={id}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              onChange={(event) => onChoose(choice.value, event.target.checked)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {children}
      <span className="wrong" id={`${id}-wrong`}>
        {wrong}
      </span>
    </fieldset>
  )
}
