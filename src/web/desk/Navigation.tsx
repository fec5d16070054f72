import { useEffect } from 'react'
import { allows, useMe } from '#web/client/me.ts'
import { prefer, usePreferences } from '#web/kit/preferences.ts'
import { navGroups, peopleParts } from '#web/kit/screen.ts'
import type { PeoplePart, Screen } from '#web/kit/screen.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { screens } from './screens.ts'
import { LanguageSwitch, TextSwitch } from './Switches.tsx'
import { words } from './words.ts'

/** As many entries stand under one heading without folding: whoever has few of them finds each at a glance. */
const atAGlance = 10

const partOf = (screen: Screen | undefined): PeoplePart | undefined =>
  screen?.nav?.group === 'people' ? screen.nav.part : undefined

/** The left side: what this person may open, by groups; the many pages about people by parts that fold. */
export function Navigation({ path }: { path: string }) {
  const t = useWord(words)
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
        const folds = group === 'people' && own.length > atAGlance
        return (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className={group === 'today' ? 'unseen' : ''}>
              {t(`group.${group}`)}
            </h2>
            {folds ? <Parts of={own} here={here} /> : <Entries of={own} here={here} />}
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

interface Given {
  of: Screen[]
  /** Where one is. */
  here: Screen | undefined
}

/** Parts fold, this browser remembers which stood open, and where one goes opens by itself. */
function Parts({ of, here }: Given) {
  const t = useWord(words)
  const { openParts } = usePreferences()
  const current = partOf(here)
  useEffect(() => {
    // Only where one goes opens it: whoever then folds it wants it folded.
    if (current) prefer((before) => ({ openParts: [...new Set([...before.openParts, current])] }))
  }, [current])
  return peopleParts.map((part) => {
    const own = of.filter((screen) => partOf(screen) === part)
    if (own.length === 0) return null
    const open = openParts.includes(part)
    const fold = () => prefer({ openParts: open ? openParts.filter((one) => one !== part) : [...openParts, part] })
    return (
      <div key={part} className="desk-part">
        <h3>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={`part-${part}`}
            data-here={part === current || undefined}
            onClick={fold}
          >
            {t(`part.${part}`)}
          </button>
        </h3>
        <div id={`part-${part}`} hidden={!open}>
          <Entries of={own} here={here} />
        </div>
      </div>
    )
  })
}

function Entries({ of, here }: Given) {
  const phrase = usePhrase()
  return (
    <ul>
      {of.map((screen) => {
        const Icon = screen.nav!.icon
        return (
          <li key={screen.path}>
            {/* Pointing at a page already fetches it. */}
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
  )
}
