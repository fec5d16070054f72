import { organisationPage, regionPage } from '#modules/organisations/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import { useQueryWords } from './address.ts'
import type { Filter } from './FilterBar.tsx'
import { OrganisationPicker } from './OrganisationPicker.tsx'
import { RegionPicker } from './RegionPicker.tsx'

/** Of a list: only what lies in one region of those within reach. */
export function useRegionFilter(label: string): Filter {
  const me = useMe()
  const [{ regionCode }] = useQueryWords()
  const region = useAnswer(regionPage, { code: regionCode ?? '' }, { when: Boolean(regionCode) })
  const name = region.data?.name ?? '…'
  return {
    key: 'regionCode',
    label,
    edit: (value, set) => (
      <RegionPicker
        label={label}
        placeholder={label}
        within={me.jurisdiction.regionCode ?? me.homeRegionCode}
        value={value ?? null}
        valueLabel={name}
        onChange={(code) => set(code ?? undefined)}
      />
    ),
    say: () => name,
  }
}

/** Of a list: only what belongs to one organisation. */
export function useOrganisationFilter(label: string, key: 'organisationId' | 'stationId' = 'organisationId'): Filter {
  const [query] = useQueryWords()
  const organisationId = query[key]
  const organisation = useAnswer(
    organisationPage,
    { organisationId: organisationId ?? '' },
    { when: Boolean(organisationId) },
  )
  const name = organisation.data?.name ?? '…'
  return {
    key,
    label,
    edit: (value, set) => (
      <OrganisationPicker
        label={label}
        placeholder={label}
        value={value ?? null}
        valueLabel={name}
        onChange={(id) => set(id ?? undefined)}
      />
    ),
    say: () => name,
  }
}
