import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '#web/client/call.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

interface Wrong {
  row: number
  name?: string
  why: { zh: string; en: string }
}

interface Given<E extends Endpoint> {
  verb: string
  say: ReactNode
  endpoint: E
  input: InputOf<E>
  /** One sentence of what came of it, and the rows that were not taken. */
  done: (answer: OutputOf<E>) => { sentence: string; wrong: Wrong[] }
  main?: boolean
  children?: ReactNode
}

/** Sends a table and says what came of it; the rows that were not taken are listed with their reasons. */
export function ImportFile<E extends Endpoint>({ verb, say, endpoint, input, done, main = false, children }: Given<E>) {
  const t = useWord(words)
  const phrase = usePhrase()
  const store = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const [answer, setAnswer] = useState<ReturnType<Given<E>['done']>>()
  const file = useRef<HTMLInputElement>(null)
  const send = async () => {
    const chosen = file.current?.files?.[0]
    if (!chosen) return file.current?.focus()
    setBusy(true)
    setFailed(undefined)
    try {
      // Said to be plain bytes: the server looks at what it is, not at what it is called.
      setAnswer(done(await call(endpoint, input, { bytes: new Blob([chosen], { type: 'application/octet-stream' }) })))
      void store.invalidateQueries()
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <button
        type="button"
        className={`button ${main ? 'main' : ''}`}
        onClick={() => (setAnswer(undefined), setAsking(true))}
      >
        {verb}
      </button>
      {asking && (
        <Ask title={verb} onClose={() => setAsking(false)}>
          <p>{say}</p>
          {children}
          <label className="field">
            {t('import.choose')}
            <input ref={file} type="file" className="input" accept=".xlsx,.csv" />
          </label>
          <p className="soft small">{t('import.hint')}</p>
          {failed !== undefined && <Problem of={failed} />}
          {answer && (
            <div role="status">
              <p>{answer.sentence}</p>
              {answer.wrong.length > 0 && (
                <>
                  <h3>{t('import.rows-wrong')}</h3>
                  <ul>
                    {answer.wrong.map((one, at) => (
                      <li key={at}>
                        {t('import.row', { row: one.row })} {one.name} — {phrase(one.why)}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </div>
          )}
          <div className="acts">
            <button type="button" className="button main" disabled={busy} onClick={() => void send()}>
              {verb}
            </button>
          </div>
        </Ask>
      )}
    </>
  )
}
