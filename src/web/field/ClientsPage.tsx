import { useDeferredValue, useMemo, useState } from 'react'
import { Nothing } from '#web/kit/Nothing.tsx'
import { useWord } from '#web/kit/words.ts'
import { ClientLine } from './ClientLine.tsx'
import { dueOf } from './due.ts'
import { find } from './find.ts'
import { TextField } from './record/TextField.tsx'
import { clients } from './store/clients.ts'
import { facts } from './store/facts.ts'
import { useLive } from './store/live.ts'
import { todayHere } from './sync/clock.ts'
import { words } from './words.ts'

const page = 30

/** The clients that the phone carries, found by Chinese, pinyin or initials without the network. */
export function ClientsPage() {
  const t = useWord(words)
  const carried = useLive(clients)
  const { clockAhead } = useLive(facts)
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(page)
  const wanted = useDeferredValue(typed)
  const found = useMemo(() => find(carried.values(), wanted), [carried, wanted])
  const today = todayHere(clockAhead)
  const rest = found.length - shown
  return (
    <>
      <h1 tabIndex={-1}>{t('nav.clients')}</h1>
      <TextField
        label={t('clients.search')}
        name="search"
        type="search"
        autoComplete="off"
        placeholder={t('record.client-search')}
        value={typed}
        onText={(text) => {
          setTyped(text)
          setShown(page)
        }}
      />
      <p className="soft small" role="status">
        {t('clients.count', { n: found.length })}
      </p>
      {found.length === 0 && <Nothing title={t('clients.none')} say={t('clients.none-say')} />}
      <ul className="lines">
        {found.slice(0, shown).map((client) => (
          <li key={client.clientId}>
            <ClientLine due={dueOf(client, today)} to={`/clients/${client.clientId}`} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="button wide" onClick={() => setShown(shown + page)}>
          {t('clients.more', { n: Math.min(page, rest) })}
        </button>
      )}
    </>
  )
}
