import { useState } from 'react'
import { useAct } from '#web/client/answers.ts'
import type { Endpoint, OutputOf } from '#kernel/endpoint.ts'
import { Ask } from './Ask.tsx'
import { kitWords } from './kit-words.ts'
import { Problem } from './Problem.tsx'
import { useWord } from './words.ts'

interface Given<E extends Endpoint> {
  /** Takes a whole `number`, in the body of a request: never in an address. */
  endpoint: E
  said: { title: string; how: string; label: string; none: string; verb: string }
  /** What was typed already. */
  first: string
  found: (answer: OutputOf<E>) => { href: string; name: string; more: string }[]
  onClose: () => void
}

/** Finds a file by a whole number. */
export function FindByNumber<E extends Endpoint>({ endpoint, said, first, found, onClose }: Given<E>) {
  const t = useWord(kitWords)
  const [number, setNumber] = useState(first)
  const find = useAct(endpoint)
  const rows = find.data && found(find.data)
  return (
    <Ask title={said.title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          find.mutate({ number } as never)
        }}
      >
        <p>{said.how}</p>
        <label className="field">
          <span className="label">{said.label}</span>
          <input
            className="input"
            autoComplete="off"
            maxLength={40}
            value={number}
            onChange={(event) => (setNumber(event.target.value), find.reset())}
          />
        </label>
        {find.error && <Problem of={find.error} />}
        <div role="status">
          {rows?.length === 0 && <p>{said.none}</p>}
          <ul className="bare">
            {rows?.map((row) => (
              <li key={row.href}>
                <a href={row.href}>{row.name}</a> <span className="soft">{row.more}</span>
              </li>
            ))}
          </ul>
        </div>
        <div className="acts">
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" className="button main" disabled={find.isPending || number.trim().length < 4}>
            {said.verb}
          </button>
        </div>
      </form>
    </Ask>
  )
}
