import { organisationsList } from '#modules/organisations/contract.ts'
import { call } from '#web/client/call.ts'
import { kitWords } from './kit-words.ts'
import { SearchSelect } from './SearchSelect.tsx'
import type { Control } from './SearchSelect.tsx'
import { usePhrase, useWord } from './words.ts'

interface Given extends Control {
  /** 'station', 'agency' …; all without. */
  kind?: string
  within?: string
  valueLabel?: string | undefined
}

/** An open organisation within the reader's reach; its value is the id. */
export function OrganisationPicker({ kind, within, valueLabel, ...control }: Given) {
  const t = useWord(kitWords)
  const phrase = usePhrase()
  return (
    <SearchSelect
      placeholder={t('organisation.hint')}
      {...control}
      name={`organisations ${kind ?? ''} ${within ?? ''}`}
      valueLabel={valueLabel}
      search={async (search, signal) => {
        const { rows } = await call(organisationsList, { search, kind, within, state: 'open', size: 20 }, { signal })
        return rows.map((row) => ({
          value: row.id,
          label: row.name,
          hint: [phrase(row.kindName), ...row.place].join(' '),
        }))
      }}
    />
  )
}
