import { call } from '#web/client/call.ts'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import type { Control } from '#web/kit/SearchSelect.tsx'
import { useWord } from '#web/kit/words.ts'
import { findVolunteers } from '../contract.ts'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

/** A volunteer within reach by name, or any by their whole number; its value is the number. What is typed goes in a body, never in an address. */
export function VolunteerPicker({
  onFound,
  ...control
}: Control & { onFound?: (number: string, name: string) => void }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  return (
    <SearchSelect
      placeholder={d('activity.add-hint')}
      {...control}
      name="volunteers"
      search={async (search, signal) => {
        const { rows } = await call(findVolunteers, { search }, { signal })
        for (const row of rows) onFound?.(row.number, row.name)
        return rows.map((row) => ({
          value: row.number,
          label: row.name,
          hint: [
            row.number,
            row.organisationName,
            row.minor && t('minor'),
            row.state !== 'registered' && t(`state.${row.state}`),
          ]
            .filter(Boolean)
            .join(' · '),
        }))
      }}
    />
  )
}
