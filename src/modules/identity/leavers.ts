import type { Actor } from '#kernel/actor.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import { addDays, type Day, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { securityOn } from '#modules/identity/security.ts'
import { digestOf, jurisdictionOf, type SessionRow } from '#modules/identity/sessions.ts'

/** The session as it is or was, and the last post of its account that allowed something. `leftOn` null where it goes on. */
interface LastPost extends Omit<SessionRow, 'permissions' | 'lastSeenAt' | 'grantId'> {
  username: string
  grantId: string | null
  leftOn: Day | null
  /** Ended by its owner or by the office, and not because the post did. */
  withdrawn: boolean
}

const lastPostText = `
select s.id as "sessionId", a.id as "accountId", a.username, a.person_id as "personId", p.name, a.language, s.ended_at is not null and not s.ended_with_post as withdrawn,
       g.id as "grantId", g.role, r.jurisdiction_kind as reaches, g.region_code as "regionCode", g.organisation_id as "organisationId",
       least(g.until_on, (a.closed_at at time zone 'Asia/Shanghai')::date) as "leftOn"
  from identity.session s
  join identity.account a on a.id = s.account_id
  join identity.person p on p.id = a.person_id
  left join lateral (
    select g.* from identity.role_grant g join identity.role_permission rp on rp.role = g.role and rp.permission = $2
     where g.account_id = a.id and g.from_on <= $3 order by g.until_on desc nulls first limit 1) g on true
  left join identity.role r on r.role = g.role
 where s.token_digest = $1`

async function lastPostOf(house: House, token: string, may: string, today: Day): Promise<LastPost | undefined> {
  const rows = await inTransaction(house.gatePool, gate, ({ query }) =>
    query<LastPost>(lastPostText, [digestOf(token), may, today]),
  )
  return rows[0]
}

/** How somebody stands with the house, as far as a session can say. */
export type Standing = 'stays' | 'left' | 'withdrawn' | 'unknown'

/** On a phone that several carry the session may be another's: of the one who is asked about it then says nothing. */
export async function standingOf(
  house: House,
  token: string | null,
  may: string,
  username: string | undefined,
): Promise<Standing> {
  const today = todayIn(house.clock())
  const last = token ? await lastPostOf(house, token, may, today) : undefined
  if (!last || (username !== undefined && last.username !== username.toLowerCase())) return 'unknown'
  if (!last.grantId || (last.leftOn && last.leftOn <= today)) return 'left'
  return last.withdrawn ? 'withdrawn' : 'stays'
}

/** Somebody who has left not long ago, with the rights to hand in and nothing else: at their last station, whatever was their own there before. */
export async function leaverOf(house: House, token: string, may: string): Promise<Actor | null> {
  const today = todayIn(house.clock())
  const last = await lastPostOf(house, token, may, today)
  const { leftOn, grantId } = last ?? {}
  if (!last || !grantId || last.withdrawn || !leftOn || leftOn > today) return null
  if (leftOn < addDays(today, -securityOn(house, today).handInDays)) return null
  // Their clients have gone to colleagues of the station: what they did for them is taken in all the same.
  const reaches = last.reaches === 'own' ? 'organisation' : last.reaches
  const jurisdiction = await inTransaction(house.gatePool, gate, ({ db }) =>
    jurisdictionOf(db, { ...last, reaches }, today),
  )
  const { sessionId, accountId, personId, name, language, role, organisationId, regionCode } = last
  const who = { sessionId, accountId, personId, name, language, role, organisationId, grantId }
  return { ...who, homeRegionCode: regionCode, permissions: new Set([may]), jurisdiction, leftOn }
}
