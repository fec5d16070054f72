import { useState } from 'react'
import type { ChangeEvent } from 'react'
import { registryLists, sendEvidence } from '#modules/workforce/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call, newKey } from '#web/client/call.ts'
import { formatBytes } from './formats.ts'
import { kitWords } from './kit-words.ts'
import { useProblemWords } from './Problem.tsx'
import { useWord } from './words.ts'

/** Names of files as they were chosen here, until the page is left. */
const chosenHere = new Map<string, string>()

/** Pictures and PDFs that show what a form says, sent at once; what no form is handed in with leaves none behind. Drawn without antd, for the phone shows it too. */
export function EvidenceField({
  value,
  onChange,
  personId,
  wrong,
  labelled = true,
}: {
  value: string[]
  onChange: (ids: string[]) => void
  personId: string | undefined
  wrong: string | undefined
  /** False where the form says already what it is. */
  labelled?: boolean
}) {
  const t = useWord(kitWords)
  const problem = useProblemWords()
  const limits = useAnswer(registryLists, {}).data?.limits
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()
  const most = limits?.evidenceFiles ?? 6

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = '' // The same file may be chosen again.
    if (!file) return
    setBusy(true)
    setFailed(undefined)
    try {
      const evidenceId = newKey()
      await call(sendEvidence, { evidenceId, ...(personId && { personId }) }, { bytes: file })
      chosenHere.set(evidenceId, file.name)
      onChange([...value, evidenceId])
    } catch (error) {
      setFailed(problem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="field">
      {labelled && <span className="label">{t('evidence')}</span>}
      <span className="hint small">
        {t('evidence.hint', { n: most, size: formatBytes(limits?.evidenceBytes ?? 10_485_760) })}
      </span>
      {value.length > 0 && (
        <ul className="bare">
          {value.map((one, at) => (
            <li key={one} className="row">
              <span>{chosenHere.get(one) ?? t('evidence.n', { n: at + 1 })}</span>
              <button
                type="button"
                className="button bare"
                aria-label={t('evidence.drop', { n: at + 1 })}
                onClick={() => onChange(value.filter((other) => other !== one))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {value.length < most && (
        <label className="button" aria-busy={busy}>
          {t(busy ? 'evidence.busy' : 'evidence.add')}
          <input
            className="unseen"
            type="file"
            accept="image/jpeg,image/png,image/webp,application/pdf"
            disabled={busy}
            onChange={take}
          />
        </label>
      )}
      {(failed ?? wrong) && (
        <span className="wrong" role="alert">
          {failed ?? wrong}
        </span>
      )}
    </div>
  )
}
