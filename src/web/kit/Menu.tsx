import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

/** A button that opens a small panel; Esc or a press elsewhere closes it. */
export function Menu({
  title,
  children,
  end = false,
  label,
}: {
  title: ReactNode
  children: ReactNode
  end?: boolean
  label?: string
}) {
  const place = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const details = place.current
    if (!details) return
    const shut = (event: Event) => {
      if (details.open && !details.contains(event.target as Node)) details.open = false
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.open) return
      details.open = false
      details.querySelector('summary')?.focus()
    }
    addEventListener('pointerdown', shut)
    details.addEventListener('keydown', onKey)
    return () => {
      removeEventListener('pointerdown', shut)
      details.removeEventListener('keydown', onKey)
    }
  }, [])
  return (
    <details className="menu" ref={place}>
      <summary className="button" aria-label={label} title={label}>
        {title}
      </summary>
      <div className={end ? 'menu-panel end' : 'menu-panel'}>{children}</div>
    </details>
  )
}
