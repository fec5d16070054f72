/** The mark: three geese in formation. Drawn in the colour of the text around it; said by the name beside it. */
export function Geese({ size = 24 }: { size?: number }) {
  return (
    <svg className="geese" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M11 8q3 .2 5 3 2-2.800 5-3" />
      <path d="M3 17q3 .2 5 3 2-2.800 5-3" />
      <path d="M19 17q3 .2 5 3 2-2.800 5-3" />
    </svg>
  )
}
