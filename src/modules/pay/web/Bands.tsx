import { usePhrase, useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

interface Given {
  bands: { code: string; name: { zh: string; en: string }; floor: number; top: number; own?: boolean }[]
  /** Where the person stands. */
  level?: number | null
}

/** The bands of the posts beside each other, so that one sees how they overlap, and where one stands. */
export function Bands({ bands, level = null }: Given) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (bands.length === 0) return null
  const [low, high] = [Math.min(...bands.map((one) => one.floor)), Math.max(...bands.map((one) => one.top))]
  const levels = Array.from({ length: high - low + 1 }, (_, at) => low + at)
  return (
    <div className="bands">
      {bands.map((band) => {
        const here = band.own && level !== null
        const told = { post: phrase(band.name), floor: band.floor, top: band.top, n: level ?? 0 }
        return (
          <div
            key={band.code}
            className={`band-row ${band.own ? 'own' : ''}`}
            role="img"
            aria-label={here ? t('bands.own', told) : t('bands.row', told)}
          >
            <span aria-hidden="true">{phrase(band.name)}</span>
            <span className="cells" aria-hidden="true">
              {levels.map((one) => (
                <span
                  key={one}
                  className={`${one >= band.floor && one <= band.top ? 'in' : ''} ${here && one === level ? 'here' : ''}`}
                >
                  {one >= band.floor && one <= band.top ? one : ''}
                </span>
              ))}
            </span>
          </div>
        )
      })}
    </div>
  )
}
