import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { FigureTile } from '#web/kit/FigureTile.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { PublicFigures } from './public-figures.ts'
import { words } from './words.ts'

/** What this is, what one can do here, and the month's figures. */
export function FrontPage({ show }: { show: (page: (figures: PublicFigures) => ReactNode) => ReactNode }) {
  const t = useWord(words)
  useEffect(() => {
    document.title = `${t('product')} · ${t('product.what')}`
  }, [t])
  const ways = [
    { to: '/figures', title: t('home.look'), say: t('home.look-say') },
    { to: '/desk/', title: t('home.staff'), say: t('home.staff-say') },
    { to: '/field/', title: t('home.phone'), say: t('home.phone-say') },
  ]
  return (
    <>
      <h1>{t('home.title')}</h1>
      <p className="lead">{t('home.say')}</p>
      {show((known) => (
        <Month known={known} />
      ))}
      <h2>{t('home.who')}</h2>
      <ul className="ways">
        {ways.map((way) => (
          <li key={way.to}>
            <a href={way.to}>
              <strong>{way.title}</strong>
              <span className="soft">{way.say}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function Month({ known }: { known: PublicFigures }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { month } = useFormats()
  if (!known.month || known.figures.length === 0)
    return <Nothing title={t('figures.none')} say={t('figures.none-say')} />
  return (
    <section aria-labelledby="month">
      <h2 id="month">{t('home.figures', { region: known.regionName, month: month(known.month) })}</h2>
      <ul className="tiles">
        {known.figures.slice(0, 6).map((figure) => (
          <li key={figure.indicator}>
            <FigureTile
              name={phrase(figure.title)}
              value={figure.value}
              unit={phrase(figure.unit)}
              share={figure.denominator !== null}
              state={figure.state}
              to={`/figures${location.search}#${figure.indicator}`}
            />
          </li>
        ))}
      </ul>
      <p>
        <a href={`/figures${location.search}`}>{t('home.all')}</a>
      </p>
    </section>
  )
}
