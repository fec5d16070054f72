import { useDeferredValue, useId, useMemo, useState } from 'react'
import { useWord } from '#web/kit/words.ts'
import { find } from '../find.ts'
import { clients } from '../store/clients.ts'
import type { Client } from '../store/clients.ts'
import { useLive } from '../store/live.ts'
import { words } from '../words.ts'

const shown = 8

interface Given {
  label: string
  name: string
  wrong?: string | undefined
  /** Those already chosen are not offered again. */
  without?: string[]
  onChoose: (client: Client) => void
}

/** Finds one of the carried clients by typing; works without the network. */
export function ClientSearch({ label, name, wrong, without = [], onChoose }: Given) {
  const t = useWord(words)
  const id = useId()
  const carried = useLive(clients)
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const found = useMemo(
    () =>
      wanted.trim() === '' ? [] : find(carried.values(), wanted).filter((client) => !without.includes(client.clientId)),
    [carried, wanted, without],
  )
  return (
    <div className="field" data-field={name}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        placeholder={t('record.client-search')}
        value={typed}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={`${id}-say`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span id={`${id}-say`} className={wrong ? 'wrong' : 'unseen'} aria-live="polite">
        {wrong ??
          (wanted.trim() === ''
            ? ''
            : found.length === 0
              ? t('clients.none')
              : t('clients.count', { n: found.length }))}
      </span>
      {wanted.trim() !== '' && (
        <ul className="choices">
          {found.slice(0, shown).map((client) => (
            <li key={client.clientId}>
              <button
                type="button"
                onClick={() => {
                  setTyped('')
                  onChoose(client)
                }}
              >
                <b>{client.name}</b>
                <span className="soft small">
                  {[client.age === null ? '' : t('age', { n: client.age }), client.regionName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="soft">{t('clients.none-say')}</li>}
        </ul>
      )}
    </div>
  )
}
