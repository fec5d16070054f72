import './volunteers.css'

/** Several of a few, as large enough to press; drawn without antd, for the phone. */
export function Choice({
  label,
  choices,
  chosen,
  onChoose,
  wrong,
}: {
  label: string
  choices: { value: string; label: string }[]
  chosen: readonly string[]
  onChoose: (chosen: string[]) => void
  wrong?: string | undefined
}) {
  return (
    <fieldset className="volunteers-choice" aria-invalid={wrong ? true : undefined}>
      <legend>{label}</legend>
      {wrong && <span className="wrong">{wrong}</span>}
      <div className="row">
        {choices.map(({ value, label: said }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChoose(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />
            <span>{said}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
