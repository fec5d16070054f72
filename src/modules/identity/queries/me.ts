import type { Actor } from '#kernel/actor.ts'
import type { Db } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import type { Handler } from '#kernel/http.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type * as contract from '#modules/identity/contract.ts'
import { securityOn } from '#modules/identity/security.ts'
import { identity } from '#modules/identity/tables.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'

export const me: Handler<typeof contract.me> = ({ house, db, actor, today }) => meOf(house, db, actor, today)

/** Everything the screens need to know of who is signed in: the posts held today, the rights of the one acted under. */
export async function meOf(house: House, db: Db, actor: Actor, day: string): Promise<OutputOf<typeof contract.me>> {
  const account = await identity(db)
    .selectFrom('identity.account')
    .select(['username', 'password_must_change'])
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  const grants = await heldGrants(db, actor.accountId, day)
  const regions = await regionNames(db, [actor.homeRegionCode, ...grants.map((grant) => grant.region_code)])
  const organisations = await organisationNames(
    db,
    grants.flatMap((grant) => grant.organisation_id ?? []),
  )
  const posts = grants.map((grant) => ({
    grantId: grant.id,
    role: grant.role,
    roleName: { zh: grant.name_zh, en: grant.name_en },
    jurisdiction: shownJurisdiction(grant, regions, organisations),
    organisationId: grant.organisation_id,
    organisationName: organisations.get(grant.organisation_id ?? '') ?? null,
    active: grant.id === actor.grantId,
  }))
  const active = posts.find((post) => post.active)
  if (!active) throw new Error('An actor acts under a grant that is not held')
  return {
    accountId: actor.accountId,
    personId: actor.personId,
    username: account.username,
    name: actor.name,
    language: actor.language,
    posts,
    permissions: [...actor.permissions],
    jurisdiction: active.jurisdiction,
    organisationId: active.organisationId,
    organisationName: active.organisationName,
    homeRegionCode: actor.homeRegionCode,
    homeRegionName: regions.get(actor.homeRegionCode) ?? actor.homeRegionCode,
    demonstration: house.demonstration,
    passwordMustChange: account.password_must_change,
    offlineDays: securityOn(house, day).offlineDays,
    idleSeconds: securityOn(house, day).idleMinutes * 60,
  }
}

export const heldGrants = (db: Db, accountId: string, day: string) =>
  identity(db)
    .selectFrom('identity.role_grant as g')
    .innerJoin('identity.role as r', 'r.role', 'g.role')
    .select([
      'g.id',
      'g.role',
      'g.region_code',
      'g.organisation_id',
      'g.from_on',
      'g.until_on',
      'r.name_zh',
      'r.name_en',
      'r.jurisdiction_kind',
    ])
    .where('g.account_id', '=', accountId)
    .where('g.from_on', '<=', day)
    .where((is) => is.or([is('g.until_on', 'is', null), is('g.until_on', '>', day)]))
    .orderBy('g.granted_at')
    .execute()

/** How far a grant reaches, in words. */
export function shownJurisdiction(
  grant: { jurisdiction_kind: 'region' | 'organisation' | 'own'; region_code: string; organisation_id: string | null },
  regions: Map<string, string>,
  organisations: Map<string, string>,
) {
  const kind = grant.jurisdiction_kind
  const region = regions.get(grant.region_code) ?? grant.region_code
  const organisation = organisations.get(grant.organisation_id ?? '') ?? ''
  const names = {
    region: { zh: region, en: region },
    organisation: { zh: organisation, en: organisation },
    own: { zh: '仅本人记录', en: 'Own records only' },
  }
  return {
    kind,
    regionCode: kind === 'region' ? grant.region_code : null,
    organisationId: grant.organisation_id,
    name: names[kind],
  }
}
