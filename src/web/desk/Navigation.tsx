import { allows, useMe } from '#web/client/me.ts'
import { navGroups } from '#web/kit/screen.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { screens } from './screens.ts'
import { LanguageSwitch, TextSwitch } from './Switches.tsx'
import { words } from './words.ts'

/** The left side: what this person may open, by groups. Pointing at a page already fetches it. */
export function Navigation({ path }: { path: string }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  const shown = screens
    .filter((screen) => screen.nav && allows(me, screen.may))
    .sort((a, b) => a.nav!.order - b.nav!.order)
  // The deepest screen above the address is where one is: /clients for /clients/123.
  const here = shown
    .filter(
      (screen) =>
        path === screen.path ||
        (screen.path !== '/' && path.startsWith(`${screen.path}/`)) ||
        (screen.path === '/' && path === '/'),
    )
    .sort((a, b) => b.path.length - a.path.length)[0]
  return (
    <nav id="navigation" className="desk-nav" aria-label={t('nav')}>
      {navGroups.map((group) => {
        const own = shown.filter((screen) => screen.nav?.group === group)
        if (own.length === 0) return null
        return (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className={group === 'today' ? 'unseen' : ''}>
              {t(`group.${group}`)}
            </h2>
            <ul>
              {own.map((screen) => {
                const Icon = screen.nav!.icon
                return (
                  <li key={screen.path}>
                    <a
                      href={`/desk${screen.path}`}
                      aria-current={screen === here ? 'page' : undefined}
                      onPointerEnter={() => void screen.load()}
                    >
                      <span aria-hidden="true">
                        <Icon />
                      </span>
                      {phrase(screen.title)}
                    </a>
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
      <div className="desk-switches">
        <LanguageSwitch />
        <TextSwitch />
      </div>
    </nav>
  )
}
