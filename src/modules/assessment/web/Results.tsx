import type { OutputOf } from '#kernel/endpoint.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { personResults } from '../contract.ts'
import { pointsShown } from './points.ts'
import { words } from './words.ts'

const looks = { excellent: 'good', qualified: '', basic: 'warn', unqualified: 'bad', 'not-assessed': 'idle' } as const

/** The years of a person, the latest first. */
export function Results({ of, heading = true }: { of: OutputOf<typeof personResults>['results']; heading?: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <section className={heading ? 'card' : ''}>
      {heading && <h2>{t('results')}</h2>}
      {of.length === 0 && <p className="soft">{t('results.empty')}</p>}
      <ul className={of.length > 0 ? 'bare choices' : 'bare'}>
        {of.map((one) => (
          <li key={one.resultId}>
            <span className="number">{t('results.year', { year: one.year })}</span>{' '}
            <span className={`status ${looks[one.standing]}`}>{phrase(one.name)}</span>{' '}
            {one.total !== null && <span className="number soft">{pointsShown(one.total)}</span>}{' '}
            {one.evidence && <span className="soft small">{t('results.paper', { evidence: one.evidence })}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
