import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { programmes } from '../contract.ts'
import { words } from './words.ts'
import './selection.css'

type Programme = OutputOf<typeof programmes>['programmes'][number]

/** What one can be chosen for: the programmes of one's own place, and those of others to learn from. */
export default function ProgrammesPage() {
  const t = useWord(words)
  const asked = useAnswer(programmes, {})
  return (
    <>
      <PageHeader title={t('programmes')} note={<p className="soft">{t('programmes.say')}</p>} />
      <Waiting for={asked} lines={8}>
        {({ programmes: all }) =>
          all.length === 0 ? (
            <Nothing title={t('programmes.none')} />
          ) : (
            <>
              <Programmes title={t('programmes.here')} of={all.filter((one) => one.here)} />
              <Programmes title={t('programmes.elsewhere')} of={all.filter((one) => !one.here)} />
            </>
          )
        }
      </Waiting>
    </>
  )
}

function Programmes({ title, of }: { title: string; of: Programme[] }) {
  const phrase = usePhrase()
  if (of.length === 0) return null
  return (
    <section className="selection-group">
      <h2>{title}</h2>
      <ul className="tiles selection-tiles">
        {of.map((one) => (
          <li key={`${one.place} ${one.code}`}>
            <a className="tile" href={`/desk/selection/${one.place}/${one.code}`}>
              <span className="name">{phrase(one.placeTitle)}</span>
              <strong>{phrase(one.title)}</strong>
              <Heading of={one} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Of whom, how many, how often, for how long, and how surely. */
export function Heading({ of }: { of: Omit<Programme, 'here'> }) {
  const t = useWord(words)
  return (
    <span className="changes small">
      <span>{t(`subject.${of.subject}`)}</span>
      {of.places !== null && <span>{t('places', { n: of.places })}</span>}
      {of.everyYears !== null && (
        <span>{of.everyYears === 1 ? t('every.year') : t('every', { n: of.everyYears })}</span>
      )}
      {of.termYears !== null && <span>{t('term', { n: of.termYears })}</span>}
      <span className={of.certainty === 'stated' ? 'status good' : 'status warn'}>{t(`sure.${of.certainty}`)}</span>
    </span>
  )
}
