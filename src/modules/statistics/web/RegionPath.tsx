import { useMe } from '#web/client/me.ts'
import { call } from '#web/client/call.ts'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import { useWord } from '#web/kit/words.ts'
import { findRegions } from '#modules/organisations/contract.ts'
import { words } from './words.ts'
import './statistics.css'

interface Given {
  tree: { regionCode: string; name: string }[]
  /** The same page for another region. */
  to: (regionCode: string) => string
  onChoose: (regionCode: string) => void
}

/** Where in the tree the page stands, a way up at each step, and for those who reach a whole region a way to any place in it. */
export function RegionPath({ tree, to, onChoose }: Given) {
  const t = useWord(words)
  const { regionCode: within } = useMe().jurisdiction
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
      {within && (
        <span className="region-search">
          <SearchSelect
            name={`statistics.region.${within}`}
            label={t('region.find')}
            placeholder={t('region.find')}
            search={async (typed, signal) => {
              const { regions } = await call(findRegions, { typed, within }, { signal })
              return regions.map(({ code, name, path }) => ({ value: code, label: name, hint: path.join(' ') }))
            }}
            onChange={(code) => code && onChoose(code)}
          />
        </span>
      )}
    </div>
  )
}
