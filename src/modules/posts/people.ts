import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import { personFacts as certificateFacts } from '#modules/certificates/public.ts'
import { peoplePlaces } from '#modules/identity/public.ts'

/** What posts ask of others about people. */

export interface PersonFound {
  name: string
  regionCode: string
  organisationId: string | null
}

/** People within reach by their ids. */
export const findPeople = ({ db }: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, PersonFound>> =>
  peoplePlaces(db, ids)

/** The best certificate of each on a day; left out where it is not known. */
export async function certificateLevels(
  { query }: Pick<Context, 'query'>,
  ids: readonly string[],
  on: Day,
): Promise<Map<string, string>> {
  const facts = await certificateFacts(query, [...ids], on)
  return new Map(
    [...facts].flatMap(([id, one]) =>
      typeof one['certificate.level'] === 'string' ? [[id, one['certificate.level']]] : [],
    ),
  )
}
