import type { TestServer } from '#demo/test-server.ts'
import { cast, type CastName, organisations, personId } from '#demo/test-world.ts'

/** The cast as people who are paid: files, work, degrees, posts and certificates, put straight into the tables of their modules. */

export interface GivenLife {
  /** Community work, from when until when. */
  worked: [from: string, until?: string][]
  degree?: [degree: 'bachelor' | 'master', on: string]
  posts: [kind: string, from: string, until?: string][]
  appointed?: [level: string, from: string, until?: string][]
  employer?: string
  bornOn?: string
}

export const beginner: GivenLife = { worked: [['2020-03-01']], posts: [['worker', '2020-03-01']] }

/** Gives somebody of the cast a life; what they had of it before is replaced. */
export async function giveLife({ database: { pool } }: TestServer, who: CastName, life: GivenLife): Promise<string> {
  const id = personId(who)
  const { region, name } = cast[who]
  const organisation = cast[who].organisation ?? organisations.authority
  const employer = life.employer ?? organisation
  const place = [id, region, organisation, employer]
  await pool.query(
    `insert into workforce.worker (person_id, region_code, organisation_id, employer_id, name, pinyin, initials, name_key, sex, born_on, no_number_reason, system, kind, status_on, source,
       confirmed_on, confirmed_by, registered_on, changed_at)
     values ($1, $2, $3, $4, $5, 'x', 'x', 'x', 'female', $6, '测试', 'community', 'community-worker', '2020-01-01', 'registered', '2020-01-01', $1, '2010-01-01', '2020-01-01')
     on conflict (person_id) do update set organisation_id = excluded.organisation_id, employer_id = excluded.employer_id`,
    [...place, name, life.bornOn ?? '1990-05-05'],
  )
  for (const table of ['workforce.employment', 'workforce.education', 'posts.incumbency', 'posts.appointment'])
    await pool.query(`delete from ${table} where person_id = $1`, [id])
  for (const [from, until] of life.worked)
    await pool.query(
      `insert into workforce.employment (id, person_id, region_code, organisation_id, employer_id, employer_name, employer_kind, is_social_work, is_community_work, from_on, until_on, source, confirmed_on, confirmed_by)
       values (gen_random_uuid(), $1, $2, $3, $4, '某街道', 'self-governing', true, true, $5, $6, 'registered', '2020-01-01', $1)`,
      [...place, from, until ?? null],
    )
  // A diploma tells that there is no degree, too.
  const [degree, degreeOn] = life.degree ?? ['none', null]
  await pool.query(
    `insert into workforce.education (id, person_id, region_code, organisation_id, employer_id, school, major_kind, diploma, degree, full_time, graduated_on, degree_on, source, confirmed_on, confirmed_by)
     values (gen_random_uuid(), $1, $2, $3, $4, '某大学', 'other', $5, $6, false, $7, $7, 'registered', '2020-01-01', $1)`,
    [...place, degree === 'none' ? 'college' : degree, degree, degreeOn ?? '2010-07-01'],
  )
  const { rows } = await pool.query<{ id: string }>(
    `insert into posts.post (id, region_code, organisation_id, kind, title, seats, certificate, funding, from_on, recorded_at)
     values (gen_random_uuid(), $1, $2, 'worker', '工作人员', 100, 'none', 'fiscal', '2000-01-01', '2020-01-01') returning id`,
    [region, organisation],
  )
  for (const [kind, from, until] of life.posts)
    await pool.query(
      `insert into posts.incumbency (id, post_id, person_id, region_code, organisation_id, employer_id, kind, main, from_on, until_on, recorded_at)
       values (gen_random_uuid(), $5, $1, $2, $3, $4, $6, true, $7, $8, '2020-01-01')`,
      [...place, rows[0]!.id, kind, from, until ?? null],
    )
  for (const [level, from, until] of life.appointed ?? [])
    await pool.query(
      `insert into posts.appointment (id, person_id, region_code, organisation_id, employer_id, level, from_on, until_on, recorded_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, '2020-01-01')`,
      [...place, level, from, until ?? null],
    )
  return id
}
