import { useEffect, useRef } from 'react'
import { Geese } from '#web/kit/Geese.tsx'
import { formatInstant } from '#web/kit/formats.ts'
import { usePreferences } from '#web/kit/preferences.ts'
import { toast, Toasts } from '#web/kit/toast.tsx'
import { say, useWord } from '#web/kit/words.ts'
import { ClientPage } from './ClientPage.tsx'
import { ClientsPage } from './ClientsPage.tsx'
import { OutboxPage } from './OutboxPage.tsx'
import { later } from './later.tsx'
import { LeftPage } from './LeftPage.tsx'
import { linkTo, usePlace } from './route.ts'
import { SignInPage } from './SignInPage.tsx'
import { facts } from './store/facts.ts'
import { useLive } from './store/live.ts'
import { lockUp } from './store/lock-up.ts'
import { outbox } from './store/outbox.ts'
import { isIdle, stayOpen, vault } from './store/vault.ts'
import { isClockWrong } from './sync/clock.ts'
import { keepInStep, link } from './sync/rhythm.ts'
import { TodayPage } from './TodayPage.tsx'
import { letIn, newerShell } from './update.ts'
import { words } from './words.ts'

// Fetched once the first page stands; the worker of the shell keeps them for use offline like all others.
const record = later(() => import('./record/RecordPage.tsx'))
const me = later(() => import('./MePlace.tsx'))

/** The whole shell: closed, it asks for the password; open, it shows the place the address names. */
export function Shell() {
  const t = useWord(words)
  const now = useLive(vault)
  if (now.stage === 'starting' || now.stage === 'opening') return <p className="nothing">{t('starting')}</p>
  if (now.stage === 'unusable')
    return (
      <main className="enter" id="main">
        <Geese size={56} />
        <h1>{t(`${now.why}.title`)}</h1>
        <p>{t(`${now.why}.say`)}</p>
      </main>
    )
  if (now.stage === 'left') return <LeftPage />
  if (now.stage === 'closed') {
    const { username, unsent, left, alone } = now
    return <SignInPage key={username} owner={username} unsent={unsent} left={left} alone={alone} />
  }
  return <Opened />
}

function Opened() {
  const t = useWord(words)
  const { path } = usePlace()
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)

  useEffect(() => keepInStep((item) => toast(say(words['record.accepted'], undefined, { about: item.about }))), [])
  useEffect(() => {
    for (const page of [record, me]) page.fetch().catch(() => undefined)
  }, [])
  useIdleLock()
  useEffect(() => {
    // A new page begins at its heading, for eyes and for screen readers; the first one keeps the focus where it is.
    if (!first.current) main.current?.querySelector('h1')?.focus()
    first.current = false
  }, [path])

  const inner = path.startsWith('/record') || path.startsWith('/clients/') || path.startsWith('/me/')
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Head inner={inner} />
      <main id="main" ref={main} tabIndex={-1}>
        <Notices />
        <Page path={path} />
      </main>
      {!inner && <Nav path={path} />}
      <OutboxSaid />
      <Toasts />
    </>
  )
}

function Page({ path }: { path: string }) {
  if (path.startsWith('/record')) return <record.Page />
  if (path.startsWith('/clients/')) return <ClientPage clientId={path.slice('/clients/'.length)} />
  if (path.startsWith('/clients')) return <ClientsPage />
  if (path.startsWith('/outbox')) return <OutboxPage />
  if (path.startsWith('/me')) return <me.Page />
  return <TodayPage />
}

function Head({ inner }: { inner: boolean }) {
  const t = useWord(words)
  const { language } = usePreferences()
  const state = useLive(link)
  const { syncedAt } = useLive(facts)
  const time = syncedAt ? formatInstant(syncedAt, language).slice(-5) : null
  return (
    <header className="head">
      {inner ? (
        <button type="button" className="button bare" onClick={() => history.back()}>
          ‹ {t('back')}
        </button>
      ) : (
        <span className="mark-name">
          <Geese size={26} /> {t('name')}
        </span>
      )}
      <span className={`status ${state === 'idle' ? 'good' : state === 'busy' ? '' : 'warn'}`}>
        {state === 'idle' ? (time ? t('link.idle', { time }) : t('link.never')) : t(`link.${state}`)}
      </span>
    </header>
  )
}

/** What the worker must know wherever they are. */
function Notices() {
  const t = useWord(words)
  const { me, clockAhead } = useLive(facts)
  const state = useLive(link)
  const newer = useLive(newerShell)
  return (
    <>
      {me?.demonstration && <p className="demonstration-mark small">{t('demonstration')}</p>}
      {state === 'sign-in' && (
        <div className="panel warn" role="alert">
          <p>{t('sign-in-again.say')}</p>
          <button type="button" className="button" onClick={() => void lockUp()}>
            {t('sign-in-again.go')}
          </button>
        </div>
      )}
      {isClockWrong(clockAhead) && (
        <p className="panel warn" role="alert">
          {t('clock.wrong', { n: distance(Math.abs(clockAhead!)) })}
        </p>
      )}
      {newer && (
        <div className="panel row">
          <span className="grow">{t('update.say')}</span>
          <button type="button" className="button" onClick={() => letIn(newer)}>
            {t('update.go')}
          </button>
        </div>
      )}
    </>
  )

  function distance(ms: number): string {
    const minutes = Math.round(ms / 60_000)
    if (minutes < 120) return t('clock.minutes', { n: minutes })
    return minutes < 2880
      ? t('clock.hours', { n: Math.round(minutes / 60) })
      : t('clock.days', { n: Math.round(minutes / 1440) })
  }
}

const tabs = [
  { to: '/', word: 'nav.today', draw: 'M5 7h14v12H5zM5 11h14M9 4v4M15 4v4' },
  {
    to: '/clients',
    word: 'nav.clients',
    draw: 'M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.5-4 3-6 7-6s6.5 2 7 6',
  },
  { to: '/outbox', word: 'nav.outbox', draw: 'M4 13v6h16v-6M12 15V4M8 8l4-4 4 4' },
  { to: '/me', word: 'nav.me', draw: 'M4 7h16M4 12h16M4 17h10' },
] as const

function Nav({ path }: { path: string }) {
  const t = useWord(words)
  const items = useLive(outbox)
  const unsent = items.filter((item) => item.state !== 'accepted').length
  const refused = items.some((item) => item.state === 'refused')
  return (
    <nav className="tabs" aria-label={t('nav')}>
      {tabs.map(({ to, word, draw }) => (
        <a key={to} {...linkTo(to)} aria-current={path === to ? 'page' : undefined}>
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path d={draw} />
          </svg>
          <span>{t(word)}</span>
          {to === '/outbox' && unsent > 0 && (
            <b className={refused ? 'badge bad' : 'badge'}>{refused ? `${unsent}!` : unsent}</b>
          )}
        </a>
      ))}
    </nav>
  )
}

/** Tells a screen reader when the outbox changes. */
function OutboxSaid() {
  const t = useWord(words)
  const items = useLive(outbox)
  const count = (state: string) => items.filter((item) => item.state === state).length
  return (
    <p className="unseen" role="status">
      {t('outbox.title')}:{t('outbox.sum', { waiting: count('waiting'), refused: count('refused') })}
    </p>
  )
}

/** Touches keep the phone open; half an hour without one locks it. */
function useIdleLock() {
  useEffect(() => {
    let written = 0
    const touched = () => {
      if (Date.now() - written < 60_000) return
      written = Date.now()
      void stayOpen(written)
    }
    const look = async () => {
      if (await isIdle(Date.now())) await lockUp()
    }
    touched()
    const timer = setInterval(() => void look(), 60_000)
    const seen = () => document.visibilityState === 'visible' && void look()
    addEventListener('pointerdown', touched)
    addEventListener('keydown', touched)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', touched)
      removeEventListener('keydown', touched)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [])
}
