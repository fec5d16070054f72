import { sql } from 'kysely'
import type { Db, Transaction } from '#kernel/database.ts'
import { identity } from '#modules/identity/tables.ts'

/** The names of people by their ids; ids that nobody has are left out. A name is said wherever its work is shown. */
export async function personNames(query: Transaction['query'], ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await query<{ id: string; name: string }>('select id, name from identity.names_of($1)', [wanted])
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Workers of an organisation within reach, by name: who may be given a client. */
export const workersAt = (db: Db, organisationId: string): Promise<{ id: string; name: string }[]> =>
  identity(db)
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .orderBy('name')
    .execute()

/** Is this person on the staff of the organisation, as far as the reader sees? */
export async function worksAt(db: Db, personId: string, organisationId: string): Promise<boolean> {
  const row = await identity(db)
    .selectFrom('identity.person')
    .select('id')
    .where('id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row !== undefined
}

/** People within reach with where they stand; ids out of reach are left out. One statement however many. */
export async function peoplePlaces(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { name: string; regionCode: string; organisationId: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await identity(db)
    .selectFrom('identity.person')
    .select(['id', 'name', 'region_code', 'organisation_id'])
    .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { name: row.name, regionCode: row.region_code, organisationId: row.organisation_id }]),
  )
}
export interface RegisteredPerson {
  personId: string
  name: string
  regionCode: string
  organisationId: string | null
}

/**
 * The persons of files in the registry, as their files say: made where they are new, renamed and moved where they are here already. One
 * statement however many.
 */
export async function registerPeople(query: Transaction['query'], people: readonly RegisteredPerson[]): Promise<void> {
  if (people.length === 0) return
  await query(
    `insert into identity.person as p (id, name, region_code, organisation_id, has_file)
     select "personId", name, "regionCode", "organisationId", true from jsonb_to_recordset($1::jsonb) as x ("personId" uuid, name text, "regionCode" text, "organisationId" uuid)
     on conflict (id) do update set name = excluded.name, region_code = excluded.region_code, organisation_id = excluded.organisation_id, has_file = true, version = p.version + 1`,
    [JSON.stringify(people)],
  )
}

export const registerPerson = (query: Transaction['query'], person: RegisteredPerson): Promise<void> => registerPeople(query, [person])

/** People of organisations who have an account and no file in the registry, within reach. */
export const peopleWithoutFile = (query: Transaction['query'], atMost: number): Promise<RegisteredPerson[]> =>
  query<RegisteredPerson>(
    `select id as "personId", name, region_code as "regionCode", organisation_id as "organisationId" from identity.person
      where not has_file and organisation_id is not null order by region_code, name limit $1`,
    [atMost],
  )

/** Someone within reach who has no file in the registry yet. */
export const findPersonWithoutFile = async (query: Transaction['query'], personId: string): Promise<RegisteredPerson | undefined> =>
  (
    await query<RegisteredPerson>(
      'select id as "personId", name, region_code as "regionCode", organisation_id as "organisationId" from identity.person where id = $1 and not has_file',
      [personId],
    )
  )[0]
