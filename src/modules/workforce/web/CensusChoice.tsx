import { useQueryWords } from '#web/kit/address.ts'

/** A choice that stands in the address. */
export function CensusChoice({
  label,
  name,
  value,
  choices,
}: {
  label: string
  name: string
  value: string
  choices: { code: string; say: string }[]
}) {
  const [, change] = useQueryWords()
  return (
    <label className="row">
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => change({ [name]: event.target.value || undefined })}>
        {choices.map(({ code, say }) => (
          <option key={code} value={code}>
            {say}
          </option>
        ))}
      </select>
    </label>
  )
}
