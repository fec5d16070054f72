import type { OutputOf } from '#kernel/endpoint.ts'
import type { client } from '../contract.ts'
import type { ClientValues } from './ClientFields.tsx'

type File = OutputOf<typeof client>

/** The answers that differ from the file they were begun from. */
export type Changes = Partial<{
  name: string
  sex: 'male' | 'female' | 'unknown'
  bornOn: string | null
  identityNumber: string | null
  noNumberReason: string | null
  phone: string
  address: string
  regionCode: string
  residence: 'here' | 'away' | 'registered-elsewhere'
  registeredRegionCode: string | null
  categories: string[]
  stationId: string
  workerId: string | null
  livesWith: string
  householdId: null
}>

/** What a person changed in a file. Sealed values are unknown to the form: typed ones are changes, empty ones are none. */
export function changesOf(file: File, values: ClientValues): Changes {
  const changes: Changes = {}
  const note = <Key extends keyof Changes & keyof File>(key: Key, value: Changes[Key] | null | undefined) => {
    if (value !== undefined && !isSame(value, file[key])) Object.assign(changes, { [key]: value })
  }
  note('name', values.name?.trim())
  note('sex', values.sex)
  note('bornOn', values.bornOn)
  note('noNumberReason', values.withoutNumber ? values.noNumberReason?.trim() : undefined)
  note('regionCode', values.regionCode ?? undefined)
  note('residence', values.residence)
  note('registeredRegionCode', values.registeredRegionCode)
  note('categories', values.categories)
  note('stationId', values.stationId ?? undefined)
  note('workerId', values.workerId)
  for (const key of ['identityNumber', 'phone', 'address'] as const) {
    const typed = values[key]?.trim()
    if (typed && !(key === 'identityNumber' && values.withoutNumber)) changes[key] = typed
  }
  if (values.livesWith) changes.livesWith = values.livesWith
  else if (values.leavesHousehold) changes.householdId = null
  return changes
}

const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other) ? one.toSorted().join(' ') === other.toSorted().join(' ') : one === other

/** What someone else changed in the file that this person changed too, and not to the same. */
export const clashesOf = (base: File, now: File, mine: Changes): (keyof File & keyof Changes)[] =>
  (Object.keys(mine) as (keyof Changes)[]).filter(
    (key): key is keyof File & keyof Changes =>
      key in now &&
      !isSame(now[key as keyof File], base[key as keyof File]) &&
      !isSame(now[key as keyof File], mine[key]),
  )
