import { allows, useMe } from '#web/client/me.ts'
import { screens } from '#web/desk/screens.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { DueNotices } from './DueNotices.tsx'
import { words } from './words.ts'

/** Home of a post that reads no figures: the pages that it may open. */
export function Doors() {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  const open = screens
    .filter((screen) => screen.nav && screen.path !== '/' && allows(me, screen.may))
    .sort((a, b) => a.nav!.order - b.nav!.order)
  return (
    <>
      <PageHeader title={t('home')} />
      <DueNotices />
      <p>{t('home.no-figures')}</p>
      <ul className="tiles">
        {open.map((screen) => (
          <li key={screen.path}>
            <a className="tile" href={`/desk${screen.path}`}>
              {phrase(screen.title)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
