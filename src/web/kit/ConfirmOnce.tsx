import { useState } from 'react'
import type { ReactNode } from 'react'
import { Ask } from './Ask.tsx'
import { Problem } from './Problem.tsx'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

interface Given {
  /** The verb, on the button and on its confirmation. */
  verb: string
  /** The thing, named: '封存 2026年10月'. */
  title: string
  /** What cannot be undone. */
  consequence: ReactNode
  /** Where the consequence holds a field: is it answered? If not, nothing is done and the question stays. */
  ready?: () => boolean
  act: () => Promise<unknown>
  danger?: boolean
  /** The page's main act. */
  main?: boolean
  /** One of many in a row of a list: drawn as a link. */
  bare?: boolean
  /** Why it may not be done now; the button is greyed and says so. */
  notNow?: string | null | undefined
}

/** A button for what cannot be undone: asks once, naming the thing and the consequence. What can be undone takes a toast instead. */
export function ConfirmOnce({
  verb,
  title,
  consequence,
  ready,
  act,
  danger = false,
  main = false,
  bare = false,
  notNow,
}: Given) {
  const t = useWord(kitWords)
  const [asking, setAsking] = useState(false)
  const [doing, setDoing] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const look = `button ${bare ? 'bare' : ''} ${danger ? 'danger' : ''} ${main ? 'main' : ''}`
  const confirm = async () => {
    if (ready && !ready()) return
    setDoing(true)
    setFailed(undefined)
    try {
      await act()
      setAsking(false)
    } catch (error) {
      setFailed(error)
    } finally {
      setDoing(false)
    }
  }
  return (
    <>
      <button
        type="button"
        className={look}
        aria-disabled={notNow ? true : undefined}
        title={notNow ?? undefined}
        onClick={() => !notNow && setAsking(true)}
      >
        {verb}
        {notNow && <span className="unseen"> {notNow}</span>}
      </button>
      {asking && (
        <Ask title={title} onClose={() => setAsking(false)}>
          <div>{consequence}</div>
          {failed !== undefined && <Problem of={failed} />}
          <div className="acts">
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('cancel')}
            </button>
            <button
              type="button"
              className={danger ? 'button danger' : 'button main'}
              disabled={doing}
              onClick={confirm}
            >
              {verb}
            </button>
          </div>
        </Ask>
      )}
    </>
  )
}
