import type { ReactNode } from 'react'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

interface Given {
  /** Why not, in one sentence. */
  why: ReactNode
  /** Document and article. */
  clause?: ReactNode
  /** What the person, or someone they can name, would have to do. */
  remedy?: ReactNode
  title?: string
}

/** A "no" that can be understood: why, by which clause, and what would change it. */
export function Refused({ why, clause, remedy, title }: Given) {
  const t = useWord(kitWords)
  return (
    <section className="panel warn" role="status">
      <h3>{title ?? t('refused.title')}</h3>
      <p>{why}</p>
      {clause && (
        <p className="soft">
          {t('refused.clause')}
          {clause}
        </p>
      )}
      {remedy && (
        <p>
          {t('refused.remedy')}
          {remedy}
        </p>
      )}
    </section>
  )
}
