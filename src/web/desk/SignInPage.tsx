import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent, KeyboardEvent } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { me, signIn } from '#modules/identity/contract.ts'
import type { welcome } from '#modules/identity/contract.ts'
import { answerKey } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { Door } from './Door.tsx'
import { words } from './words.ts'

type Known = OutputOf<typeof welcome>

/** Username and password; in a demonstration also its cast, each one press away. */
export function SignInPage({ known, ended }: { known: Known; ended: boolean }) {
  const t = useWord(words)
  const wording = useProblemWords()
  const store = useQueryClient()
  const [failed, setFailed] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.title = `${t('sign-in')} · ${t('product')}`
  }, [t])

  const enter = async (username: string, password: string, shell: 'desk' | 'field' = 'desk') => {
    setBusy(true)
    setFailed('')
    try {
      const who = await call(signIn, { username, password })
      if (shell === 'field') return location.assign('/field/')
      store.setQueryData(answerKey(me, {}), who)
    } catch (error) {
      setFailed(wording(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Door beside={known.cast.length > 0 && <Cast cast={known.cast} onChoose={enter} />}>
      <h1>{t('sign-in')}</h1>
      {ended && <p className="panel warn">{t('sign-in.ended')}</p>}
      <SignInForm busy={busy} failed={failed} onSend={enter} />
      <p className="soft small">
        {t('sign-in.forgotten')} <a href="/">{t('sign-in.public')}</a>
      </p>
    </Door>
  )
}

function SignInForm({
  busy,
  failed,
  onSend,
}: {
  busy: boolean
  failed: string
  onSend: (username: string, password: string) => void
}) {
  const t = useWord(words)
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<'username' | 'password' | null>(null)
  const [caps, setCaps] = useState(false)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (failed) form.current?.querySelector<HTMLInputElement>('[name=password]')?.select()
  }, [failed])

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const username = String(given.get('username')).trim()
    const password = String(given.get('password'))
    const lacks = !username ? 'username' : !password ? 'password' : null
    setMissing(lacks)
    if (lacks) form.current?.querySelector<HTMLInputElement>(`[name=${lacks}]`)?.focus()
    else onSend(username, password)
  }
  const watchCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'))

  return (
    <form ref={form} onSubmit={send} noValidate>
      <label className="field">
        <span className="label">{t('sign-in.username')}</span>
        {missing === 'username' && (
          <span className="wrong" role="alert">
            {t('sign-in.username-needed')}
          </span>
        )}
        <input
          className="input"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          aria-invalid={missing === 'username'}
        />
      </label>
      <label className="field">
        <span className="label">{t('sign-in.password')}</span>
        {missing === 'password' && (
          <span className="wrong" role="alert">
            {t('sign-in.password-needed')}
          </span>
        )}
        <input
          className="input"
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          maxLength={200}
          aria-invalid={missing === 'password' || failed !== ''}
          onKeyDown={watchCaps}
          onKeyUp={watchCaps}
        />
        {caps && (
          <span className="hint" role="status">
            ⇪ {t('sign-in.caps')}
          </span>
        )}
      </label>
      <p>
        <label>
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />{' '}
          {t('sign-in.show')}
        </label>
      </p>
      <div role="alert">{failed && <p className="wrong">{failed}</p>}</div>
      <button type="submit" className="button main" style={{ width: '100%' }} disabled={busy}>
        {t('sign-in')}
      </button>
    </form>
  )
}

function Cast({
  cast,
  onChoose,
}: {
  cast: Known['cast']
  onChoose: (username: string, password: string, shell: 'desk' | 'field') => void
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <section className="card cast" aria-labelledby="cast">
      <h2 id="cast">{t('sign-in.cast')}</h2>
      <p className="soft">{t('sign-in.cast-say')}</p>
      <ul>
        {cast.map((one) => (
          <li key={one.username}>
            <button type="button" className="button" onClick={() => onChoose(one.username, one.password, one.shell)}>
              <span className="grow">
                <strong>{phrase(one.role)}</strong> · {one.name}
              </span>
              <span className="soft small">
                {one.shell === 'field' && `${t('sign-in.phone')} · `}
                {one.username}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
