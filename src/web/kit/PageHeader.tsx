import { createContext, useContext, useEffect } from 'react'
import type { ReactNode } from 'react'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

/** What a shell knows of every page: is it all invented, and whose data is on the screen unless the page says otherwise. */
export const ShellContext = createContext<{ demonstration: boolean; whose: string }>({
  demonstration: false,
  whose: '',
})

interface Given {
  title: string
  /** Whose data: a region, a station, a client. The reader's own post where it is left out. */
  whose?: string | undefined
  /** The page above. */
  back?: { to: string; title: string }
  /** What the person may do here, at most one of them main. */
  acts?: ReactNode
  note?: ReactNode
}

/** The head of every page: where am I, whose data is this, what may I do, how do I get back. */
export function PageHeader({ title, whose, back, acts, note }: Given) {
  const t = useWord(kitWords)
  const shell = useContext(ShellContext)
  useEffect(() => {
    document.title = `${title} · 雁阵`
  }, [title])
  return (
    <header className="page-header">
      <div className="titles">
        {back && (
          <a className="small" href={back.to}>
            ← {back.title}
          </a>
        )}
        <h1>{title}</h1>
        <p className="whose">
          {whose ?? shell.whose}{' '}
          {shell.demonstration && <span className="demonstration-mark small">{t('demonstration')}</span>}
        </p>
        {note}
      </div>
      {acts && <div className="row no-print">{acts}</div>}
    </header>
  )
}
