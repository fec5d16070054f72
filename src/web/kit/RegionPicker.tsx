import { findRegions, regionPage } from '#modules/organisations/contract.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { kitWords } from './kit-words.ts'
import { SearchSelect } from './SearchSelect.tsx'
import type { Control } from './SearchSelect.tsx'
import { useWord } from './words.ts'

interface Given extends Control {
  /** Only this region and those below it. */
  within?: string
  /** 'township', 'village' …; all without. */
  levels?: InputOf<typeof findRegions>['levels']
  /** The name of the region chosen, where the page knows it already. */
  valueLabel?: string
}

/** A region of the whole country: by any part of its name, by pinyin, initials or code. Its value is the 12-digit code. */
export function RegionPicker({ within, levels, valueLabel, ...control }: Given) {
  const t = useWord(kitWords)
  const code = control.value ?? ''
  const named = useAnswer(regionPage, { code }, { when: code !== '' && valueLabel === undefined })
  return (
    <SearchSelect
      placeholder={t('region.hint')}
      {...control}
      name={`regions ${within ?? ''} ${levels ?? ''}`}
      valueLabel={valueLabel ?? named.data?.name}
      search={async (typed, signal) => {
        const { regions } = await call(findRegions, { typed, within, levels }, { signal })
        return regions.map((region) => ({ value: region.code, label: region.name, hint: region.path.join(' ') }))
      }}
    />
  )
}
