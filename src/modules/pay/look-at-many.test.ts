import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testServer } from '#demo/test-server.ts'
import { cast, organisations } from '#demo/test-world.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import { lookAtMany } from '#modules/pay/look-at-many.ts'
import { paidPeople } from '#modules/pay/people.ts'

// Six hundred invented lives by arithmetic: beginners and old hands, promoted and stepped down, with and without degree, appointment, post or diploma.

const server = await testServer({ after })
const { house } = server
const { pool } = server.database
const many = 600

const lives = `
with life as (
  select n, md5('life ' || n)::uuid as id, date '1962-03-01' + n * 24 as born_on, date '1999-01-31' + (n * 7919 % 9700) as began
    from generate_series(1, ${many}) n
), worker as (
  insert into workforce.worker (person_id, region_code, organisation_id, employer_id, name, pinyin, initials, name_key, sex, born_on, no_number_reason, system, kind, status_on, source,
         confirmed_on, confirmed_by, registered_on, changed_at)
  select id, $1, $2::uuid, $2::uuid, '演示' || n, 'x', 'x', 'x', 'female', born_on, '测试', 'community', 'community-worker', began, 'registered', began, id, began, now() from life
), employment as (
  insert into workforce.employment (id, person_id, region_code, organisation_id, employer_id, employer_name, employer_kind, is_social_work, is_community_work, is_counted, from_on, until_on, source, confirmed_on, confirmed_by)
  select gen_random_uuid(), id, $1, $2::uuid, $2::uuid, '某街道', 'self-governing', true, n % 7 <> 0, n % 11 <> 0, began + part * 1000, case when part = 0 and n % 3 = 0 then began + 700 end, 'registered', began, id
    from life, generate_series(0, n % 3) part where began + part * 1000 < date '2026-03-01'
), education as (
  insert into workforce.education (id, person_id, region_code, organisation_id, employer_id, school, major_kind, diploma, degree, full_time, from_on, graduated_on, degree_on, source, confirmed_on, confirmed_by)
  select gen_random_uuid(), id, $1, $2::uuid, $2::uuid, '某大学', 'other', 'bachelor', (array['none', 'bachelor', 'master', 'doctor'])[1 + n % 4], n % 5 = 0, began - 900, began - 500 + n * 3, began - 500 + n * 3, 'registered', began, id
    from life where n % 13 <> 0
), post as (
  insert into posts.post (id, region_code, organisation_id, kind, title, seats, certificate, funding, from_on, recorded_at)
  values (md5('post')::uuid, $1, $2::uuid, 'worker', '工作人员', 1000, 'none', 'fiscal', '1990-01-01', now()) returning id
), incumbency as (
  insert into posts.incumbency (id, post_id, person_id, region_code, organisation_id, employer_id, kind, main, from_on, until_on, recorded_at)
  select gen_random_uuid(), post.id, life.id, $1, $2::uuid, $2::uuid, (array['worker', 'deputy', 'chief', 'worker'])[1 + (n / 3 + part * (1 + n % 2)) % 4], true,
         began + part * 900, case when part < n % 4 then began + (part + 1) * 900 when n % 17 = 0 then began + 4000 end, now()
    from life, post, generate_series(0, n % 4) part where n % 19 <> 0
), appointment as (
  insert into posts.appointment (id, person_id, region_code, organisation_id, employer_id, level, from_on, until_on, recorded_at)
  select gen_random_uuid(), id, $1, $2::uuid, $2::uuid, (array['assistant', 'intermediate', 'senior'])[1 + n % 3], began + n * 5, case when n % 10 = 0 then began + n * 5 + 800 end, now() from life where n % 2 = 0
)
insert into assessment.result (id, person_id, region_code, organisation_id, year, grade, grade_zh, grade_en, standing, effective_on, recorded_by, recorded_at, evidence)
select gen_random_uuid(), id, $1, $2::uuid, y, 'x', 'x', 'x', (array['qualified', 'excellent', 'basic', 'unqualified', 'not-assessed', 'qualified'])[1 + (n * y) % 6], make_date(y + 1, 1, 31), id, now(), '演示'
  from life, generate_series(2019, 2025) y where (n + y) % 5 <> 0`
await pool.query(lives, [cast.worker.region, organisations.station])

const now = house.clock()
const today = todayIn(now)
const people = await inTransaction(house.gatePool, gate, ({ query }) => paidPeople(query, {}, today))
const look = (threads: number) => lookAtMany({ house, now, today }, people, threads)

/** What was proposed, and of whom nothing could be said; without what every writing makes anew. */
async function told() {
  const { rows: proposals } = await pool.query<{ person_id: string }>(
    `select person_id, region_code, organisation_id, employer_id, effective_on, periods, was, becomes, reasons, digest, state, proposed_on from pay.proposal order by person_id, proposed_at, state`,
  )
  const { rows: unsaid } = await pool.query('select * from pay.unsaid order by person_id')
  return { proposals, unsaid }
}
const forget = () => pool.query('delete from pay.proposal; delete from pay.unsaid')

test('threads of their own propose the very same as the server’s, each step of each period, and the second time nothing', async () => {
  const made = await look(0)
  const alone = await told()
  await forget()
  assert.equal(await look(2), made)
  const shared = await told()
  assert.deepEqual(shared, alone)
  assert.ok(made > many / 2 && alone.unsaid.length > 10, `${made} proposals, ${alone.unsaid.length} unsaid`)
  assert.equal(await look(2), 0)
  assert.deepEqual(await told(), shared)
})

test('they go by the rules that the house has now, and overtake what was proposed by others', async (t) => {
  const before = house.packs
  t.after(() => void (house.packs = before))
  const packs = structuredClone(before)
  for (const one of packs.packs.find(({ place }) => place === 'wenzhou')!.topics.get('pay')!.values['baseFen']!)
    one.says.is = 500_000
  house.packs = packs
  const made = await look(2)
  const shared = await told()
  assert.ok(made > many / 2, `${made} proposals`)

  await forget()
  house.packs = before
  await look(0)
  house.packs = packs
  assert.equal(await look(0), made)
  assert.deepEqual(await told(), shared)
})

test('what was looked at when it failed stays, the failure is heard, and the next look does the rest', async () => {
  await forget()
  const whole = await look(0)
  const expected = await told()
  await forget()
  // One of the last cannot be written: everybody in the same batch with them is not, either.
  const proposed = new Set(expected.proposals.map((one) => one.person_id))
  const one = people.findLast(({ personId }) => proposed.has(personId))!
  await pool.query(
    `create function pay.refuse_one() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$;
     create trigger refuse_one before insert on pay.proposal for each row when (new.person_id = '${one.personId}') execute function pay.refuse_one()`,
  )
  // In one thread, where the last batch begins when another has ended.
  await assert.rejects(look(1), /not this one/)
  const { proposals } = await told()
  assert.ok(proposals.length > 0 && proposals.length < whole, `${proposals.length} of ${whole}`)
  await pool.query('drop trigger refuse_one on pay.proposal; drop function pay.refuse_one()')
  assert.equal(await look(2), whole - proposals.length)
  assert.deepEqual(await told(), expected)
})
