import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { OfflineError } from '#web/client/call.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import type { mySessions } from '../contract.ts'
import { hourOf, useCodes } from './codes.ts'
import { ScanCode } from './ScanCode.tsx'
import { keepCode, keptCodes, send, sendKept } from './kept-codes.ts'
import { words } from './words.ts'

type Session = OutputOf<typeof mySessions>['coming'][number]

/** Checks in, and out, by the digits on the wall; a code that a camera read is filled in already, with the hour it was read. */
export function CheckIn({ of, scanned }: { of: Session; scanned?: string | undefined }) {
  const t = useWord(words)
  const { hours } = useCodes()
  const say = useProblemWords()
  const store = useQueryClient()
  const field = useId()
  const [code, setCode] = useState(scanned ?? '')
  const [scannedAt, setScannedAt] = useState(() => new Date().toISOString())
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [kept, setKept] = useState(() => keptCodes().length)
  const { checkedInAt, checkedOutAt, creditedMinutes } = of
  const act = checkedInAt ? 'out' : 'in'
  const again = () => store.invalidateQueries()

  const carry = async () => {
    const sent = await sendKept((error) => setWrong(say(error)))
    setKept(keptCodes().length)
    if (sent === 0) return
    toast(t('door.sent'))
    void again()
  }
  // Always the one of the last drawing, so that the page listens once.
  const carryNow = useRef(carry)
  useEffect(() => {
    carryNow.current = carry
  })
  useEffect(() => {
    const onNetwork = () => void carryNow.current()
    if (keptCodes().length > 0) onNetwork()
    addEventListener('online', onNetwork)
    return () => removeEventListener('online', onNetwork)
  }, [])

  if (checkedOutAt) return <p className="status good">{t('door.out', { hours: hours(creditedMinutes ?? 0) })}</p>
  const submit = async (digits: string, at: string) => {
    setBusy(true)
    setWrong(undefined)
    const read = { act, sessionId: of.sessionId, code: digits, scannedAt: at } as const
    try {
      const minutes = await send(read)
      setCode('')
      toast(
        minutes === null
          ? t('door.in', { at: hourOf(new Date().toISOString()) })
          : t('door.out', { hours: hours(minutes) }),
      )
      void again()
    } catch (error) {
      if (error instanceof OfflineError) {
        keepCode(read)
        setKept(keptCodes().length)
        setCode('')
        toast(t('door.kept'))
      } else setWrong(say(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit(code, scannedAt)
      }}
      className="panel"
    >
      {checkedInAt && <p className="status good">{t('door.in', { at: hourOf(checkedInAt) })}</p>}
      <ScanCode
        sessionId={of.sessionId}
        onCode={(digits) => {
          // The hour it was read counts, not the hour it is sent.
          const at = new Date().toISOString()
          setCode(digits)
          setScannedAt(at)
          void submit(digits, at)
        }}
      />
      <div className="field">
        <label className="label" htmlFor={field}>
          {t('door.code')}
        </label>
        <span className="hint small">{t('door.code-hint')}</span>
        <div className="row">
          <input
            id={field}
            className="input"
            style={{ width: '9em', fontSize: '1.3rem', letterSpacing: '0.15em' }}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            aria-invalid={wrong !== undefined}
            value={code}
            onChange={(event) => {
              setCode(event.target.value)
              setScannedAt(new Date().toISOString())
              setWrong(undefined)
            }}
          />
          <button type="submit" className="button main" disabled={busy || code.trim().length < 6}>
            {t(act === 'in' ? 'mine.check-in' : 'mine.check-out')}
          </button>
        </div>
        {wrong && (
          <span className="wrong" role="alert">
            {wrong}
          </span>
        )}
      </div>
      {kept > 0 && <p className="status warn">{t('door.kept-n', { n: kept })}</p>}
    </form>
  )
}
