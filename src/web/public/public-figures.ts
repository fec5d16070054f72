import { useCallback, useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { publicFigures } from '#modules/statistics/contract.ts'
import { call } from '#web/client/call.ts'

export type PublicFigures = OutputOf<typeof publicFigures>

// The contract's type without its value, which would bring zod: 40 KB that a citizen's phone need not load. A test holds the two together.
export const called = {
  method: 'GET',
  path: '/public/figures',
  produces: 'json',
  accepts: 'json',
  writes: false,
} as const

/** The public figures of the region in the address (`?region=330304000000`), or of the installation's own. */
export function usePublicFigures() {
  const [figures, setFigures] = useState<PublicFigures>()
  const [failed, setFailed] = useState<unknown>()
  const again = useCallback(() => {
    setFailed(undefined)
    const regionCode = new URLSearchParams(location.search).get('region') ?? undefined
    call(called as unknown as typeof publicFigures, { regionCode }).then(setFigures, setFailed)
  }, [])
  useEffect(again, [again])
  return { figures, failed, again }
}
