import { useEffect, useId, useState } from 'react'
import type { ChangeEvent } from 'react'
import { newKey } from '#web/client/call.ts'
import { formatBytes } from '#web/kit/formats.ts'
import { useWord } from '#web/kit/words.ts'
import { keepPhotograph, readPhotograph } from '../store/photographs.ts'
import { words } from '../words.ts'
import { largestFile, shrink } from './shrink.ts'

interface Given {
  ids: string[]
  most: number
  onAdd: (id: string) => void
  onDrop: (id: string) => void
  wrong?: string | undefined
}

/** Photographs of a visit: taken, made small and sealed on the phone at once, so that a killed tab does not lose them. */
export function PhotographField({ ids, most, onAdd, onDrop, wrong }: Given) {
  const t = useWord(words)
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [bad, setBad] = useState<string>()

  async function take(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    event.target.value = '' // The same file may be chosen again.
    if (!file) return
    setBusy(true)
    setBad(undefined)
    try {
      const shrunk = await shrink(file)
      if (shrunk.ok) {
        const photographId = newKey()
        await keepPhotograph(photographId, shrunk.picture)
        onAdd(photographId)
      } else if (shrunk.why === 'kind') setBad(t('wrong.picture-kind', { name: file.name }))
      else if (shrunk.why === 'large')
        setBad(t('wrong.picture-large', { size: formatBytes(file.size), most: formatBytes(largestFile) }))
      else setBad(t('wrong.picture-broken'))
    } catch {
      setBad(t('wrong.full'))
    } finally {
      setBusy(false)
    }
  }

  const shown = bad ?? wrong
  return (
    <div
      className="field"
      data-field="photographIds"
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint ${id}-wrong`}
    >
      <span className="label" id={`${id}-label`}>
        {t('record.photographs')}
      </span>
      <span className="hint small" id={`${id}-hint`}>
        {t('record.photograph-say')}
      </span>
      {ids.length > 0 && (
        <ul className="pictures">
          {ids.map((one, index) => (
            <li key={one}>
              <Picture id={one} alt={t('record.photograph-alt', { n: index + 1 })} />
              <button
                type="button"
                className="button"
                aria-label={t('record.photograph-drop', { n: index + 1 })}
                onClick={() => onDrop(one)}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {ids.length < most && (
        <div className="row">
          <label className="button grow" aria-busy={busy}>
            {busy ? t('record.photograph-busy') : t('record.photograph-take')}
            <input
              className="unseen"
              type="file"
              accept="image/*"
              capture="environment"
              disabled={busy}
              onChange={take}
            />
          </label>
          <label className="button">
            {t('record.photograph-choose')}
            <input className="unseen" type="file" accept="image/*" disabled={busy} onChange={take} />
          </label>
        </div>
      )}
      <span id={`${id}-wrong`} className="wrong" aria-live="polite">
        {shown}
      </span>
    </div>
  )
}

function Picture({ id, alt }: { id: string; alt: string }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let gone = false
    void readPhotograph(id).then((picture) => {
      if (!picture || gone) return
      made = URL.createObjectURL(picture)
      setAddress(made)
    })
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [id])
  return address ? <img src={address} alt={alt} /> : <span className="skeleton" />
}
