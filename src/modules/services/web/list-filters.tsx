import { organisationPage } from '#modules/organisations/contract.ts'
import { staff } from '#modules/identity/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import type { Filter } from '#web/kit/FilterBar.tsx'
import { useOrganisationFilter, useRegionFilter } from '#web/kit/place-filters.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** Region, station and worker, as far as the reader's reach leaves a choice: whoever sees one station is not asked which. */
export function usePlaceFilters(): Filter[] {
  const t = useWord(words)
  const me = useMe()
  const [query] = useQueryWords()
  const { stationId, workerId } = query
  const reach = me.jurisdiction.kind
  const own = useAnswer(
    organisationPage,
    { organisationId: me.organisationId ?? '' },
    { when: reach === 'organisation' },
  )
  // An agency runs several stations; a station is one.
  const seesSeveral = reach === 'region' || own.data?.kind === 'agency'
  const station = stationId ?? (seesSeveral ? null : me.organisationId)
  const regionFilter = useRegionFilter(t('region.filter'))
  const stationFilter = useOrganisationFilter(t('station.filter'), 'stationId')
  const people = useAnswer(staff, { organisationId: station ?? '' }, { when: Boolean(station) })
  const workers = (people.data?.rows ?? []).map(({ personId, name }) => ({ value: personId, label: name }))
  if (workerId && !workers.some(({ value }) => value === workerId))
    workers.push({ value: workerId, label: workerId === me.personId ? me.name : t('worker.one') })
  if (reach === 'own') return []

  return [
    ...(reach === 'region' ? [regionFilter] : []),
    ...(seesSeveral ? [stationFilter] : []),
    // Whose work is asked of one station; in a county it is first asked of which.
    ...(workers.length > 0 ? [{ key: 'workerId', label: t('worker.filter'), choices: workers }] : []),
  ]
}
