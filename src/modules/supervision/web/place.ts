import { useEffect, useState } from 'react'

/** Where one is within “my supervision”: the part of the address after #, so that it is the same on the desk and on the phone. */
export type Place = { at: 'all' } | { at: 'session' | 'record' | 'correct'; id: string }

function placeNow(): Place {
  const [, at, id] = /^#(session|record|correct)=([\w-]+)$/.exec(location.hash) ?? []
  return at && id ? { at: at as 'session' | 'record' | 'correct', id } : { at: 'all' }
}

export function usePlace(): Place {
  const [place, setPlace] = useState(placeNow)
  useEffect(() => {
    const follow = () => {
      setPlace(placeNow())
      scrollTo(0, 0)
    }
    addEventListener('hashchange', follow)
    addEventListener('popstate', follow)
    return () => {
      removeEventListener('hashchange', follow)
      removeEventListener('popstate', follow)
    }
  }, [])
  return place
}

export const goTo = (place: Place): void => {
  if (place.at === 'all' && history.length > 1) history.back()
  else location.hash = place.at === 'all' ? '' : `${place.at}=${place.id}`
}
