import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { Placed } from '#modules/pay/careers.ts'
import { peopleByIds, peopleIn, type PersonPlace } from '#modules/workforce/public.ts'

type Query = Transaction['query']

/** A file without a place pays nobody. */
const placedOf = (person: PersonPlace): Placed | undefined =>
  person.organisationId === null && person.employerId === null
    ? undefined
    : {
        personId: person.personId,
        regionCode: person.regionCode,
        organisationId: person.organisationId ?? person.employerId!,
        employerId: person.employerId ?? person.organisationId!,
      }

/** Everyone who is active on a day and works somewhere, as far as the reader sees. */
export async function paidPeople(
  query: Query,
  where: { branch?: string; organisationId?: string },
  on: Day,
): Promise<(Placed & { name: string })[]> {
  const people = await peopleIn(query, where, on)
  return people.flatMap((person) => {
    const placed = placedOf(person)
    return placed ? [{ ...placed, name: person.name }] : []
  })
}

export async function placedByIds(
  query: Query,
  ids: readonly string[],
): Promise<Map<string, Placed & { name: string }>> {
  const people = await peopleByIds(query, ids)
  return new Map(
    [...people].flatMap(([id, person]) => {
      const placed = placedOf(person)
      return placed ? [[id, { ...placed, name: person.name }]] : []
    }),
  )
}

/** One person within reach; whoever is not looks like one who is not there. */
export async function onePlaced(query: Query, personId: string): Promise<Placed & { name: string }> {
  return (await placedByIds(query, [personId])).get(personId) ?? refuseNow('kernel/not-found')
}
