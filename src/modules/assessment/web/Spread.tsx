import type { OutputOf } from '#kernel/endpoint.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { round } from '../contract.ts'
import { words } from './words.ts'
import './assessment.css'

/** How many have each grade, with a dashed line where its share ends. */
export function Spread({ of }: { of: OutputOf<typeof round>['spread'] }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const most = Math.max(1, ...of.map((one) => Math.max(one.people, one.most ?? 0)))
  const sentence = of
    .filter((one) => one.people > 0)
    .map((one) =>
      one.most === null
        ? t('spread.of', { name: phrase(one.name), n: one.people })
        : t('spread.limited', { name: phrase(one.name), n: one.people, most: one.most }),
    )
  return (
    <figure className="card" style={{ margin: 0 }}>
      <figcaption>
        <h2>{t('spread')}</h2>
        <p>{sentence.length > 0 ? t('spread.say', { list: sentence.join(t('and')) }) : t('spread.none')}</p>
      </figcaption>
      <ul className="spread">
        {of.map((one) => (
          <li key={one.code}>
            <span>{phrase(one.name)}</span>
            <span className="track" aria-hidden="true">
              <span className="fill" style={{ width: `${(100 * one.people) / most}%` }} />
              {one.most !== null && <span className="limit" style={{ left: `${(100 * one.most) / most}%` }} />}
            </span>
            <span className="number">
              {t('people.n', { n: one.people })}
              {one.most !== null && (
                <span className="soft small">
                  {' '}
                  / {t('spread.most')} {one.most}
                  {one.people === one.most && one.most > 0 && ` · ${t('spread.full')}`}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
