import { hash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Actor, Jurisdiction } from '#kernel/actor.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Db } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import type { RegionCode } from '#kernel/region.ts'
import { identity } from '#modules/identity/tables.ts'
import { organisationPlaces, stationsOperatedBy } from '#modules/organisations/public.ts'

export const digestOf = (token: string): Buffer => hash('sha256', token, 'buffer')

/** Opens a session under a grant and gives its token, which is kept nowhere here. */
export async function openSession(
  db: Db,
  accountId: string,
  grantId: string,
  device: string,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await identity(db)
    .insertInto('identity.session')
    .values({
      id: newId(now),
      account_id: accountId,
      token_digest: digestOf(token),
      grant_id: grantId,
      device,
      started_at: now,
      last_seen_at: now,
      ended_at: null,
    })
    .execute()
  return token
}

interface Known {
  actor: Actor
  checkedAt: number
  seenAt: number
  /** When it was last seen as far as the database knows. */
  keptAt: number
}

// How long another server's "ended" may go unnoticed here; in this one it is noticed at once.
const trustMilliseconds = 15_000

/**
 * Who holds a token. A session is read from the database every few seconds, not at every call: at a thousand calls a second
 * the look-up would cost as much as the work. `seen` is written back in a batch.
 */
export class Sessions {
  readonly #pool: pg.Pool
  readonly #clock: () => Date
  readonly #idleSeconds: () => number
  readonly #known = new Map<string, Known>()

  constructor(pool: pg.Pool, clock: () => Date, idleSeconds: () => number) {
    this.#pool = pool
    this.#clock = clock
    this.#idleSeconds = idleSeconds
  }

  actorOf = async (token: string): Promise<Actor | null> => {
    const now = this.#clock()
    const key = hash('sha256', token, 'base64')
    const known = this.#known.get(key)
    if (known && now.getTime() - known.checkedAt < trustMilliseconds) {
      known.seenAt = now.getTime()
      return known.actor
    }
    const idleSince = new Date(now.getTime() - this.#idleSeconds() * 1000)
    // Written back only where the database would think it idle: a writing at each look-up would cost as much as the work.
    if (known && known.seenAt >= idleSince.getTime() && known.keptAt < idleSince.getTime()) await this.flush(key, known)
    const found = await findActor(this.#pool, digestOf(token), idleSince, now)
    if (!found) {
      this.#known.delete(key)
      return null
    }
    this.#known.set(key, {
      actor: found.actor,
      checkedAt: now.getTime(),
      seenAt: now.getTime(),
      keptAt: found.lastSeenAt.getTime(),
    })
    return found.actor
  }

  /** A change of post, password or language is felt at once. */
  forget(accountId: string): void {
    for (const [key, known] of this.#known) if (known.actor.accountId === accountId) this.#known.delete(key)
  }

  /** Writes back when each session was last seen, and drops from memory those not used lately. */
  async flushAll(): Promise<void> {
    const old = this.#clock().getTime() - this.#idleSeconds() * 1000
    for (const [key, known] of this.#known) {
      if (known.keptAt < known.seenAt) await this.flush(key, known)
      if (known.seenAt < old) this.#known.delete(key)
    }
  }

  private async flush(key: string, known: Known): Promise<void> {
    const seenAt = new Date(known.seenAt)
    known.keptAt = known.seenAt
    await inTransaction(this.#pool, gate, async ({ query }) => {
      await query(
        `with seen as (update identity.session set last_seen_at = $2 where token_digest = $1 and last_seen_at < $2 returning account_id)
         update identity.account a set last_seen_at = $2 from seen where a.id = seen.account_id`,
        [Buffer.from(key, 'base64'), seenAt],
      )
    })
  }
}

export interface SessionRow {
  sessionId: string
  lastSeenAt: Date
  accountId: string
  personId: string
  name: string
  language: 'zh' | 'en'
  grantId: string
  role: string
  reaches: 'region' | 'organisation' | 'own'
  regionCode: RegionCode
  organisationId: string | null
  permissions: string[]
}

const sessionText = `
select s.id as "sessionId", s.last_seen_at as "lastSeenAt", a.id as "accountId", a.person_id as "personId", p.name, a.language, g.id as "grantId", g.role,
       r.jurisdiction_kind as reaches, g.region_code as "regionCode", g.organisation_id as "organisationId",
       array(select permission from identity.role_permission rp where rp.role = g.role) as permissions
  from identity.session s
  join identity.account a on a.id = s.account_id and a.closed_at is null
  join identity.person p on p.id = a.person_id
  join identity.role_grant g on g.id = s.grant_id and g.from_on <= $3 and (g.until_on is null or g.until_on > $3)
  join identity.role r on r.role = g.role
 where s.token_digest = $1 and s.ended_at is null and s.last_seen_at > $2`

async function findActor(
  pool: pg.Pool,
  digest: Buffer,
  idleSince: Date,
  now: Date,
): Promise<{ actor: Actor; lastSeenAt: Date } | null> {
  const day = todayIn(now)
  return inTransaction(pool, gate, async ({ query, db }) => {
    const [row] = await query<SessionRow>(sessionText, [digest, idleSince, day])
    if (!row) return null
    const { sessionId, accountId, personId, name, language, grantId, role, organisationId } = row
    const who = { sessionId, accountId, personId, name, language, grantId, role, organisationId }
    const actor = {
      ...who,
      permissions: new Set(row.permissions),
      homeRegionCode: row.regionCode,
      jurisdiction: await jurisdictionOf(db, row, day),
    }
    return { actor, lastSeenAt: row.lastSeenAt }
  })
}

/** An agency reaches the stations that it operates today: when the operator changes, so does what it sees. */
export async function jurisdictionOf(
  db: Db,
  grant: Pick<SessionRow, 'reaches' | 'regionCode' | 'organisationId'>,
  day: string,
): Promise<Jurisdiction> {
  if (grant.reaches === 'region') return { kind: 'region', regionCode: grant.regionCode }
  if (grant.reaches === 'own' || !grant.organisationId) return { kind: 'own' }
  const operated = await stationsOperatedBy(db, grant.organisationId, day)
  const stationIds = operated.length ? operated : [grant.organisationId]
  const places = await organisationPlaces(db, stationIds, day)
  return {
    kind: 'organisation',
    organisationId: grant.organisationId,
    stationIds,
    regionCodes: [...new Set(places.flatMap((place) => place.coveredRegionCodes))] as RegionCode[],
  }
}
