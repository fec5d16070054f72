import type { ReactNode } from 'react'

interface Given {
  /** Where it leads; or what it does. */
  to?: string
  onClick?: () => void
  /** Why not now; the button is greyed and says so, to the eye and to a screen reader. */
  notNow?: string | undefined
  look?: 'main' | 'danger' | ''
  children: ReactNode
}

/** The way to an act, from the head of a page. */
export function ActButton({ to, onClick, notNow, look = '', children }: Given) {
  const name = `button ${look}`
  if (to && !notNow) {
    return (
      <a className={name} href={to}>
        {children}
      </a>
    )
  }
  return (
    <button
      type="button"
      className={name}
      aria-disabled={notNow ? true : undefined}
      title={notNow}
      onClick={() => !notNow && onClick?.()}
    >
      {children}
      {notNow && <span className="unseen"> {notNow}</span>}
    </button>
  )
}
