import { findPeople } from '#modules/workforce/contract.ts'
import { call } from '#web/client/call.ts'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import type { Control } from '#web/kit/SearchSelect.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** Somebody with a file, by name, pinyin or initials. */
export function PersonPicker(control: Control & { valueLabel?: string | undefined }) {
  const t = useWord(words)
  return (
    <SearchSelect
      placeholder={t('person.hint')}
      {...control}
      name="development people"
      search={async (search, signal) => {
        const { rows } = await call(findPeople, { search }, { signal })
        return rows.map((row) => ({
          value: row.personId,
          label: row.name,
          hint: [row.organisationName, row.regionName].filter(Boolean).join(' '),
        }))
      }}
    />
  )
}
