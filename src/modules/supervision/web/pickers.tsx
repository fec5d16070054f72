import { findPeople } from '#modules/workforce/contract.ts'
import { call } from '#web/client/call.ts'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import type { Control } from '#web/kit/SearchSelect.tsx'
import { useState } from 'react'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** Someone of the registry within reach; its value is the person's id. */
export function PersonPicker({
  onFound,
  ...control
}: Control & { onFound?: (personId: string, name: string) => void }) {
  const t = useWord(words)
  return (
    <SearchSelect
      placeholder={t('pool.person-hint')}
      {...control}
      name="people of the registry"
      search={async (search, signal) => {
        const { rows } = await call(findPeople, { search }, { signal })
        for (const row of rows) onFound?.(row.personId, row.name)
        return rows.map((row) => ({
          value: row.personId,
          label: row.name,
          hint: [row.organisationName, row.regionName].filter(Boolean).join(' '),
        }))
      }}
    />
  )
}

/** Several people, one after the other; its value is their ids. */
export function PeoplePicker({
  id,
  value = [],
  onChange,
}: {
  id?: string
  value?: string[]
  onChange?: (ids: string[]) => void
}) {
  const t = useWord(words)
  const [names, setNames] = useState<Record<string, string>>({})
  const [turn, setTurn] = useState(0)
  return (
    <div>
      {value.length > 0 && (
        <ul className="supervision-chosen">
          {value.map((personId) => (
            <li key={personId}>
              {names[personId] ?? '…'}
              <button
                type="button"
                className="button bare"
                aria-label={t('agree.people-drop', { name: names[personId] ?? '' })}
                onClick={() => onChange?.(value.filter((one) => one !== personId))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <PersonPicker
        key={turn}
        {...(id && { id })}
        placeholder={t('agree.people-add')}
        onFound={(personId, name) => setNames((now) => ({ ...now, [personId]: name }))}
        value={null}
        onChange={(personId) => {
          if (personId && !value.includes(personId)) onChange?.([...value, personId])
          // An empty box again, for the next.
          setTurn((now) => now + 1)
        }}
      />
    </div>
  )
}
