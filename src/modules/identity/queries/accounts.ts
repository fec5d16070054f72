import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { anywhere } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/identity/contract.ts'
import { shownJurisdiction } from '#modules/identity/queries/me.ts'
import { identity } from '#modules/identity/tables.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'

/** Accounts within reach, by username, with the grants each holds or will hold. */
export const accounts: Handler<typeof contract.accounts> = async (
  { db, now, today },
  { search, state, size, after },
) => {
  const cursor = readCursor(after, 1)
  let matching = identity(db)
    .selectFrom('identity.account as a')
    .innerJoin('identity.person as p', 'p.id', 'a.person_id')
  if (search) {
    const like = anywhere(search.toLowerCase())
    matching = matching.where((is) =>
      is.or([is('a.username', 'like', like), is(sql<string>`lower(p.name)`, 'like', like)]),
    )
  }
  if (state === 'closed') matching = matching.where('a.closed_at', 'is not', null)
  if (state === 'locked') matching = matching.where('a.locked_until', '>', now)
  if (state === 'active')
    matching = matching
      .where('a.closed_at', 'is', null)
      .where((is) => is.or([is('a.locked_until', 'is', null), is('a.locked_until', '<=', now)]))

  const { total } = await matching.select((is) => is.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  let page = matching
    .select(['a.id', 'a.username', 'p.name', 'a.closed_at', 'a.locked_until', 'a.last_seen_at', 'a.version'])
    .orderBy('a.username')
    .limit(size + 1)
  if (cursor) page = page.where('a.username', '>', String(cursor[0]))
  const found = await page.execute()
  const rows = found.slice(0, size)
  const grants = await grantsOf(rows.map((row) => row.id))
  const regions = await regionNames(
    db,
    grants.map((grant) => grant.region_code),
  )
  const organisations = await organisationNames(
    db,
    grants.flatMap((grant) => grant.organisation_id ?? []),
  )

  return {
    total,
    totalIsExact: true,
    next: found.length > size ? cursorOf([rows.at(-1)!.username]) : null,
    rows: rows.map((row) => ({
      accountId: row.id,
      username: row.username,
      name: row.name,
      state: row.closed_at
        ? ('closed' as const)
        : row.locked_until && row.locked_until > now
          ? ('locked' as const)
          : ('active' as const),
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
      version: row.version,
      grants: grants
        .filter((grant) => grant.account_id === row.id)
        .map((grant) => ({
          grantId: grant.id,
          role: grant.role,
          roleName: { zh: grant.name_zh, en: grant.name_en },
          jurisdiction: shownJurisdiction(grant, regions, organisations),
          fromOn: grant.from_on,
          untilOn: grant.until_on,
        })),
    })),
  }

  function grantsOf(ids: string[]) {
    return identity(db)
      .selectFrom('identity.role_grant as g')
      .innerJoin('identity.role as r', 'r.role', 'g.role')
      .select([
        'g.id',
        'g.account_id',
        'g.role',
        'g.region_code',
        'g.organisation_id',
        'g.from_on',
        'g.until_on',
        'r.name_zh',
        'r.name_en',
        'r.jurisdiction_kind',
      ])
      .where('g.account_id', '=', sql<string>`any(${ids}::uuid[])`)
      .where((is) => is.or([is('g.until_on', 'is', null), is('g.until_on', '>', today)]))
      .orderBy('g.granted_at')
      .execute()
  }
}
