import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { Nothing } from '#web/kit/Nothing.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/**
 * A page fetched once the first one stands. Unlike React's lazy it is drawn at once when it is there already, without the placeholder
 * that would flash for a third of a second, and where it cannot be fetched it says so instead of failing.
 */
export function later(load: () => Promise<{ default: ComponentType }>): {
  fetch: () => Promise<void>
  Page: ComponentType
} {
  let Loaded: ComponentType | undefined
  const fetch = async () => {
    Loaded ??= (await load()).default
  }
  function Page() {
    const t = useWord(words)
    const [state, setState] = useState<'waiting' | 'there' | 'missing'>(Loaded ? 'there' : 'waiting')
    useEffect(() => {
      if (state === 'waiting')
        fetch().then(
          () => setState('there'),
          () => setState('missing'),
        )
    }, [state])
    if (Loaded) return <Loaded />
    if (state === 'waiting') return <span className="skeleton tall" />
    const again = (
      <button type="button" className="button" onClick={() => setState('waiting')}>
        {t('later.go')}
      </button>
    )
    return <Nothing title={t('later.title')} say={t('later.say')} act={again} />
  }
  return { fetch, Page }
}
