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
