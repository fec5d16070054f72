import { useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { Geese } from '#web/kit/Geese.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { welcome } from './calls.ts'
import { TextField } from './record/TextField.tsx'
import { enter, enterWithOldPassword, startAfresh } from './store/enter.ts'
import type { Entry } from './store/enter.ts'
import { others } from './store/vault.ts'
import type { Other } from './store/vault.ts'
import { reach } from './sync/reach.ts'
import { words } from './words.ts'

interface Closed {
  owner: string | null
  unsent: number
  /** The worker of this phone has left; what was not sent waits to be handed in. */
  left: boolean
  /** The phone has not met the server for too long. */
  alone: boolean
}

/** Sign in, or unlock: one name, one password, with or without a network. */
export function SignInPage({ owner, unsent, left, alone }: Closed) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [username, setUsername] = useState(owner ?? '')
  const [password, setPassword] = useState('')
  const [otherName, setOtherName] = useState(false)
  const [busy, setBusy] = useState(false)
  const [entry, setEntry] = useState<Entry>()
  const [known, setKnown] = useState<OutputOf<typeof welcome>>()
  const [apart, setApart] = useState<Other[]>([])

  useEffect(() => {
    void reach(welcome, {}).then(setKnown, () => undefined)
    void others().then((all) => setApart(all.filter((one) => one.unfinished > 0)))
  }, [])

  async function tryToEnter(name: string, word: string) {
    setBusy(true)
    try {
      setEntry(await enter(name, word, Date.now()))
    } finally {
      setBusy(false)
    }
  }

  if (entry?.kind === 'old-password-needed')
    return <OldPassword username={username} password={password} unsent={entry.unsent} />

  const cast = known?.cast.filter((one) => one.shell === 'field') ?? []
  return (
    <main className="enter" id="main">
      <Geese size={56} />
      <h1>{t('name')}</h1>
      {known?.demonstration && <p className="demonstration-mark">{t('demonstration')}</p>}
      {alone && <p className="panel warn">{t('enter.alone')}</p>}
      {left && !otherName && <p className="panel warn">{t('left.enter', { n: unsent })}</p>}
      {unsent > 0 && !left && !otherName && <p className="panel warn">{t('enter.unsent', { n: unsent })}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void tryToEnter(username, password)
        }}
      >
        {owner && !otherName ? (
          <p className="who">
            <span className="grow">
              <span className="soft small">{t('enter.name')}</span>
              <b>{owner}</b>
            </span>
            <input
              className="unseen"
              readOnly
              tabIndex={-1}
              aria-hidden="true"
              name="username"
              autoComplete="username"
              value={owner}
            />
            <button type="button" className="button bare" onClick={() => setOtherName(true)}>
              {t('enter.other-name')}
            </button>
          </p>
        ) : (
          <TextField
            label={t('enter.name')}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={username}
            onText={setUsername}
          />
        )}
        <TextField
          label={t('enter.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onText={setPassword}
        />
        <p role="alert" className="wrong">
          {entry && entry.kind !== 'in' ? sayOf(entry) : ''}
        </p>
        <button type="submit" className="button main big" aria-disabled={busy}>
          {busy ? t('enter.busy') : t(otherName || !owner ? 'enter.title' : left ? 'left.hand-in' : 'enter.again')}
        </button>
      </form>
      {!left && !alone && <p className="soft small">{t(owner ? 'enter.offline-ok' : 'enter.first')}</p>}
      {apart
        .filter((one) => !(otherName && one.username === username))
        .map((one) => (
          <div key={one.database} className="panel">
            <p>{t('enter.kept-apart', { name: one.username, n: one.unfinished })}</p>
            <button
              type="button"
              className="button"
              onClick={() => {
                setOtherName(true)
                setUsername(one.username)
              }}
            >
              {t('enter.am-that', { name: one.username })}
            </button>
          </div>
        ))}
      {cast.length > 0 && (
        <section>
          <h2>{t('enter.cast')}</h2>
          <ul className="choices">
            {cast.map((one) => (
              <li key={one.username}>
                <button
                  type="button"
                  disabled={busy}
                  onClick={() => {
                    setOtherName(true)
                    setUsername(one.username)
                    setPassword(one.password)
                    void tryToEnter(one.username, one.password)
                  }}
                >
                  <b>{one.name}</b>
                  <span className="soft small">{phrase(one.role)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )

  function sayOf(no: Exclude<Entry, { kind: 'in' } | { kind: 'old-password-needed' }>): string {
    if (no.kind === 'refused') return no.say
    if (no.kind === 'other-worker') return t('enter.other-worker', { name: no.username, n: no.unsent })
    return t(`enter.${no.kind}`)
  }
}

function OldPassword({ username, password, unsent }: { username: string; password: string; unsent: number }) {
  const t = useWord(words)
  const [old, setOld] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [giving, setGiving] = useState(false)

  async function bring() {
    setBusy(true)
    setWrong(!(await enterWithOldPassword(old, password, Date.now())))
    setBusy(false)
  }

  return (
    <main className="enter" id="main">
      <Geese size={56} />
      <h1>{t('old.title')}</h1>
      <p>{t('old.say', { n: unsent })}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void bring()
        }}
      >
        <TextField
          label={t('old.label')}
          name="old-password"
          type="password"
          autoComplete="off"
          value={old}
          onText={setOld}
          wrong={wrong ? t('old.wrong') : undefined}
        />
        <button type="submit" className="button main big" aria-disabled={busy}>
          {t(busy ? 'enter.busy' : 'old.go')}
        </button>
      </form>
      <button type="button" className="button bare" onClick={() => setGiving(true)}>
        {t('old.lost')}
      </button>
      {giving && (
        <Ask title={t('old.lost-title', { n: unsent })} onClose={() => setGiving(false)}>
          <p>{t('old.lost-say')}</p>
          <div className="acts">
            <button type="button" className="button" onClick={() => setGiving(false)}>
              {t('record.cancel')}
            </button>
            <button
              type="button"
              className="button danger"
              onClick={() => void startAfresh(username, password, Date.now())}
            >
              {t('old.lost-go')}
            </button>
          </div>
        </Ask>
      )}
    </main>
  )
}
