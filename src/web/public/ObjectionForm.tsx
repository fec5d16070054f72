import { useRef, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type publicNotice, raiseObjection } from '#modules/selection/contract.ts'
import { call, newKey } from '#web/client/call.ts'
import { formatBytes } from '#web/kit/formats.ts'
import { Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

type Notice = OutputOf<typeof publicNotice>

interface Chosen {
  name: string
  base64: string
}

async function read(file: File): Promise<Chosen> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return { name: file.name, base64: btoa(text) }
}

/** An objection to one entry of a notice, by name or without. */
export function ObjectionForm({
  notice,
  row,
  onBack,
}: {
  notice: Notice
  row: Notice['rows'][number]
  onBack: () => void
}) {
  const t = useWord(words)
  // Made once: a form that is sent again after a lost network counts once.
  const id = useRef(newKey())
  const [said, setSaid] = useState('')
  const [named, setNamed] = useState(false)
  const [name, setName] = useState('')
  const [contact, setContact] = useState('')
  const [files, setFiles] = useState<Chosen[]>([])
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const [receipt, setReceipt] = useState<string>()
  const wrong = wrongOf(failed)
  const { limits } = notice
  const send = async () => {
    setBusy(true)
    setFailed(undefined)
    try {
      const sent = { objectionId: id.current, roundId: notice.roundId, entryId: row.entryId, words: said, named }
      const who = named ? { name, contact } : {}
      setReceipt((await call(raiseObjection, { ...sent, ...who, files: files.map((one) => one.base64) })).receipt)
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  if (receipt)
    return (
      <div className="panel" role="status">
        <h1>{t('object.sent')}</h1>
        <p className="public-receipt">{receipt}</p>
        <p>{t('object.sent-say')}</p>
        <button type="button" className="button" onClick={onBack}>
          {t('object.again')}
        </button>
      </div>
    )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h1>{t('notice.object-to', { n: row.place })}</h1>
      <p className="lead">{row.values.filter(Boolean).join(' · ')}</p>
      <p className="panel">{t('object.say')}</p>
      <Field label={t('object.words')} hint={t('object.words-hint', { n: limits.letters })} wrong={wrong['words']}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={6}
            maxLength={limits.letters}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="field public-how">
        <legend className="label">{t('object.how')}</legend>
        {[false, true].map((one) => (
          <label key={String(one)} className="row">
            <input type="radio" name="named" checked={named === one} onChange={() => setNamed(one)} />
            {t(one ? 'object.named' : 'object.anonymous')}
          </label>
        ))}
      </fieldset>
      {named && (
        <>
          <Field label={t('object.name')} wrong={wrong['name']}>
            {(control) => (
              <input
                {...control}
                className="input"
                maxLength={40}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('object.contact')} wrong={wrong['contact']}>
            {(control) => (
              <input
                {...control}
                className="input"
                maxLength={80}
                value={contact}
                onChange={(event) => setContact(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      <Field
        label={t('object.files')}
        hint={t('object.files-hint', { n: limits.files, size: formatBytes(limits.bytes) })}
        wrong={wrong['files']}
      >
        {(control) => (
          <label className="button">
            {t('object.add')}
            <input
              {...control}
              className="unseen"
              type="file"
              accept="image/jpeg,image/png,image/webp,application/pdf"
              disabled={files.length >= limits.files}
              onChange={(event) => {
                const file = event.target.files?.[0]
                event.target.value = ''
                if (file) void read(file).then((one) => setFiles((before) => [...before, one]))
              }}
            />
          </label>
        )}
      </Field>
      {files.length > 0 && (
        <ul className="bare">
          {files.map((one, at) => (
            <li key={`${one.name} ${at}`} className="row">
              <span>{one.name}</span>
              <button
                type="button"
                className="button bare"
                aria-label={t('object.drop', { name: one.name })}
                onClick={() => setFiles(files.filter((other) => other !== one))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <Elsewhere of={failed} drawn={(field) => ['words', 'name', 'contact', 'files'].includes(field)} />
      <div className="row">
        <button type="submit" className="button main" disabled={busy}>
          {t(busy ? 'object.sending' : 'object.send')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t('object.again')}
        </button>
      </div>
    </form>
  )
}
