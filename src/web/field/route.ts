import { useSyncExternalStore } from 'react'
import type { MouseEvent } from 'react'

/** Where in the shell one is: the path below /field and its query. */
export interface Place {
  path: string
  query: URLSearchParams
}

const listeners = new Set<() => void>()
let place = placeNow()

function placeNow(): Place {
  return {
    path: location.pathname.replace(/^\/field\/?(index\.html)?/, '/'),
    query: new URLSearchParams(location.search),
  }
}

function arrive(): void {
  place = placeNow()
  scrollTo(0, 0)
  for (const listener of listeners) listener()
}
addEventListener('popstate', arrive)

/** Goes to a place below /field, e.g. `/clients` or `/record?method=visit`. */
export function go(to: string, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', `/field${to}`)
  arrive()
}

export const usePlace = (): Place =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => place,
  )

/** The attributes of a link inside the shell; it stays a real link. */
export const linkTo = (to: string) => ({
  href: `/field${to}`,
  onClick: (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(to)
  },
})
