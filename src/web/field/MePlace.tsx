import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import type { ComponentType } from 'react'
import { answersStore } from '#web/client/answers.ts'
import { MeContext, allows } from '#web/client/me.ts'
import { ErrorBoundary } from '#web/kit/ErrorBoundary.tsx'
import { fieldPages } from '#web/kit/field-pages.ts'
import type { FieldPage } from '#web/kit/field-pages.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { useWord } from '#web/kit/words.ts'
import { later } from './later.tsx'
import MePage from './MePage.tsx'
import { NoticesPage } from './NoticesPage.tsx'
import { linkTo, usePlace } from './route.ts'
import { facts } from './store/facts.ts'
import { useLive } from './store/live.ts'
import { link } from './sync/rhythm.ts'
import { words } from './words.ts'

const pages = fieldPages.map((page) => ({ page, ...later(page.load) }))

/** Everything below “我的”: the page itself, what I am told, and the pages that modules bring. */
export default function MePlace() {
  const { path } = usePlace()
  if (path === '/me' || path === '/me/') return <MePage />
  if (path.startsWith('/me/notices')) return <NoticesPage />
  // The deepest that fits: a page may have places of its own below it.
  const found = pages
    .filter(({ page }) => path === `/me${page.path}` || path.startsWith(`/me${page.path}/`))
    .sort((a, b) => b.page.path.length - a.page.path.length)[0]
  return found ? <Brought key={found.page.path} {...found} /> : <Missing word="missing" />
}

/** A page that a module brings. It asks the server; without a network it says so, and what is already on it stays. */
function Brought({ page, Page }: { page: FieldPage; Page: ComponentType }) {
  const t = useWord(words)
  const { me } = useLive(facts)
  const state = useLive(link)
  const [store] = useState(onlineStore)
  const [drawn, setDrawn] = useState(false)
  const gone = state === 'no-network' || !navigator.onLine
  if (!me || !allows(me, page.may)) return <Missing word="refused" />
  if (gone && !drawn && !page.worksOffline) return <Nothing title={t('page.offline')} say={t('page.offline-say')} />
  if (!drawn) setDrawn(true)
  return (
    <MeContext value={me}>
      <QueryClientProvider client={store}>
        {gone && !page.worksOffline && (
          <p className="panel warn" role="status">
            {t('page.offline-now')}
          </p>
        )}
        <ErrorBoundary at={page.path}>
          <Page />
        </ErrorBoundary>
      </QueryClientProvider>
    </MeContext>
  )
}

function Missing({ word }: { word: 'missing' | 'refused' }) {
  const t = useWord(words)
  const back = (
    <a className="button" {...linkTo('/me')}>
      {t('page.back')}
    </a>
  )
  return <Nothing title={t(`page.${word}`)} say={word === 'refused' && t('page.refused-say')} act={back} />
}

/** A question without a network ends at once and says so, instead of waiting for one without a word. */
function onlineStore() {
  const store = answersStore()
  const { queries, ...rest } = store.getDefaultOptions()
  store.setDefaultOptions({ ...rest, queries: { ...queries, networkMode: 'always' } })
  return store
}
