import { useCallback, useEffect, useId, useState } from 'react'
import { readCheckCode } from '#kernel/check-code.ts'
import { addDays, parseDay } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { checkCertificate } from '#modules/selection/contract.ts'
import { codeLength } from '#modules/selection/domain/check-code.ts'
import { verifyTranscript } from '#modules/training/contract.ts'
import { classHours } from '#modules/training/domain/ledger.ts'
import { checkRecord } from '#modules/volunteers/contract.ts'
import { call } from '#web/client/call.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

type Answer = OutputOf<typeof verifyTranscript>
type Certificate = OutputOf<typeof checkCertificate>
type VolunteerRecord = OutputOf<typeof checkRecord>

/** Does a paper that someone shows still hold? By its code, without an account. */
export function VerifyPage() {
  const t = useWord(words)
  const field = useId()
  const [code, setCode] = useState(codeInAddress)
  const [answer, setAnswer] = useState<Answer>()
  const [certificate, setCertificate] = useState<Certificate>()
  const [record, setRecord] = useState<VolunteerRecord>()
  const [failed, setFailed] = useState<unknown>()
  useEffect(() => {
    document.title = `${t('verify')} · ${t('product')}`
  }, [t])
  const ask = useCallback(async (asked: string) => {
    setAnswer(undefined)
    setCertificate(undefined)
    setRecord(undefined)
    setFailed(undefined)
    try {
      // A title's certificate has a longer code than the others; those of transcripts and of volunteers' records look alike.
      if (readCheckCode(asked, codeLength)) return setCertificate(await call(checkCertificate, { code: asked }))
      const transcript = await call(verifyTranscript, { code: asked })
      if (transcript.state !== 'unknown') return setAnswer(transcript)
      setRecord(await call(checkRecord, { code: asked }))
    } catch (error) {
      setFailed(error)
    }
  }, [])
  // The QR code of the paper brings its code along, and is answered at once.
  useEffect(() => {
    const onAddress = () => {
      const brought = codeInAddress()
      if (!brought) return
      setCode(brought)
      void ask(brought)
    }
    onAddress()
    addEventListener('hashchange', onAddress)
    return () => removeEventListener('hashchange', onAddress)
  }, [ask])
  return (
    <>
      <h1>{t('verify')}</h1>
      <p className="lead">{t('verify.say')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void ask(code)
        }}
      >
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
        {certificate && <CertificateSaid of={certificate} />}
        {record && <RecordSaid of={record} />}
      </div>
    </>
  )
}

/** What stands behind the # of the address, which no browser sends to a server. */
const codeInAddress = (): string => {
  try {
    return decodeURIComponent(location.hash.slice(1)).slice(0, 40)
  } catch {
    return ''
  }
}

function CertificateSaid({ of }: { of: Certificate }) {
  const t = useWord(words)
  const { day } = useFormats()
  if (of.state === 'unknown') return <Nowhere />
  const rows: [string, string][] = [
    [t('certificate.title'), of.title ?? ''],
    [t('certificate.name'), of.name ?? ''],
    [t('certificate.from'), [of.issuer, of.fromOn && day(of.fromOn)].filter(Boolean).join(' · ')],
    ...(of.untilOn ? [[t('certificate.until'), day(addDays(parseDay(of.untilOn), -1))] as [string, string]] : []),
    ...(of.withdrawnOn ? [[t('verify.withdrawn-on'), day(of.withdrawnOn)] as [string, string]] : []),
  ]
  return (
    <div className={`panel ${{ valid: '', expired: 'warn', withdrawn: 'bad' }[of.state]}`}>
      <h2>{t(`certificate.${of.state}`)}</h2>
      <Facts rows={rows} />
    </div>
  )
}

/** Hours of volunteering: of a number, and of a name only as far as its bearer lets it be shown. */
function RecordSaid({ of }: { of: VolunteerRecord }) {
  const t = useWord(words)
  const { day, minutes } = useFormats()
  if (of.state === 'unknown') return <Nowhere />
  const rows: [string, string][] = [
    [t('record.number'), of.number ?? ''],
    [t('verify.name'), of.nameMasked ?? ''],
    [t('verify.span'), `${day(of.from!)}—${day(of.until!)}`],
    [t('record.hours'), minutes(of.minutes ?? 0)],
    ...(of.state === 'changed' ? [[t('record.hours-now'), minutes(of.minutesNow ?? 0)] as [string, string]] : []),
    [t('record.by'), of.recorders.join(t('record.and'))],
    [t('record.issued'), day(of.issuedOn!)],
  ]
  return (
    <div className={`panel ${of.state === 'changed' ? 'warn' : ''}`}>
      <h2>{t(`record.${of.state}`)}</h2>
      <Facts rows={rows} />
    </div>
  )
}

function Nowhere() {
  const t = useWord(words)
  return (
    <div className="panel bad">
      <h2>{t('verify.unknown')}</h2>
      <p>{t('verify.unknown-say')}</p>
    </div>
  )
}

function Facts({ rows }: { rows: [string, string][] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Said({ of }: { of: Answer }) {
  const t = useWord(words)
  const { day } = useFormats()
  const hours = (minutes: number | null) => String(classHours(minutes ?? 0, of.classHourMinutes))
  if (of.state === 'unknown') return <Nowhere />
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
      <Facts rows={rows} />
    </div>
  )
}
