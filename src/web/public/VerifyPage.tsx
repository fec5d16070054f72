import { useEffect, useId, useState } from 'react'
import type { FormEvent } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { verifyTranscript } from '#modules/training/contract.ts'
import { classHours } from '#modules/training/domain/ledger.ts'
import { call } from '#web/client/call.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

type Answer = OutputOf<typeof verifyTranscript>

/** Does a paper that someone shows still hold? By its code, without an account. */
export function VerifyPage() {
  const t = useWord(words)
  const field = useId()
  const [code, setCode] = useState('')
  const [answer, setAnswer] = useState<Answer>()
  const [failed, setFailed] = useState<unknown>()
  useEffect(() => {
    document.title = `${t('verify')} · ${t('product')}`
  }, [t])
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    setAnswer(undefined)
    setFailed(undefined)
    await call(verifyTranscript, { code }).then(setAnswer, setFailed)
  }
  return (
    <>
      <h1>{t('verify')}</h1>
      <p className="lead">{t('verify.say')}</p>
      <form onSubmit={(event) => void ask(event)}>
        <label className="field" htmlFor={field}>
          <span className="label">{t('verify.code')}</span>
          <span className="hint">{t('verify.hint')}</span>
          <input
            id={field}
            className="input"
            style={{ maxWidth: '18rem' }}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <button type="submit" className="button main">
          {t('verify.ask')}
        </button>
      </form>
      <div role="status" aria-live="polite">
        {failed !== undefined && <Problem of={failed} />}
        {answer && <Said of={answer} />}
      </div>
    </>
  )
}

function Said({ of }: { of: Answer }) {
  const t = useWord(words)
  const { day } = useFormats()
  const hours = (minutes: number | null) => String(classHours(minutes ?? 0, of.classHourMinutes))
  if (of.state === 'unknown')
    return (
      <div className="panel bad">
        <h2>{t('verify.unknown')}</h2>
        <p>{t('verify.unknown-say')}</p>
      </div>
    )
  const rows: [string, string][] = [
    [t('verify.name'), of.nameMasked ?? ''],
    [t('verify.span'), `${day(of.from!)}—${day(of.until!)}`],
    [t('verify.hours'), t('verify.hours-of', { hours: hours(of.minutes) })],
    ...(of.state === 'changed'
      ? [[t('verify.hours-now'), t('verify.hours-of', { hours: hours(of.minutesNow) })] as [string, string]]
      : []),
    [t('verify.issued'), [of.issuer, day(of.issuedOn!)].filter(Boolean).join(' · ')],
    ...(of.withdrawnOn ? [[t('verify.withdrawn-on'), day(of.withdrawnOn)] as [string, string]] : []),
  ]
  return (
    <div className={`panel ${{ valid: '', changed: 'warn', withdrawn: 'bad' }[of.state]}`}>
      <h2>{t(`verify.${of.state}`)}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
