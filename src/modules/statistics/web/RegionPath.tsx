import { useMe } from '#web/client/me.ts'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'
import './statistics.css'

interface Given {
  tree: { regionCode: string; name: string }[]
  /** The same page for another region. */
  to: (regionCode: string) => string
  onChoose: (regionCode: string) => void
}

/** Where in the tree the page stands, a way up at each step, and a way to any place the reader reaches. */
export function RegionPath({ tree, to, onChoose }: Given) {
  const t = useWord(words)
  const { jurisdiction, homeRegionCode } = useMe()
  return (
    <div className="row no-print">
      <nav aria-label={t('region')}>
        <ol className="path">
          {tree.map((step, at) => (
            <li key={step.regionCode}>
              {at === tree.length - 1 ? (
                <strong aria-current="page">{step.name}</strong>
              ) : (
                <a href={to(step.regionCode)}>{step.name}</a>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <span className="region-search">
        <RegionPicker
          label={t('region.find')}
          placeholder={t('region.find')}
          within={jurisdiction.regionCode ?? homeRegionCode}
          value={null}
          onChange={(code) => code && onChoose(code)}
        />
      </span>
    </div>
  )
}
