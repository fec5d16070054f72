import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { digestOf } from '#modules/identity/sessions.ts'

export interface BenchWorker {
  token: string
  personId: string
  stationId: string
  regionCode: string
  clients: string[]
}

/** Workers spread over the province, each signed in. Sessions are written straight to their table: signing in is not what is measured. */
export async function signedInWorkers(owner: pg.Pool, count: number): Promise<BenchWorker[]> {
  const { rows } = await owner.query<Omit<BenchWorker, 'token'> & { name: string }>(
    `select p.id as "personId", p.organisation_id as "stationId", p.region_code as "regionCode", array_agg(c.id) as clients
       from identity.person p join services.client c on c.worker_id = p.id where p.ordinal % 13 = 0 group by p.id order by p.ordinal limit $1`,
    [count],
  )
  const workers = rows.map((row) => ({ ...row, token: randomBytes(32).toString('base64url') }))
  await owner.query(
    `with given as (select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[]) as g (person, station, region, digest)),
     account as (insert into identity.account (id, person_id, username, password_hash, region_code, organisation_id)
       select gen_random_uuid(), person, gen_random_uuid()::text, '-', region, station from given returning id, person_id),
     granted as (insert into identity.role_grant (id, account_id, role, region_code, organisation_id, from_on, granted_at)
       select gen_random_uuid(), a.id, 'social-worker', g.region, g.station, '2020-01-01', now() from account a join given g on g.person = a.person_id returning id, account_id)
     insert into identity.session (id, account_id, token_digest, grant_id, device, started_at, last_seen_at)
     select gen_random_uuid(), a.id, g.digest, r.id, 'bench', now(), now() from given g join account a on a.person_id = g.person join granted r on r.account_id = a.id`,
    [
      workers.map((one) => one.personId),
      workers.map((one) => one.stationId),
      workers.map((one) => one.regionCode),
      workers.map((one) => digestOf(one.token)),
    ],
  )
  return workers
}

/** A session for one of the people of fillProvince, by username. */
export async function tokenOf(owner: pg.Pool, username: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into identity.session (id, account_id, token_digest, grant_id, device, started_at, last_seen_at)
     select gen_random_uuid(), a.id, $2, g.id, 'bench', now(), now() from identity.account a join identity.role_grant g on g.account_id = a.id where a.username = $1`,
    [username, digestOf(token)],
  )
  return token
}
