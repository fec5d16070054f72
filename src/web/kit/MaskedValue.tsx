import { useEffect, useState } from 'react'
import { Ask } from './Ask.tsx'
import { Problem } from './Problem.tsx'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

const leastReason = 2
const shownFor = 30_000

interface Given {
  /** What it is: 电话, 身份证号. */
  label: string
  masked: string | null
  /** Asks the server for the whole value; left out where the reader may not. */
  reveal?: (reason: string) => Promise<string | null>
}

/** A sealed value: masked, and revealed one at a time with a reason that is logged. It hides itself again after half a minute. */
export function MaskedValue({ label, masked, reveal }: Given) {
  const t = useWord(kitWords)
  const [asking, setAsking] = useState(false)
  const [value, setValue] = useState<string | null>(null)
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => setValue(null), shownFor)
    return () => clearTimeout(timer)
  }, [value])
  if (masked === null) return <span className="soft">{t('not-known')}</span>
  return (
    <span className="row">
      <span className="number">{value ?? masked}</span>
      {value !== null && (
        <button type="button" className="button bare no-print" onClick={() => setValue(null)}>
          {t('reveal.hide')}
        </button>
      )}
      {value === null && reveal && (
        <button
          type="button"
          className="button bare no-print"
          aria-label={t('reveal.title', { label })}
          onClick={() => setAsking(true)}
        >
          {t('reveal')}
        </button>
      )}
      {asking && reveal && (
        <AskReason label={label} reveal={reveal} onValue={setValue} onClose={() => setAsking(false)} />
      )}
    </span>
  )
}

function AskReason({
  label,
  reveal,
  onValue,
  onClose,
}: {
  label: string
  reveal: (reason: string) => Promise<string | null>
  onValue: (value: string | null) => void
  onClose: () => void
}) {
  const t = useWord(kitWords)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const show = async () => {
    if (reason.trim().length < leastReason) return setWrong(true)
    try {
      onValue(await reveal(reason.trim()))
      onClose()
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <Ask title={t('reveal.title', { label })} onClose={onClose}>
      <form onSubmit={(event) => (event.preventDefault(), void show())}>
        <p>{t('reveal.say')}</p>
        <p className="row">
          {(['reveal.contact', 'reveal.check', 'reveal.emergency'] as const).map((usual) => (
            <button key={usual} type="button" className="button" onClick={() => (setReason(t(usual)), setWrong(false))}>
              {t(usual)}
            </button>
          ))}
        </p>
        <label className="field">
          <span className="label">{t('reveal.reason')}</span>
          <input
            className="input"
            value={reason}
            maxLength={200}
            aria-invalid={wrong}
            onChange={(event) => setReason(event.target.value)}
          />
          {wrong && (
            <span className="wrong" role="alert">
              {t('reveal.reason-needed', { least: leastReason })}
            </span>
          )}
        </label>
        {failed !== undefined && <Problem of={failed} />}
        <div className="acts">
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" className="button main">
            {t('reveal')}
          </button>
        </div>
      </form>
    </Ask>
  )
}
