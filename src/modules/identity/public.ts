import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Db, Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { ancestorsOf, type RegionCode } from '#kernel/region.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import { mayGrant } from '#modules/identity/domain/rights.ts'
import { allRoles, endSessionsOf } from '#modules/identity/store.ts'
import { newId } from '#kernel/ids.ts'
import { identity } from '#modules/identity/tables.ts'

export { openAccountOutside } from '#modules/identity/open-account-for.ts'

/** The names of people by their ids; ids that nobody has are left out. A name is said wherever its work is shown. */
export async function personNames(query: Transaction['query'], ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await query<{ id: string; name: string }>('select id, name from identity.names_of($1)', [wanted])
  return new Map(rows.map((row) => [row.id, row.name]))
}

type Id = string | null | undefined
type IdsOf<Row> = (row: Row) => Id | Id[]

/** The names that the rows of a page speak of, by id or code: three statements however many rows, none for what is not asked. */
export async function namesIn<Row>(
  { db, query }: { db: Db; query: Transaction['query'] },
  rows: readonly Row[],
  of: { people?: IdsOf<Row>; organisations?: IdsOf<Row>; regions?: IdsOf<Row> },
): Promise<Record<'people' | 'organisations' | 'regions', Map<string, string>>> {
  const picked = (pick?: IdsOf<Row>) =>
    pick ? rows.flatMap((row) => pick(row) ?? []).filter((one) => one != null) : []
  const [people, organisations, regions] = await Promise.all([
    personNames(query, picked(of.people)),
    organisationNames(db, picked(of.organisations)),
    regionNames(db, picked(of.regions)),
  ])
  return { people, organisations, regions }
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

export const registerPerson = (query: Transaction['query'], person: RegisteredPerson): Promise<void> =>
  registerPeople(query, [person])

/** The persons of files that were made in error go with them; whoever has an account stays, without a file. At the gate only. */
export async function dropPeople(query: Transaction['query'], ids: readonly string[]): Promise<void> {
  await query(
    'delete from identity.person p where p.id = any ($1::uuid[]) and not exists (select from identity.account a where a.person_id = p.id)',
    [ids],
  )
  await query('update identity.person set has_file = false where id = any ($1::uuid[])', [ids])
}

/** People of organisations who have an account and no file in the registry, within reach. */
export const peopleWithoutFile = (query: Transaction['query'], atMost: number): Promise<RegisteredPerson[]> =>
  query<RegisteredPerson>(
    `select id as "personId", name, region_code as "regionCode", organisation_id as "organisationId" from identity.person
      where not has_file and organisation_id is not null order by region_code, name limit $1`,
    [atMost],
  )

/** Someone within reach who has no file in the registry yet. */
export const findPersonWithoutFile = async (
  query: Transaction['query'],
  personId: string,
): Promise<RegisteredPerson | undefined> =>
  (
    await query<RegisteredPerson>(
      'select id as "personId", name, region_code as "regionCode", organisation_id as "organisationId" from identity.person where id = $1 and not has_file',
      [personId],
    )
  )[0]

export interface EndedGrant {
  grantId: string
  role: string
  /** As it stood before. */
  formerUntilOn: string | null
}

/**
 * Ends every grant of a person from a day on, and their sessions: who leaves acts no more. Grants that the actor could not have given stay and
 * are counted in `left`; so do one's own. Everything within the caller's transaction.
 */
export async function endGrants(
  { db, house, actor, now, today }: Pick<Context, 'db' | 'house' | 'actor' | 'now' | 'today'>,
  personId: string,
  on: Day,
): Promise<{ ended: EndedGrant[]; left: number }> {
  const accounts = await identity(db)
    .selectFrom('identity.account')
    .select('id')
    .where('person_id', '=', personId)
    .execute()
  const ids = accounts.map((one) => one.id).filter((id) => id !== actor.accountId)
  if (ids.length === 0) return { ended: [], left: 0 }
  const [grants, roles] = await Promise.all([
    identity(db)
      .selectFrom('identity.role_grant')
      .selectAll()
      .where('account_id', 'in', ids)
      .where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', on)]))
      .forUpdate()
      .execute(),
    allRoles(db),
  ])
  const mine = grants.filter((grant) => {
    const role = roles.find((one) => one.role === grant.role)
    return (
      role &&
      mayGrant(role, { regionCode: grant.region_code as RegionCode, organisationId: grant.organisation_id }, actor).ok
    )
  })
  for (const grant of mine)
    await identity(db)
      .updateTable('identity.role_grant')
      .set({ until_on: grant.from_on > on ? grant.from_on : on })
      .where('id', '=', grant.id)
      .execute()
  // Who keeps a grant signs in anew under that one.
  if (on <= today) for (const id of ids) await endSessionsOf(db, id, now, { withPost: true })
  for (const id of ids) house.forget(id)
  return {
    ended: mine.map((grant) => ({ grantId: grant.id, role: grant.role, formerUntilOn: grant.until_on })),
    left: grants.length - mine.length,
  }
}

/** Puts ended grants back as they stood. */
export async function restoreGrants({ db }: Pick<Context, 'db'>, grants: readonly EndedGrant[]): Promise<void> {
  for (const { grantId, formerUntilOn } of grants)
    await identity(db)
      .updateTable('identity.role_grant')
      .set({ until_on: formerUntilOn })
      .where('id', '=', grantId)
      .execute()
}

/** The staff of organisations within reach; one statement. */
export const staffAt = (
  db: Db,
  organisationIds: readonly string[],
): Promise<{ id: string; name: string; organisationId: string | null }[]> =>
  identity(db)
    .selectFrom('identity.person')
    .select(['id', 'name', 'organisation_id as organisationId'])
    .where('organisation_id', '=', sql<string>`any (${[...organisationIds]}::uuid[])`)
    .orderBy('name')
    .execute()

/** The roles that a person holds on a day, and whether the actor could end each; see `endGrants`. */
export async function grantsOf(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  personId: string,
  on: Day,
): Promise<{ role: string; name: { zh: string; en: string }; mayEnd: boolean }[]> {
  const [grants, roles] = await Promise.all([
    identity(db)
      .selectFrom('identity.role_grant as g')
      .innerJoin('identity.account as a', 'a.id', 'g.account_id')
      .select(['g.role', 'g.region_code', 'g.organisation_id'])
      .where('a.person_id', '=', personId)
      .where('g.from_on', '<=', on)
      .where((is) => is.or([is('g.until_on', 'is', null), is('g.until_on', '>', on)]))
      .execute(),
    allRoles(db),
  ])
  return grants.flatMap((grant) => {
    const role = roles.find((one) => one.role === grant.role)
    if (!role) return []
    const mayEnd = mayGrant(
      role,
      { regionCode: grant.region_code as RegionCode, organisationId: grant.organisation_id },
      actor,
    ).ok
    return [{ role: grant.role, name: role.name, mayEnd }]
  })
}

/** Who may do something at organisations today by a grant of their own there, such as the leaders of stations. For jobs, at the gate. */
export const whoMayAt = (
  query: Transaction['query'],
  permission: string,
  organisationIds: readonly string[],
  on: Day,
): Promise<{ personId: string; organisationId: string }[]> =>
  query(
    `select distinct a.person_id as "personId", g.organisation_id as "organisationId"
       from identity.role_grant g join identity.account a on a.id = g.account_id and a.closed_at is null
       join identity.role_permission p on p.role = g.role and p.permission = $1
      where g.organisation_id = any ($2::uuid[]) and g.from_on <= $3 and (g.until_on is null or g.until_on > $3)`,
    [permission, [...organisationIds], on],
  )

/**
 * Takes the rights someone has at their organisations away from a day on, or along to another organisation; rights over regions stay. Stands at
 * the gate, because the accounts may lie beyond the mover's reach. Answers whose sessions must be looked up anew.
 */
export async function moveRights(
  query: Transaction['query'],
  {
    personId,
    on,
    now,
    by,
    to,
  }: { personId: string; on: string; now: Date; by: string; to: { regionCode: string; organisationId: string } | null },
): Promise<string[]> {
  const grants = await query<{ accountId: string; role: string }>(
    `update identity.role_grant g set until_on = greatest(g.from_on, $2::date) from identity.account a
      where a.id = g.account_id and a.person_id = $1 and g.organisation_id is not null and (g.until_on is null or g.until_on > $2)
      returning g.account_id as "accountId", g.role`,
    [personId, on],
  )
  if (to) {
    for (const { accountId, role } of grants) {
      await query(
        `insert into identity.role_grant (id, account_id, role, region_code, organisation_id, from_on, until_on, granted_by, granted_at) values ($1, $2, $3, $4, $5, $6, null, $7, $8)`,
        [newId<'grant'>(now), accountId, role, to.regionCode, to.organisationId, on, by, now],
      )
    }
    await query(
      'update identity.account set region_code = $2, organisation_id = $3, version = version + 1 where person_id = $1 and organisation_id is not null',
      [personId, to.regionCode, to.organisationId],
    )
  }
  return [...new Set(grants.map(({ accountId }) => accountId))]
}

/** The accounts of a person whose file was merged into another's become that other's. At the gate. */
export async function mergePersons(
  query: Transaction['query'],
  { gone, kept }: { gone: string; kept: string },
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'update identity.account set person_id = $2, version = version + 1 where person_id = $1 returning id',
    [gone, kept],
  )
  return rows.map(({ id }) => id)
}

/** Who may do something over a region today, by the narrowest grant that holds it. For jobs, at the gate. */
export async function whoMayOver(
  query: Transaction['query'],
  permission: string,
  regionCode: RegionCode,
  on: Day,
): Promise<string[]> {
  const over = [regionCode, ...ancestorsOf(regionCode)]
  const rows = await query<{ personId: string; regionCode: RegionCode }>(
    `select distinct a.person_id as "personId", g.region_code as "regionCode"
       from identity.role_grant g join identity.account a on a.id = g.account_id and a.closed_at is null
       join identity.role r on r.role = g.role and r.jurisdiction_kind = 'region'
       join identity.role_permission p on p.role = g.role and p.permission = $1
      where g.region_code = any ($2::text[]) and g.from_on <= $3 and (g.until_on is null or g.until_on > $3)`,
    [permission, over, on],
  )
  const nearest = over.find((code) => rows.some((row) => row.regionCode === code))
  return rows.filter((row) => row.regionCode === nearest).map((row) => row.personId)
}

/** A person who works nowhere here, such as a volunteer: entered by an organisation, seen by the region. */
export const addPerson = async (
  query: Transaction['query'],
  person: { personId: string; name: string; regionCode: string },
): Promise<void> =>
  void (await query('select identity.add_person($1, $2, $3)', [person.personId, person.name, person.regionCode]))

/** Can this person sign in, wherever they are? Yes or no. */
export async function hasAccount(query: Transaction['query'], personId: string): Promise<boolean> {
  const [row] = await query<{ has: boolean }>('select identity.has_account($1) as has', [personId])
  return row!.has
}
