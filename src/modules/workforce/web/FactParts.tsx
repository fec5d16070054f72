import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { useMay } from '#web/client/me.ts'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { useWord } from '#web/kit/words.ts'
import type { About, PersonFileShown } from './person.ts'
import { words } from './words.ts'

/** Where a fact comes from and who has said that it is so. */
export function Proof({
  of,
}: {
  of: Pick<PersonFileShown, 'source' | 'list' | 'confirmedOn' | 'confirmedBy'> & {
    evidence?: PersonFileShown['education'][number]['evidence']
  }
}) {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <p className="small soft proof">
      {of.source === 'imported' && of.list ? <ListNamed of={of.list} /> : t(`source.${of.source}`)} ·{' '}
      {of.confirmedOn ? (
        <span>✓ {t('confirmed.by', { name: of.confirmedBy ?? '', day: day(of.confirmedOn) })}</span>
      ) : (
        <span className="not-confirmed">{t('confirmed.not')}</span>
      )}
      {of.evidence && of.evidence.length > 0 && (
        <>
          {' '}
          <EvidenceLinks of={of.evidence} />
        </>
      )}
    </p>
  )
}

/** The list that a fact came in with; who may takes up its import, where the sheet is. */
function ListNamed({ of }: { of: NonNullable<PersonFileShown['list']> }) {
  const t = useWord(words)
  const { day } = useFormats()
  const said = t('source.list', { day: day(of.on) })
  return of.importId ? <a href={`/desk/people/imports/${of.importId}`}>{said}</a> : <>{said}</>
}

export function Line({ label, sealed = false, children }: { label: string; sealed?: boolean; children: ReactNode }) {
  return (
    <div className={sealed ? 'no-print' : ''}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/**
 * On the phone a file is corrected in its own place and leads to no page of the desk; its button for what is not there yet stands once, above
 * all of it.
 */
export const OnPhone = createContext<{ correct: (about: About, subject: string) => void } | null>(null)

/** The way to the form of a correction: one's own, or for a worker by the office. */
export function CorrectLink({
  own,
  about,
  personId,
  subject,
}: {
  own: boolean
  about: About
  personId: string
  subject?: string
}) {
  const t = useWord(words)
  const may = useMay()
  const phone = useContext(OnPhone)
  if (!own && !may('workforce:register')) return null
  if (phone)
    return (
      subject && (
        <button type="button" className="button bare small" onClick={() => phone.correct(about, subject)}>
          {t('act.change')}
        </button>
      )
    )
  const query = `?about=${about}${subject ? `&subject=${subject}` : ''}`
  return (
    <a className="small no-print" href={`/desk/people/${own ? 'me' : personId}/correct${query}`}>
      {t(subject ? 'act.change' : 'act.propose')}
    </a>
  )
}
