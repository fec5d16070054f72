import type { Db } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import type { Role } from '#modules/identity/domain/rights.ts'
import { identity } from '#modules/identity/tables.ts'

/** Roles with what each may do, in the order they are written. */
export async function allRoles(db: Db): Promise<Role[]> {
  const rows = await identity(db).selectFrom('identity.role').selectAll().execute()
  const permissions = await identity(db)
    .selectFrom('identity.role_permission')
    .selectAll()
    .orderBy('permission')
    .execute()
  return rows.map((row) => ({
    role: row.role,
    name: { zh: row.name_zh, en: row.name_en },
    reaches: row.jurisdiction_kind,
    permissions: permissions.filter((one) => one.role === row.role).map((one) => one.permission),
  }))
}

export async function findRole(db: Db, role: string): Promise<Role | undefined> {
  return (await allRoles(db)).find((one) => one.role === role)
}

export interface NewAccount {
  username: string
  name: string
  passwordHash: string
  mustChange: boolean
  regionCode: string
  organisationId: string | null
}

/** Saves a person with an account; the grant follows. Returns both ids. */
export async function saveAccount(
  db: Db,
  account: NewAccount,
  now: Date,
  /** Who is here already and has no account yet. */
  knownPersonId?: string,
): Promise<{ accountId: string; personId: string }> {
  const personId = knownPersonId ?? newId<'person'>(now)
  const accountId = newId<'account'>(now)
  const place = { region_code: account.regionCode, organisation_id: account.organisationId }
  if (!knownPersonId)
    await identity(db)
      .insertInto('identity.person')
      .values({ id: personId, name: account.name, ...place })
      .execute()
  await identity(db)
    .insertInto('identity.account')
    .values({
      id: accountId,
      person_id: personId,
      username: account.username,
      password_hash: account.passwordHash,
      password_must_change: account.mustChange,
      locked_until: null,
      closed_at: null,
      last_seen_at: null,
      ...place,
    })
    .execute()
  return { accountId, personId }
}

export interface NewGrant {
  accountId: string
  role: string
  regionCode: string
  organisationId: string | null
  fromOn: string
  untilOn: string | null
  grantedBy: string | null
}

export async function saveGrant(db: Db, grant: NewGrant, now: Date): Promise<string> {
  const id = newId<'grant'>(now)
  await identity(db)
    .insertInto('identity.role_grant')
    .values({
      id,
      account_id: grant.accountId,
      role: grant.role,
      region_code: grant.regionCode,
      organisation_id: grant.organisationId,
      from_on: grant.fromOn,
      until_on: grant.untilOn,
      granted_by: grant.grantedBy,
      granted_at: now,
    })
    .execute()
  return id
}

/** The account with its row locked, if it is within reach. */
export const lockAccount = (db: Db, accountId: string) =>
  identity(db).selectFrom('identity.account').selectAll().where('id', '=', accountId).forUpdate().executeTakeFirst()

/** `withPost`: because the post has ended, so that what was not sent can still be handed in with it. */
export const endSessionsOf = (db: Db, accountId: string, now: Date, { withPost = false } = {}) =>
  identity(db)
    .updateTable('identity.session')
    .set({ ended_at: now, ended_with_post: withPost })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
