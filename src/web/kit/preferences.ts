import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

export interface Preferences {
  language: Language
  /** Everything at 130 %. */
  largeText: boolean
  /** Rows of a table closer together. */
  dense: boolean
  /** Parts of the menu that stand open. */
  openParts: string[]
}

const place = 'yanzhen.preferences'
const first: Preferences = { language: 'zh', largeText: false, dense: false, openParts: [] }
const listeners = new Set<() => void>()
let now: Preferences = read()

function read(): Preferences {
  if (typeof document === 'undefined') return first
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Preferences>) }
  } catch {
    return first // A locked-down browser may forbid storage: the preferences then last as long as the page.
  }
}

const preferencesNow = (): Preferences => now
export const languageNow = (): Language => now.language

/** Changes preferences of this browser and remembers them. */
export function prefer(change: Partial<Preferences> | ((before: Preferences) => Partial<Preferences>)): void {
  now = { ...now, ...(typeof change === 'function' ? change(now) : change) }
  try {
    localStorage.setItem(place, JSON.stringify(now))
  } catch {
    // As above.
  }
  showPreferences()
  for (const listener of listeners) listener()
}

/** Puts language and text size on the page; a shell calls it once before it draws. */
export function showPreferences(): void {
  const page = document.documentElement
  page.lang = now.language === 'zh' ? 'zh-CN' : 'en'
  page.toggleAttribute('data-large-text', now.largeText)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    preferencesNow,
    preferencesNow,
  )
}
