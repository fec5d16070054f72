import type { ReactNode } from 'react'
import { Geese } from '#web/kit/Geese.tsx'
import { kitWords } from '#web/kit/kit-words.ts'
import { prefer, usePreferences } from '#web/kit/preferences.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { useWord } from '#web/kit/words.ts'
import { FiguresPage } from './FiguresPage.tsx'
import { FrontPage } from './FrontPage.tsx'
import { NoticesPage } from './NoticesPage.tsx'
import { usePublicFigures } from './public-figures.ts'
import type { PublicFigures } from './public-figures.ts'
import { VerifyPage } from './VerifyPage.tsx'
import { words } from './words.ts'

/** The site for citizens: no account, plain pages, large print at a press. */
export function PublicSite() {
  const t = useWord(words)
  const path = location.pathname.replace(/(.)\/$/, '$1')
  const { figures, failed, again } = usePublicFigures()
  const show = (page: (figures: PublicFigures) => ReactNode) =>
    figures ? page(figures) : failed !== undefined ? <Problem of={failed} again={again} /> : <Skeleton lines={6} />
  return (
    <Frame path={path} demonstration={figures?.demonstration ?? false}>
      {path === '/' ? (
        <FrontPage show={show} />
      ) : path === '/figures' ? (
        show((known) => <FiguresPage known={known} />)
      ) : path === '/verify' ? (
        <VerifyPage />
      ) : path === '/notices' ? (
        <NoticesPage />
      ) : (
        <>
          <h1>{t('missing')}</h1>
          <p>
            {t('missing.say')} <a href="/">{t('home')}</a>
          </p>
        </>
      )}
    </Frame>
  )
}

function Frame({ path, demonstration, children }: { path: string; demonstration: boolean; children: ReactNode }) {
  const t = useWord(words)
  const kit = useWord(kitWords)
  const { language, largeText } = usePreferences()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <>
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <header className="site-head">
        <div className="site row">
          <a className="site-name" href="/">
            <Geese size={32} />
            <strong>{t('product')}</strong>
            <span className="soft">{t('product.what')}</span>
          </a>
          <span className="grow" />
          <nav className="row" aria-label={t('nav')}>
            <a className="button bare" href="/figures" aria-current={path === '/figures' ? 'page' : undefined}>
              {t('figures')}
            </a>
            <a className="button bare" href="/notices" aria-current={path === '/notices' ? 'page' : undefined}>
              {t('notices')}
            </a>
            <a className="button bare" href="/verify" aria-current={path === '/verify' ? 'page' : undefined}>
              {t('verify.nav')}
            </a>
          </nav>
          <button
            type="button"
            className="button bare"
            lang={other === 'zh' ? 'zh-CN' : 'en'}
            onClick={() => prefer({ language: other })}
          >
            {t('language.other')}
          </button>
          <button
            type="button"
            className="button"
            aria-pressed={largeText}
            onClick={() => prefer({ largeText: !largeText })}
          >
            {largeText ? '✓ ' : ''}
            {t('large-text')}
          </button>
        </div>
      </header>
      <main id="page" className="site" tabIndex={-1}>
        {demonstration && (
          <p>
            <span className="demonstration-mark">{kit('demonstration')}</span>
          </p>
        )}
        {children}
      </main>
      <footer className="site soft">{t('foot')}</footer>
    </>
  )
}
