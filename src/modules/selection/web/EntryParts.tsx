import type { OutputOf } from '#kernel/endpoint.ts'
import { useFormats } from '#web/kit/formats.ts'
import { OutcomeMark, RuleLines } from '#web/kit/RuleLines.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { entry, myEntry } from '../contract-entries.ts'
import { words } from './entries-words.ts'

/** What an entry says, as both the applicant and the levels see it. Drawn without antd: the phone shows it too. */

export type Entry = Omit<OutputOf<typeof myEntry>, 'mayEdit' | 'mayWithdraw' | 'asked'> | OutputOf<typeof entry>

export function Conditions({ of, writing = false }: { of: Entry; writing?: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  return (
    <section className="card">
      <h2>
        {t('conditions')} {of.requirements.length > 0 && <OutcomeMark of={of.outcome} />}
      </h2>
      <p className="soft small">
        {of.requirements.length === 0
          ? t('conditions.none')
          : t(writing ? 'conditions.writing' : 'conditions.say', { day: day(of.factsOn) })}
      </p>
      {of.requirements.map((one) => (
        <div key={one.code} className="selection-condition">
          <strong>{phrase(one.name)}</strong> {one.again && <span className="status">{t('again')}</span>}{' '}
          {one.usually && <span className="status warn">{t(one.again ? 'again.ask' : 'usually')}</span>}
          <RuleLines of={one.lines} />
        </div>
      ))}
      {of.preferences.length > 0 && (
        <>
          <h3>{t('preferences')}</h3>
          <p className="soft small">{t('preferences.say')}</p>
          {of.preferences.map((one) => (
            <div key={one.code} className="selection-condition">
              <strong>{phrase(one.name)}</strong>
              <RuleLines of={one.lines} />
            </div>
          ))}
        </>
      )}
    </section>
  )
}

/** When and where the entry is defended, at the head of its page. */
export function Defences({ of }: { of: Entry }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { instant } = useFormats()
  return of.defences.map((one) => (
    <section key={one.startsAt} className="card selection-defence">
      <h2>{phrase(one.sheet)}</h2>
      <p>
        <strong>{instant(one.startsAt)}</strong> {t('defence.minutes', { n: one.minutes })}
      </p>
      <p>{t('defence.room', { room: one.room })}</p>
    </section>
  ))
}

export function Known({ of, say }: { of: Entry; say?: string }) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (of.facts.length === 0) return null
  return (
    <section className="card">
      <h2>{t('facts')}</h2>
      {say && <p className="soft small">{say}</p>}
      <dl className="selection-known">
        {of.facts.map((one) => (
          <div key={one.fact}>
            <dt>{phrase(one.name)}</dt>
            <dd>
              {one.state === 'unknown' ? <span className="status warn">{t('facts.unknown')}</span> : phrase(one.value)}
              {one.source && (
                <span className={one.state === 'stated' ? 'status warn' : 'soft small'}> {phrase(one.source)}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function Levels({ of }: { of: Entry }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const levels = of.levels.filter((one) => one.state !== 'skipped')
  if (levels.length === 0) return null
  return (
    <section className="card">
      <h2>{t('levels')}</h2>
      <ol className="selection-levels">
        {levels.map((one) => (
          <li key={one.code} aria-current={one.state === 'now' ? 'step' : undefined}>
            {phrase(one.name)}{' '}
            <span
              className={`status ${one.state === 'done' ? 'good' : one.state === 'now' ? 'warn' : one.state === 'stopped' ? 'bad' : ''}`}
            >
              {t(`level.${one.state}`)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function History({ of }: { of: Entry }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { instant } = useFormats()
  if (of.acts.length === 0) return null
  return (
    <section className="card">
      <h2>{t('history')}</h2>
      <Timeline
        name={t('history')}
        moments={of.acts.map((one, at) => ({
          key: `${one.at} ${at}`,
          when: instant(one.at),
          who: [one.level && phrase(one.level), one.by].filter(Boolean).join(' · ') || null,
          what: (
            <>
              <strong>{t(`act.${one.kind}`)}</strong>
              {one.order !== null && <span className="soft"> {t('act.order', { n: one.order })}</span>}
              {one.instead && <span className="status warn"> {t('act.instead')}</span>}
            </>
          ),
          detail: (
            <>
              {one.clauses.length > 0 && (
                <div>{t('act.clauses', { clauses: one.clauses.map(({ name }) => phrase(name)).join('；') })}</div>
              )}
              {one.rulings.map((ruling) => (
                <div key={ruling.code}>
                  {phrase(ruling.name)}：{ruling.reason}
                </div>
              ))}
              {one.kind === 'moved' ? t(one.reason === 'left-region' ? 'act.left-region' : 'act.followed') : one.reason}
            </>
          ),
        }))}
      />
    </section>
  )
}

/** Words, parts, relatives: what the applicant wrote, to be read. */
export function Written({ of }: { of: Entry }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const track = of.tracks.find((one) => one.code === of.track)
  return (
    <>
      {track && (
        <section className="card">
          <h2>{t('track')}</h2>
          <p>{phrase(track.name)}</p>
        </section>
      )}
      {of.criteria.length > 0 && (
        <section className="card">
          <h2>{t('criteria')}</h2>
          {of.criteria.map((one) => (
            <div key={one.code} className="selection-condition">
              <strong>{phrase(one.name)}</strong>{' '}
              {one.given !== null && (
                <span className="number">
                  {one.given}/{one.points}
                </span>
              )}
              <p className="selection-words">{one.words || '—'}</p>
            </div>
          ))}
        </section>
      )}
      {of.parts.length > 0 && (
        <section className="card">
          <h2>{t('parts')}</h2>
          {of.parts.map((one) => (
            <div key={one.code} className="selection-condition">
              <strong>{phrase(one.name)}</strong>{' '}
              {one.missing > 0 && <span className="status bad">{t('parts.missing', { n: one.missing })}</span>}
              <ul>
                {one.lines.map((line, at) => (
                  <li key={at}>{line}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      {of.relatives.length > 0 && (
        <section className="card">
          <h2>{t('relatives')}</h2>
          <p>{of.relatives.join('、')}</p>
        </section>
      )}
    </>
  )
}
