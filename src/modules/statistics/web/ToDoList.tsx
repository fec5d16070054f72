import type { OutputOf } from '#kernel/endpoint.ts'
import { formatCount } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { overview } from '../contract.ts'
import { words } from './words.ts'

/** What needs someone now, most urgent first; each opens its list. */
export function ToDoList({ of }: { of: OutputOf<typeof overview>['toDo'] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <section className="card" aria-labelledby="to-do">
      <h2 id="to-do">{t('home.to-do')}</h2>
      {of.length === 0 ? (
        <p className="soft">✓ {t('home.nothing-to-do')}</p>
      ) : (
        <ul className="to-do">
          {of.map((item, at) => (
            <li key={item.key} className={at === 0 ? 'first' : ''}>
              <a href={item.to}>
                <span className="number">{formatCount(item.count)}</span>
                <span className="say grow">{phrase(item.text)}</span>
                <span className="arrow" aria-hidden="true">
                  →
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
