import type { OutputOf } from '#kernel/endpoint.ts'
import { useFormats } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { myTraining } from '../contract.ts'
import { useCodes } from './codes.ts'
import { words } from './words.ts'

export type StandingShown = OutputOf<typeof myTraining>['standings'][number]
const look = { met: 'good', 'on-track': '', short: 'bad', unknown: 'idle' } as const

export function StateMark({ of }: { of: StandingShown['state'] }) {
  const t = useWord(words)
  return <span className={`status ${look[of]}`}>{t(`hours.state.${of}`)}</span>
}

/** What is done, what is signed up for and what is needed, as one bar. */
export function Measure({
  of,
}: {
  of: Pick<StandingShown, 'state' | 'doneMinutes' | 'plannedMinutes' | 'neededMinutes'>
}) {
  const width = (minutes: number) => `${Math.min(100, (100 * minutes) / of.neededMinutes)}%`
  return (
    <span className={`measure ${of.state}`} aria-hidden="true">
      <span className="planned" style={{ width: width(of.doneMinutes + of.plannedMinutes) }} />
      <span className="done" style={{ width: width(of.doneMinutes) }} />
    </span>
  )
}

/** Where someone stands with one requirement: the bar, the sentence, the clause. */
export function Standing({ of }: { of: StandingShown }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { hours, category } = useCodes()
  const { lastDay } = useFormats()
  const missing = of.missing.map((one) => phrase(one.name)).join('、')
  return (
    <li>
      <h3>{phrase(of.name)}</h3>
      <p className="row" style={{ justifyContent: 'space-between' }}>
        <StateMark of={of.state} />
        {of.from && (
          <span className="number">
            {t('hours.done-of', { done: hours(of.doneMinutes), needed: hours(of.neededMinutes) })}
          </span>
        )}
      </p>
      {of.from && <Measure of={of} />}
      {of.state === 'short' && <p className="wrong">{t('hours.short', { n: hours(of.shortMinutes) })}</p>}
      {missing && <p className="soft">{t('hours.missing', { facts: missing })}</p>}
      <p className="small soft">
        {[
          of.plannedMinutes > 0 && t('hours.planned', { n: hours(of.plannedMinutes) }),
          of.carriedMinutes > 0 && t('hours.carried', { n: hours(of.carriedMinutes) }),
          of.until && t('hours.until', { day: lastDay(of.until), n: of.remainingDays }),
          ...of.categories.map(
            (one) => `${category(one.code)} ${hours(one.doneMinutes)} / ${hours(one.neededMinutes)}`,
          ),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {of.basis && (
        <p className="small soft">
          {phrase(of.basis)}
          {of.certainty && of.certainty !== 'stated' && `（${t(`sure.${of.certainty}`)}）`}
        </p>
      )}
    </li>
  )
}
