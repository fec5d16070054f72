import { useMemo } from 'react'
import { useMe } from '#web/client/me.ts'
import type { Values } from '#web/kit/ActForm.tsx'

export interface Draft {
  /** What was kept when the page was opened. */
  found: Values | undefined
  keep: (values: Values) => void
  drop: () => void
}

const none: readonly string[] = []

/**
 * What is typed and not sent yet, in this window of the browser: an interruption, a reload or a session that ended loses nothing. Each
 * account has its own, and sealed values are never in it.
 */
export function useDraft(name: string, sealed: readonly string[] = none): Draft {
  const { accountId } = useMe()
  return useMemo(() => {
    const place = `yanzhen.draft.${accountId}.${name}`
    return {
      found: read(place),
      keep: (values) => {
        const kept = Object.entries(values).filter(([key]) => !sealed.includes(key))
        attempt(() => sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(kept))))
      },
      drop: () => attempt(() => sessionStorage.removeItem(place)),
    }
  }, [accountId, name, sealed])
}

function read(place: string): Values | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(place) ?? 'null') as Values | null) ?? undefined
  } catch {
    return undefined
  }
}

/** A locked-down browser may forbid storage: the draft then lasts as long as the page. */
function attempt(act: () => void): void {
  try {
    act()
  } catch {
    // As said above.
  }
}
