import { useState } from 'react'
import { useAct } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useWord } from '#web/kit/words.ts'
import { freezeCensus, returnCensus } from '../contract-census.ts'
import type { County, Overview } from './census.ts'
import { words } from './words-census.ts'

const isReason = (text: string) => text.trim().length >= 2

function Reason({
  id,
  label,
  value,
  change,
  isMissing,
}: {
  id: string
  label: string
  value: string
  change: (text: string) => void
  isMissing: boolean
}) {
  const t = useWord(words)
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {isMissing && (
        <span id={`${id}-wrong`} className="wrong">
          {t('census.why-needed')}
        </span>
      )}
      <textarea
        id={id}
        className="input"
        maxLength={500}
        value={value}
        aria-invalid={isMissing || undefined}
        aria-describedby={isMissing ? `${id}-wrong` : undefined}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}

/** The level above sends what was submitted back, and on the page of a county freezes it. */
export function CheckCounty({ of, county }: { of: Overview; county: County }) {
  const t = useWord(words)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const send = useAct(returnCensus)
  if (county.state !== 'submitted') return null
  return (
    <span className="row">
      <ConfirmOnce
        verb={t('census.return')}
        title={t('census.return-title', { name: county.regionName })}
        consequence={
          <Reason
            id={`reason-${county.regionCode}`}
            label={t('census.reason')}
            value={reason}
            change={setReason}
            isMissing={asked && !isReason(reason)}
          />
        }
        ready={() => (setAsked(true), isReason(reason))}
        act={() =>
          send.mutateAsync({ censusId: county.censusId!, basedOnVersion: county.version, reason: reason.trim() })
        }
      />
      {of.isCounty && <Freeze of={of} />}
    </span>
  )
}

export function Freeze({ of }: { of: Overview }) {
  const t = useWord(words)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const freeze = useAct(freezeCensus)
  const late = of.counties.filter(({ state }) => state !== 'submitted' && state !== 'frozen')
  return (
    <ConfirmOnce
      verb={t('census.freeze')}
      title={t('census.freeze-title', { name: of.regionName, year: of.year })}
      danger
      consequence={
        <>
          <p>{t('census.freeze-say')}</p>
          {late.length > 0 && (
            <>
              <p>
                {t('census.freeze-late', {
                  n: late.length,
                  names: late
                    .slice(0, 12)
                    .map(({ regionName }) => regionName)
                    .join('、'),
                })}
              </p>
              <Reason
                id="freeze-why"
                label={t('census.freeze-why')}
                value={reason}
                change={setReason}
                isMissing={asked && !isReason(reason)}
              />
            </>
          )}
        </>
      }
      ready={() => (setAsked(true), late.length === 0 || isReason(reason))}
      act={() =>
        freeze.mutateAsync({
          year: of.year,
          regionCode: of.regionCode as never,
          withoutSubmission: late.length > 0 ? reason.trim() : null,
        })
      }
    />
  )
}
