import { useState } from 'react'
import { call } from '#web/client/call.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Acts, Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { useWord } from '#web/kit/words.ts'
import { importSheet } from '../contract-lists.ts'
import type { ImportAnswer } from './ImportPage.tsx'
import { words } from './words-lists.ts'

/** The sheet as it was sent: until when it is kept, and how to get it. */
export function SentSheet({ of: { importId, sheetKeptUntil } }: { of: ImportAnswer }) {
  const t = useWord(words)
  const { day } = useFormats()
  const [asking, setAsking] = useState(false)
  if (!sheetKeptUntil) return <p className="soft">{t('sheet.gone')}</p>
  return (
    <p className="soft">
      {t('sheet.until', { day: day(sheetKeptUntil) })}{' '}
      <button type="button" className="button bare no-print" onClick={() => setAsking(true)}>
        {t('sheet.get')}
      </button>
      {asking && (
        <Ask title={t('sheet.get')} onClose={() => setAsking(false)}>
          <Reason importId={importId} onClose={() => setAsking(false)} />
        </Ask>
      )}
    </p>
  )
}

function Reason({ importId, onClose }: { importId: string; onClose: () => void }) {
  const t = useWord(words)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const get = async () => {
    setBusy(true)
    setFailed(undefined)
    try {
      await call(importSheet, { importId, reason: reason.trim() || undefined })
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
        void get()
      }}
    >
      <Field label={t('sheet.reason')} hint={t('sheet.reason-hint')} wrong={wrongOf(failed)['reason']}>
        {(given) => (
          <input
            {...given}
            className="input"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Elsewhere of={failed} drawn={(field) => field === 'reason'} />
      <Acts verb={t('sheet.get')} busy={busy} onClose={onClose} />
    </form>
  )
}
