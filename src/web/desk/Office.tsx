import { RouterProvider, createRootRoute, createRoute, createRouter, useParams } from '@tanstack/react-router'
import { Suspense, lazy, useEffect } from 'react'
import type { RouteComponent } from '@tanstack/react-router'
import { allows, useMe } from '#web/client/me.ts'
import { readQuery, writeQuery } from '#web/kit/address.ts'
import { ErrorBoundary, Fault } from '#web/kit/ErrorBoundary.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import type { Screen } from '#web/kit/screen.ts'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { Layout } from './Layout.tsx'
import { Look } from './Look.tsx'
import { screens } from './screens.ts'
import { words } from './words.ts'

const root = createRootRoute({
  component: Layout,
  notFoundComponent: Missing,
  errorComponent: ({ error }) => <Fault of={error} />,
})

const router = createRouter({
  routeTree: root.addChildren(
    screens.map((screen) => createRoute({ getParentRoute: () => root, path: screen.path, component: guarded(screen) })),
  ),
  basepath: '/desk',
  // An address that goes on after a page's own is not that page's.
  notFoundMode: 'root',
  // The address stays readable: plain words, and a region's code is not a number.
  parseSearch: readQuery,
  stringifySearch: writeQuery,
  scrollRestoration: true,
})

/** The desk of who is signed in: their navigation, and the page of the address. */
export default function Office() {
  useEffect(() => {
    document.addEventListener('click', catchLink)
    return () => document.removeEventListener('click', catchLink)
  }, [])
  return (
    <Look>
      <RouterProvider router={router} />
    </Look>
  )
}

/** Plain links within the desk change the page without loading it anew, so that no screen needs to know the router. */
function catchLink(event: MouseEvent): void {
  const link = (event.target as Element).closest?.('a')
  if (
    !link ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.altKey
  )
    return
  const own = link.origin === location.origin && /^\/desk(\/|$)/.test(link.pathname)
  if (!own || link.target || link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#')) return
  event.preventDefault()
  router.history.push(link.pathname + link.search + link.hash)
}

/** Ids of things are UUIDs: nothing else was ever there. */
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A screen's page, for those who may open it; its chunk is not even asked for otherwise. */
function guarded(screen: Screen): RouteComponent {
  const Page = lazy(screen.load)
  return function Guarded() {
    const parts = useParams({ strict: false }) as Record<string, string | undefined>
    if (!allows(useMe(), screen.may)) return <Forbidden screen={screen} />
    if (Object.entries(parts).some(([name, part]) => name.endsWith('Id') && !isId.test(part ?? ''))) return <Missing />
    return (
      <ErrorBoundary at={screen.path}>
        <Suspense fallback={<Skeleton lines={8} />}>
          <Page />
        </Suspense>
      </ErrorBoundary>
    )
  }
}

function Forbidden({ screen }: { screen: Screen }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  const post = me.posts.find((one) => one.active)
  return (
    <>
      <PageHeader title={phrase(screen.title)} />
      <Refused
        why={t('forbidden.why', { post: post ? phrase(post.roleName) : me.name, page: phrase(screen.title) })}
        remedy={t('forbidden.remedy', { may: screen.may })}
      />
    </>
  )
}

function Missing() {
  const t = useWord(words)
  return (
    <>
      <PageHeader title={t('missing.title')} />
      <p>{t('missing.say')}</p>
      <a className="button main" href="/desk/">
        {t('missing.home')}
      </a>
    </>
  )
}
