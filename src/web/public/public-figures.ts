import { useCallback, useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { publicFigures } from '#modules/statistics/contract.ts'
import { call } from '#web/client/call.ts'

export type PublicFigures = OutputOf<typeof publicFigures>

/** The public figures of the region in the address (`?region=330304000000`), or of the installation's own. */
export function usePublicFigures() {
  const [figures, setFigures] = useState<PublicFigures>()
  const [failed, setFailed] = useState<unknown>()
  const again = useCallback(() => {
    setFailed(undefined)
    const regionCode = new URLSearchParams(location.search).get('region') ?? undefined
    call(publicFigures, { regionCode }).then(setFigures, setFailed)
  }, [])
  useEffect(again, [again])
  return { figures, failed, again }
}
