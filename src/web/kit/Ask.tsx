import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

interface Given {
  title: string
  onClose: () => void
  children: ReactNode
  className?: string
}

/** A question over the page. The browser's own dialog keeps the focus inside, closes by Esc and gives the focus back. */
export function Ask({ title, onClose, children, className = 'ask' }: Given) {
  const t = useWord(kitWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const name = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} className={className} aria-labelledby={name} onClose={onClose}>
      <h2 id={name} className={className === 'ask' ? '' : 'unseen'}>
        {title}
      </h2>
      {className === 'ask' ? <div className="ask-body">{children}</div> : children}
      <button type="button" className="button bare shut" aria-label={t('close')} onClick={onClose}>
        ✕
      </button>
    </dialog>
  )
}
