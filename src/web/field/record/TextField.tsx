import { useId } from 'react'
import type { InputHTMLAttributes, ReactNode } from 'react'

interface Given extends Omit<InputHTMLAttributes<HTMLInputElement | HTMLTextAreaElement>, 'onChange'> {
  label: string
  name: string
  value: string
  onText: (text: string) => void
  wrong?: string | undefined
  hint?: ReactNode
  lines?: number
}

/** One thing to type, with its hint above and what is wrong with it below. */
export function TextField({ label, name, value, onText, wrong, hint, lines, ...more }: Given) {
  const id = useId()
  const given = {
    ...more,
    id,
    value,
    className: 'input',
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined,
    onChange: (event: { target: { value: string } }) => onText(event.target.value),
  }
  return (
    <div className="field" data-field={name}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="hint small" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {lines ? <textarea rows={lines} {...given} /> : <input {...given} />}
      {wrong && (
        <span className="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
    </div>
  )
}
