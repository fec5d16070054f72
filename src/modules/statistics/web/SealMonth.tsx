import { useId, useState } from 'react'
import { useAct } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { sealMonth } from '../contract.ts'
import type { MonthAnswer } from './MonthPage.tsx'
import { words } from './words.ts'

/** The county's act, which cannot be undone. Where stations are missing it goes on without them only with a reason. */
export function SealMonth({ of }: { of: MonthAnswer }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const format = useFormats()
  const reasonId = useId()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const seal = useAct(sealMonth)
  const month = format.month(of.month)
  const missing = of.stations.filter(({ state }) => !state.startsWith('submitted'))
  const wrong = asked && missing.length > 0 && reason.trim() === ''
  const notNow = of.maySeal.may ? null : of.maySeal.why && phrase(of.maySeal.why)
  return (
    <>
      <ConfirmOnce
        verb={t('seal')}
        title={t('seal.title', { region: of.regionName, month })}
        notNow={notNow}
        danger
        consequence={
          <>
            <p>{t('seal.consequence', { month })}</p>
            {missing.length > 0 && (
              <div className="field">
                <p>
                  {t('seal.missing', {
                    n: missing.length,
                    names: missing.map(({ stationName }) => stationName).join('、'),
                  })}
                </p>
                <label className="label" htmlFor={reasonId}>
                  {t('seal.why')}
                </label>
                <span className="hint">{t('seal.why-hint')}</span>
                {wrong && <span className="wrong">{t('seal.why-needed')}</span>}
                <textarea
                  id={reasonId}
                  className="input"
                  maxLength={200}
                  aria-invalid={wrong}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              </div>
            )}
          </>
        }
        ready={() => {
          setAsked(true)
          return missing.length === 0 || reason.trim() !== ''
        }}
        act={async () => {
          await seal.mutateAsync({
            month: of.month,
            regionCode: of.regionCode,
            withoutMissing: missing.length > 0 ? reason.trim() : null,
          })
          toast(t('seal.done', { month }))
        }}
      />
      {notNow && <span className="soft small">{notNow}</span>}
    </>
  )
}
