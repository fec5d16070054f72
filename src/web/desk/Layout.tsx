import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useMe } from '#web/client/me.ts'
import { Geese } from '#web/kit/Geese.tsx'
import { ShellContext } from '#web/kit/PageHeader.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { AnswerBox } from './AnswerBox.tsx'
import { Bell } from './Bell.tsx'
import { Navigation } from './Navigation.tsx'
import { PostSwitch } from './PostSwitch.tsx'
import { LanguageSwitch, TextSwitch } from './Switches.tsx'
import { words } from './words.ts'

/** The desk around every page: where to go, as whom, and a box that answers. */
export function Layout() {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [open, setOpen] = useState(false)
  const page = useRef<HTMLElement>(null)
  const whose = [phrase(me.jurisdiction.name), me.organisationName]
    .filter((name, at, all) => name && all.indexOf(name) === at)
    .join(' · ')
  const shell = useMemo(() => ({ demonstration: me.demonstration, whose }), [me.demonstration, whose])

  const firstPage = useRef(true)
  useEffect(() => {
    setOpen(false)
    // A new page is read from its beginning, by eye and by screen reader; the first keeps the focus where the browser put it.
    if (!firstPage.current) page.current?.focus()
    firstPage.current = false
  }, [path])
  useSlash()

  return (
    <ShellContext value={shell}>
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <div className="desk" data-open={open || undefined}>
        <header className="desk-head">
          <button
            type="button"
            className="button bare desk-drawer"
            aria-expanded={open}
            aria-controls="navigation"
            aria-label={t('nav.open')}
            onClick={() => setOpen(!open)}
          >
            ☰
          </button>
          <a className="desk-name" href="/desk/">
            <Geese />
            <strong>{t('product')}</strong>
          </a>
          <AnswerBox />
          <span className="grow" />
          <Bell />
          <PostSwitch />
          <span className="desk-switches">
            <LanguageSwitch />
            <TextSwitch />
          </span>
          <AccountMenu />
        </header>
        <Navigation path={path} />
        <div className="desk-veil" onClick={() => setOpen(false)} />
        <main id="page" ref={page} tabIndex={-1}>
          {me.passwordMustChange && (
            <p className="panel warn">
              {t('password.given')} <a href="/desk/settings">{t('password.change')}</a>
            </p>
          )}
          <Outlet />
        </main>
      </div>
    </ShellContext>
  )
}

/** `/` goes to the search of the page's list, or where it has none to the box that answers; Ctrl K always to that box. */
function useSlash(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable=true]')
      const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
      const k = event.key === 'k' && (event.ctrlKey || event.metaKey)
      if (!slash && !k) return
      event.preventDefault()
      const box = document.querySelector<HTMLInputElement>('.answer-box input')
      const list = document.querySelector<HTMLInputElement>('main [data-slash]')
      ;((slash && list) || box)?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
