import { useFormats } from './formats.ts'

/** A count with its unit written out; a large one is shortened and shows the exact figure on hover and to a screen reader. */
export function Count({ of, unit }: { of: number | null; unit?: string }) {
  const { short, count } = useFormats()
  if (of === null) return <span className="number">—</span>
  const exact = count(of)
  const shown = short(of)
  const tail = unit && <span className="unit"> {unit}</span>
  if (exact === shown)
    return (
      <span className="number">
        {shown}
        {tail}
      </span>
    )
  return (
    <span className="number" title={`${exact}${unit ? ` ${unit}` : ''}`}>
      <span aria-hidden="true">{shown}</span>
      <span className="unseen">{exact}</span>
      {tail}
    </span>
  )
}
