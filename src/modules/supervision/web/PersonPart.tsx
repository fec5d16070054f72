import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { mySupervision, personSupervision } from '../contract.ts'
import { Basis } from './Basis.tsx'
import { type Duty, DutyMark } from './DutyMark.tsx'
import { words } from './words.ts'
import './supervision.css'

/** Supervision on a person's page: with whom, how much, what is owed. What was said is under “my supervision”, for the pair. */
export default function PersonPart({ personId, own }: PersonSectionProps) {
  return own ? <Own /> : <Of personId={personId} />
}

function Own() {
  const t = useWord(words)
  const { minutes } = useFormats()
  const asked = useAnswer(mySupervision, {})
  return (
    <Waiting for={asked} lines={3}>
      {(mine) => (
        <>
          <p>
            {t('mine.received')} <b className="number">{minutes(mine.minutesThisYear)}</b>
          </p>
          <Duties of={mine.duties} />
          <a className="button" href="/desk/supervision/mine">
            {t('section.to-mine')}
          </a>
        </>
      )}
    </Waiting>
  )
}

function Of({ personId }: { personId: string }) {
  const asked = useAnswer(personSupervision, { personId })
  return (
    <Waiting for={asked} lines={3}>
      {(whole) => <Shown whole={whole} personId={personId} />}
    </Waiting>
  )
}

function Shown({ whole, personId }: { whole: OutputOf<typeof personSupervision>; personId: string }) {
  const t = useWord(words)
  const { day, minutes } = useFormats()
  const { asSupervisor } = whole
  return (
    <>
      <p>
        <a href={`/desk/supervision/sessions?personId=${personId}`}>
          {t('section.year', { n: whole.sessionsThisYear, hours: minutes(whole.minutesThisYear) })}
        </a>
      </p>
      {asSupervisor && (
        <p>
          <a href={`/desk/supervision/supervisors/${asSupervisor.supervisorId}`}>
            {t('section.as', {
              n: asSupervisor.supervisees,
              times: t('times', { n: asSupervisor.sessions }),
              hours: minutes(asSupervisor.minutes),
            })}
          </a>
        </p>
      )}
      {whole.agreements.length === 0 ? (
        <p className="soft">{t('section.none')}</p>
      ) : (
        <ul className="supervision-rules">
          {whole.agreements.map((one) => (
            <li key={one.agreementId}>
              <a href={`/desk/supervision/supervisors/${one.supervisorId}`}>
                {t('debt.supervisor')} {one.supervisorName}
              </a>{' '}
              <span className={one.active ? 'status good' : 'status idle'}>
                {t(one.active ? 'agree.active' : 'agree.ended')}
              </span>
              <span className="small soft">
                {one.untilOn
                  ? t('pool.term-range', { from: day(one.fromOn), until: day(one.untilOn) })
                  : t('pool.term-open', { from: day(one.fromOn) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Duties of={whole.duties} />
    </>
  )
}

function Duties({ of }: { of: Duty[] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  return (
    <ul className="supervision-rules">
      {of.map((duty) => (
        <li key={duty.code}>
          <span>{phrase(duty.name)}</span> <DutyMark of={duty} />
          <span className="small soft">
            {t('debt.last')} {duty.lastOn ? day(duty.lastOn) : t('debt.never')} · {t('debt.due')} {day(duty.dueOn)}
          </span>
          <Basis of={duty} />
        </li>
      ))}
    </ul>
  )
}
