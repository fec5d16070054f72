import { useState } from 'react'
import { Ask } from './Ask.tsx'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

/** A photograph, small; a press shows it large. `alt` says what it shows. */
export function Photo({ src, alt }: { src: string; alt: string }) {
  const t = useWord(kitWords)
  const [large, setLarge] = useState(false)
  const [gone, setGone] = useState(false)
  if (gone) return <span className="status idle">{t('photo.gone')}</span>
  return (
    <>
      <button type="button" className="photo" aria-label={t('photo.enlarge', { alt })} onClick={() => setLarge(true)}>
        <img src={src} alt="" loading="lazy" width="112" height="112" onError={() => setGone(true)} />
      </button>
      {large && (
        <Ask title={alt} className="photo" onClose={() => setLarge(false)}>
          <img src={src} alt={alt} />
        </Ask>
      )}
    </>
  )
}
