import { useState } from 'react'
import type { ChangeEvent } from 'react'
import { call, newKey } from '#web/client/call.ts'
import { largestFile, shrink } from '#web/field/record/shrink.ts'
import { formatBytes } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import { sendPhotograph } from '../contract.ts'
import { words } from './words.ts'

interface Given {
  id?: string
  value?: string[]
  onChange?: (ids: string[]) => void
  most: number
}

/** Pictures as they were chosen here, until the page is left; the server shows them to others once a record names them. */
const chosenHere = new Map<string, string>()

/** Photographs: made small here, as on the phone, and sent at once; a record that is never made leaves none behind. */
export function PhotographsField({ id, value = [], onChange, most }: Given) {
  const t = useWord(words)
  const problem = useProblemWords()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = '' // The same file may be chosen again.
    if (!file) return
    setBusy(true)
    setWrong(undefined)
    try {
      const shrunk = await shrink(file)
      if (!shrunk.ok)
        return setWrong(t(`entry.photographs-${shrunk.why}`, { name: file.name, most: formatBytes(largestFile) }))
      const photographId = newKey()
      await call(sendPhotograph, { photographId }, { bytes: shrunk.picture })
      chosenHere.set(photographId, URL.createObjectURL(shrunk.picture))
      onChange?.([...value, photographId])
    } catch (error) {
      setWrong(problem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div>
      {value.length > 0 && (
        <ul className="bare row pictures">
          {value.map((one, index) => (
            <li key={one}>
              <span className="photo">
                <img
                  src={chosenHere.get(one) ?? `/api/services/photographs/${one}`}
                  alt={t('record.photograph', { n: index + 1 })}
                  width="112"
                  height="112"
                />
              </span>
              <button
                type="button"
                className="button bare"
                aria-label={t('entry.photographs-drop', { n: index + 1 })}
                onClick={() => onChange?.(value.filter((other) => other !== one))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {value.length < most && (
        <label className="button" aria-busy={busy}>
          {t(busy ? 'entry.photographs-busy' : 'entry.photographs-add')}
          <input {...(id && { id })} className="unseen" type="file" accept="image/*" disabled={busy} onChange={take} />
        </label>
      )}
      {wrong && (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      )}
    </div>
  )
}
