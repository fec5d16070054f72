import { Form } from 'antd'
import { useEffect, useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import { useFormats } from '#web/kit/formats.ts'
import { useWord } from '#web/kit/words.ts'
import { possibleMatches } from '../contract.ts'
import { readIdentityNumber } from '#kernel/persons/identity-number.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import type { Reason } from '#kernel/persons/similar-person.ts'
import type { ClientValues } from './ClientFields.tsx'
import { words } from './words.ts'

type Match = OutputOf<typeof possibleMatches>['rows'][number]

/** What stands of the warning: nobody else may be meant, it waits for an answer, or nothing more can be done here. */
export type Warned = { state: 'clear'; notTheSameAs: string[] } | { state: 'unanswered' } | { state: 'elsewhere' }

const pause = 500

/** Warns while a person is being entered that they may have a file already; the worker says whether it is the same person. */
export function PossibleMatches({ onWarned }: { onWarned: (warned: Warned) => void }) {
  const t = useWord(words)
  const asked = useRested(useQuestion())
  const found = useAnswer(possibleMatches, asked ?? nobody, { when: asked !== undefined, keepLast: true })
  const [others, setOthers] = useState<string[]>([])
  const rows = (asked && found.data?.rows) || []
  const seen = rows.flatMap(({ clientId }) => clientId ?? [])
  const elsewhere = rows.some(({ clientId }) => clientId === null)
  const certain = rows.some(({ reasons, clientId }) => clientId !== null && reasons.includes('same-number'))
  const answered = seen.every((id) => others.includes(id))
  const state = elsewhere ? 'elsewhere' : certain || !answered ? 'unanswered' : 'clear'
  const said = others.join(' ')
  useEffect(
    () => onWarned(state === 'clear' ? { state, notTheSameAs: said ? said.split(' ') : [] } : { state }),
    [state, said, onWarned],
  )

  return (
    <div aria-live="polite">
      {rows.length > 0 && (
        <section className="panel warn matches">
          <h3>{t('match.title')}</h3>
          {seen.length > 0 && <p>{t('match.say')}</p>}
          <ul className="bare stack">
            {rows.map((row) => (
              <li key={row.clientId ?? 'elsewhere'}>{row.clientId === null ? <Elsewhere /> : <Found match={row} />}</li>
            ))}
          </ul>
          {seen.length > 0 && !certain && !elsewhere && (
            <p>
              {answered ? (
                <span className="status good">{t('match.settled')}</span>
              ) : (
                <button type="button" className="button" onClick={() => setOthers([...new Set([...others, ...seen])])}>
                  {t(seen.length > 1 ? 'match.others' : 'match.other')}
                </button>
              )}
            </p>
          )}
        </section>
      )}
    </div>
  )
}

function Found({ match }: { match: Match }) {
  const t = useWord(words)
  const { day } = useFormats()
  const reasons = match.reasons as Reason[]
  const said = (against: boolean) =>
    reasons
      .filter((reason) => reason.startsWith('different-') === against)
      .map((reason) => t(`reason.${reason}`))
      .join(t('and'))
  return (
    <div className="row">
      <div className="grow">
        <strong>{match.name}</strong>{' '}
        <span className="soft">
          {[match.bornOn && t('match.born', { day: day(match.bornOn) }), match.regionName].filter(Boolean).join(' · ')}
        </span>
        <br />
        <span className="small">
          {t('match.alike', { reasons: said(false) })}
          {said(true) && ` · ${t('match.unlike', { reasons: said(true) })}`}
        </span>
      </div>
      <a className="button" href={`/desk/clients/${match.clientId}`}>
        {t('match.open')}
      </a>
    </div>
  )
}

function Elsewhere() {
  const t = useWord(words)
  return (
    <>
      <p>{t('match.elsewhere')}</p>
      <p>{t('match.elsewhere-ask')}</p>
    </>
  )
}

type Question = InputOf<typeof possibleMatches>

const nobody: Question = { name: '', sex: 'unknown', bornOn: null, identityNumber: null, phone: null, regionCode: '' }

/** What can be asked of what is entered so far: a whole number, or a name with a birthday or a phone. */
function useQuestion(): Question | undefined {
  const me = useMe()
  const values = (Form.useWatch([], Form.useFormInstance<ClientValues>()) ?? {}) as ClientValues
  const number = values.withoutNumber ? '' : (values.identityNumber ?? '')
  const hasNumber = readIdentityNumber(number, todayIn(new Date())).ok
  const hasPhone = readPhoneNumber(values.phone ?? '').ok
  const name = values.name?.trim() ?? ''
  const isNamed = Array.from(name).length >= 2
  if (!hasNumber && !(isNamed && (values.bornOn || hasPhone))) return undefined
  return {
    name,
    sex: values.sex ?? 'unknown',
    bornOn: values.bornOn ?? null,
    identityNumber: hasNumber ? number : null,
    phone: hasPhone ? (values.phone ?? null) : null,
    regionCode: values.regionCode ?? me.homeRegionCode,
  }
}

/** The question once it has rested: nothing is asked at every letter. Compared as written, for it is made anew at every drawing. */
function useRested(question: Question | undefined): Question | undefined {
  const written = JSON.stringify(question)
  const [rested, setRested] = useState(written)
  useEffect(() => {
    const timer = setTimeout(() => setRested(written), pause)
    return () => clearTimeout(timer)
  }, [written])
  return rested === undefined ? undefined : (JSON.parse(rested) as Question)
}
