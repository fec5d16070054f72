import type { ReactNode } from 'react'
import { Geese } from '#web/kit/Geese.tsx'
import { useWord } from '#web/kit/words.ts'
import { LanguageSwitch, TextSwitch } from './Switches.tsx'
import { words } from './words.ts'

/** The page before sign-in: the name, a question, and the switches of language and text size. */
export function Door({ children, beside }: { children: ReactNode; beside?: ReactNode }) {
  const t = useWord(words)
  return (
    <div className="door">
      <header className="row">
        <Geese size={34} />
        <p className="door-name">
          <strong>{t('product')}</strong> <span className="soft">{t('product.what')}</span>
        </p>
        <span className="grow" />
        <LanguageSwitch />
        <TextSwitch />
      </header>
      <main className={beside ? 'door-two' : 'door-one'}>
        <section className="card">{children}</section>
        {beside}
      </main>
    </div>
  )
}
