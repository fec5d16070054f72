/** A whole number as people type it, full-width digits too; drawn without the desk's controls, for the phone. */
export function NumberBox({
  value,
  onChange,
  disabled,
}: {
  value: number | null
  onChange: (value: number | null) => void
  disabled: boolean
}) {
  return (
    <input
      className="input"
      inputMode="numeric"
      maxLength={7}
      disabled={disabled}
      value={value ?? ''}
      onChange={(event) => {
        const typed = event.target.value.normalize('NFKC').replace(/\D/g, '')
        onChange(typed === '' ? null : Number(typed))
      }}
    />
  )
}
