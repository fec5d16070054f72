import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { overview } from '../contract-titles.ts'
import { words } from './titles-words.ts'
import './titles.css'

type Overview = OutputOf<typeof overview>

/** All programmes within reach: places used, who holds titles, and the way to a goal. */
export default function OverviewPage() {
  const t = useWord(words)
  return (
    <>
      <PageHeader title={t('overview')} />
      <Waiting for={useAnswer(overview, {})}>
        {(of) =>
          of.programmes.length === 0 ? (
            <Nothing title={t('overview.none')} />
          ) : (
            <>
              <div className="selection-cards">
                {of.programmes.map((one) => (
                  <Programme key={`${one.place} ${one.code}`} of={one} />
                ))}
              </div>
              <div className="selection-cards">
                {(['regions', 'fields', 'ages'] as const).map((key) => (
                  <Counted key={key} title={t(`overview.${key}`)} of={of[key]} />
                ))}
              </div>
            </>
          )
        }
      </Waiting>
    </>
  )
}

function Programme({ of }: { of: Overview['programmes'][number] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const given = of.path.at(-1)?.held ?? 0
  const said = of.goal
    ? t('overview.goal', { goal: of.goal, given, left: Math.max(0, of.goal - given) })
    : of.places
      ? t('overview.places', { rounds: of.rounds, places: of.places, given })
      : t('overview.no-places', { rounds: of.rounds, given })
  const whole = of.goal ?? of.places
  const begun = of.rounds > 0 || of.goal !== null
  return (
    <section className="card selection-title">
      <h2>{phrase(of.title)}</h2>
      {of.running > 0 && (
        <p>
          <span className="status">{t('overview.running', { n: of.running })}</span>
        </p>
      )}
      {begun && (
        <>
          <p>{t('overview.held', { n: of.held, training: of.training, ended: of.ended })}</p>
          <p>{said}</p>
        </>
      )}
      {begun && whole !== null && (
        <div className="selection-bar" role="img" aria-label={said}>
          <span style={{ width: `${Math.min(100, (given / whole) * 100)}%` }} />
        </div>
      )}
      {of.ahead && (
        <p>
          {of.ahead.years === null
            ? t('overview.ahead-rounds', { rounds: of.ahead.rounds })
            : t('overview.ahead', { rounds: of.ahead.rounds, years: of.ahead.years })}
        </p>
      )}
      {given > 0 && (
        <p className="small soft">
          {of.path.map((one) => t('overview.path', { year: one.year, n: one.held })).join(' → ')}
        </p>
      )}
    </section>
  )
}

/** Parts of a whole, each with its bar. */
function Counted({ title, of }: { title: string; of: Overview['ages'] }) {
  const phrase = usePhrase()
  const most = Math.max(1, ...of.map((one) => one.count))
  return (
    <section className="card selection-title">
      <h2>{title}</h2>
      <ul className="selection-list">
        {of.map((one) => (
          <li key={one.code}>
            {phrase(one.name)} <strong>{one.count}</strong>
            <div className="selection-bar" aria-hidden="true">
              <span style={{ width: `${(one.count / most) * 100}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
