import { type ReactNode, useState } from 'react'
import { Acts, Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { toast } from '#web/kit/toast.tsx'

interface Given {
  verb: string
  send: () => Promise<unknown>
  /** What is so when it was sent. */
  done: string
  onClose: () => void
  /** The fields that are drawn; what is wrong elsewhere is said below them. */
  fields: readonly string[]
  children: (wrong: ReturnType<typeof wrongOf>) => ReactNode
}

/** A form of one or two fields in a window: says at its field what is wrong, keeps what was written, and closes when it is sent. */
export function SmallForm({ verb, send, done, onClose, fields, children }: Given) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const submit = async () => {
    setBusy(true)
    setFailed(undefined)
    try {
      await send()
      toast(done)
      onClose()
    } catch (error) {
      setFailed(error)
      setBusy(false)
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {children(wrongOf(failed))}
      <Elsewhere of={failed} drawn={(field) => fields.includes(field)} />
      <Acts verb={verb} busy={busy} onClose={onClose} />
    </form>
  )
}

/** A reason, an answer, a request: a few lines of text. */
export function Lines({
  label,
  value,
  onChange,
  wrong,
  rows = 3,
  longest = 500,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  wrong: string | undefined
  rows?: number
  longest?: number
}) {
  return (
    <Field label={label} wrong={wrong}>
      {(given) => (
        <textarea
          {...given}
          className="input"
          rows={rows}
          maxLength={longest}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
