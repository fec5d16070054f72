import { useId } from 'react'

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
