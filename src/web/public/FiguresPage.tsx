import { useEffect } from 'react'
import { Count } from '#web/kit/Count.tsx'
import { formatShare, useFormats } from '#web/kit/formats.ts'
import { kitWords } from '#web/kit/kit-words.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { PublicFigures } from './public-figures.ts'
import { words } from './words.ts'

/** Every public figure with how it is counted. */
export function FiguresPage({ known }: { known: PublicFigures }) {
  const t = useWord(words)
  const { month } = useFormats()
  useEffect(() => {
    document.title = `${t('figures')} · ${t('product')}`
  }, [t])
  // The figures come after the page, so the browser has looked for the place in the address too early.
  useEffect(() => {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (wanted instanceof HTMLElement) {
      wanted.querySelector('details')?.setAttribute('open', '')
      wanted.scrollIntoView()
    }
  }, [])
  return (
    <>
      <h1>{t('figures')}</h1>
      <p className="lead">
        {known.regionName}
        {known.month && ` · ${month(known.month)}`}
      </p>
      <p>{t('figures.say')}</p>
      {known.figures.length === 0 ? (
        <Nothing title={t('figures.none')} say={t('figures.none-say')} />
      ) : (
        <ul className="figures">
          {known.figures.map((figure) => (
            <Figure key={figure.indicator} figure={figure} />
          ))}
        </ul>
      )}
    </>
  )
}

function Figure({ figure }: { figure: PublicFigures['figures'][number] }) {
  const t = useWord(words)
  const kit = useWord(kitWords)
  const phrase = usePhrase()
  const { month, instant } = useFormats()
  const share = figure.denominator !== null && figure.value !== null
  return (
    <li id={figure.indicator} className="card">
      <h2>{phrase(figure.title)}</h2>
      <p className="figure">
        {share ? formatShare(figure.value!) : <Count of={figure.value} unit={phrase(figure.unit)} />}{' '}
        <span className={`mark ${figure.state}`}>{kit(figure.state)}</span>
      </p>
      <details>
        <summary>{t('figures.how')}</summary>
        <p>{phrase(figure.numerator_)}</p>
        {figure.denominator_ && (
          <p>
            {t('figures.of')}
            {phrase(figure.denominator_)}
          </p>
        )}
        <p className="soft">
          {t('figures.period')}
          {figure.from === figure.until ? month(figure.from) : `${month(figure.from)}—${month(figure.until)}`}
          {figure.computedAt && ` · ${t('figures.computed', { at: instant(figure.computedAt) })}`}
        </p>
      </details>
    </li>
  )
}
