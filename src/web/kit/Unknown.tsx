/** A number that is not known, with the reason on hover and for a screen reader. */
export function Unknown({ why }: { why: string }) {
  return (
    <span className="number" title={why}>
      <span aria-hidden="true">—</span>
      <span className="unseen">{why}</span>
    </span>
  )
}
