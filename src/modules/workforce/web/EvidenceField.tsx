import { useState } from 'react'
import type { ChangeEvent } from 'react'
import { call, newKey } from '#web/client/call.ts'
import { formatBytes } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import { sendEvidence } from '../contract.ts'
import { useRegistryLists } from './lists.ts'
import { words } from './words.ts'

/** Names of files as they were chosen here, until the page is left. */
const chosenHere = new Map<string, string>()

/** Pictures and PDFs that show it, sent at once; what is never proposed leaves none behind. */
export function EvidenceField({
  value,
  onChange,
  personId,
  wrong,
}: {
  value: string[]
  onChange: (ids: string[]) => void
  personId: string | undefined
  wrong: string | undefined
}) {
  const t = useWord(words)
  const problem = useProblemWords()
  const { lists } = useRegistryLists()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()
  const most = lists?.limits.evidenceFiles ?? 6

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
      <span className="label">{t('correct.evidence')}</span>
      <span className="hint small">
        {t('correct.evidence-hint', { n: most, size: formatBytes(lists?.limits.evidenceBytes ?? 10_485_760) })}
      </span>
      {value.length > 0 && (
        <ul className="bare">
          {value.map((one, at) => (
            <li key={one} className="row">
              <span>{chosenHere.get(one) ?? t('evidence.n', { n: at + 1 })}</span>
              <button
                type="button"
                className="button bare"
                aria-label={t('correct.evidence-drop', { n: at + 1 })}
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
          {t(busy ? 'correct.evidence-busy' : 'correct.evidence-add')}
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
