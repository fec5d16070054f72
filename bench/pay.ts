import type pg from 'pg'
import { calendarWith } from '#kernel/calendar.ts'
import { gate, inTransaction, openPool } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import { lookAt } from '#modules/pay/commands/look-at.ts'
import { batch, lookAtMany } from '#modules/pay/look-at-many.ts'
import { paidPeople } from '#modules/pay/people.ts'
import type { Section } from './figure.ts'
import { round } from './figure.ts'

/** Posts, certificates and results of the people of the registry; by arithmetic, nobody is meant. Once. */
export async function fillPosts(owner: pg.Pool, say: (line: string) => void): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>('select exists (select from posts.incumbency) as there')
  if (rows[0]!.there) return
  const steps: [what: string, text: string][] = [
    [
      'posts',
      `insert into posts.post (id, region_code, organisation_id, kind, title, seats, certificate, funding, from_on, recorded_at)
      select gen_random_uuid(), o.region_code, o.id, 'worker', '工作人员', 1000, 'none', 'fiscal', '1990-01-01', now()
        from organisations.organisation o where exists (select from workforce.worker w where w.organisation_id = o.id)`,
    ],
    [
      'incumbents',
      `insert into posts.incumbency (id, post_id, person_id, region_code, organisation_id, kind, main, from_on, until_on, recorded_at)
      select gen_random_uuid(), p.id, w.person_id, w.region_code, w.organisation_id, x.kind, true, x.from_on, x.until_on, now()
        from workforce.worker w join posts.post p on p.organisation_id = w.organisation_id
        cross join lateral (
          select case when w.ordinal % 10 = 0 then 'chief' when w.ordinal % 5 = 0 then 'deputy' else 'worker' end as kind, w.since + case when w.ordinal % 5 = 0 then 2000 else 0 end as from_on, null::date as until_on
          union all select 'worker', w.since, w.since + 2000 where w.ordinal % 5 = 0) x
       where x.from_on < current_date`.replace(
        'workforce.worker w',
        `(select *, abs(hashtext(person_id::text)) as ordinal, least(greatest(born_on + 9900, date '2006-01-01'), current_date - 2500) as since from workforce.worker where organisation_id is not null) w`,
      ),
    ],
    [
      'appointments',
      `insert into posts.appointment (id, person_id, region_code, organisation_id, level, from_on, recorded_at)
      select gen_random_uuid(), person_id, region_code, organisation_id, case when abs(hashtext(person_id::text)) % 4 = 0 then 'intermediate' else 'assistant' end, current_date - 900, now()
        from workforce.worker where organisation_id is not null and abs(hashtext(person_id::text)) % 3 = 0`,
    ],
    ['community work', `update workforce.employment set is_community_work = true`],
    [
      'results',
      `insert into assessment.result (id, person_id, region_code, organisation_id, year, grade, grade_zh, grade_en, standing, effective_on, recorded_by, recorded_at, evidence)
      select gen_random_uuid(), w.person_id, w.region_code, w.organisation_id, y, 'x', 'x', 'x', case when abs(hashtext(w.person_id::text || y)) % 40 = 0 then 'unqualified' else 'qualified' end, make_date(y + 1, 1, 31), w.person_id, now(), '演示'
        from workforce.worker w cross join generate_series(2023, 2025) y where w.organisation_id is not null`,
    ],
    ['vacuum', 'vacuum (analyze)'],
  ]
  for (const [what, text] of steps) {
    const began = performance.now()
    const { rowCount } = await owner.query(text)
    say(`  ${what}: ${rowCount ?? 0} in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
}

const base = 3900
const coefficients = [
  1, 1.0292, 1.0583, 1.0875, 1.1208, 1.1542, 1.1875, 1.2281, 1.2688, 1.3094, 1.35, 1.3906, 1.4396, 1.4885, 1.5375,
  1.5875, 1.6375, 1.6875,
]
const bands = { chief: [7, 18], deputy: [4, 15], worker: [1, 12] } as const

/** Grades of everyone through the job's own path, beside a plain loop of the same rules written by hand. */
export async function pay(owner: pg.Pool, connection: pg.PoolConfig, _dataDir: string): Promise<Section> {
  const pool = openPool({ ...connection, options: '-c role=yanzhen_app' })
  const now = new Date()
  const today = todayIn(now)
  const house = { packs: await loadPacks(packFolder), calendar: calendarWith(), gatePool: pool } as unknown as House
  // Wenzhou's scheme holds where the bench's people live.
  const people = (await inTransaction(pool, gate, ({ query }) => paidPeople(query, { branch: '3303' }, today))).slice(
    0,
    50_000,
  )
  const everyone =
    people.length === 50_000
      ? people
      : (await inTransaction(pool, gate, ({ query }) => paidPeople(query, {}, today))).slice(0, 50_000)
  const placed = everyone.map((one) => ({
    ...one,
    regionCode: `3303${one.regionCode.slice(4)}` as typeof one.regionCode,
  }))
  await owner.query('truncate pay.proposal cascade')
  let statements = 0
  await inTransaction(pool, gate, ({ query }) =>
    lookAt(
      {
        query: (...asked) => {
          statements++
          return query(...asked)
        },
        house,
        now,
        today,
      },
      placed.slice(0, batch),
    ),
  )
  await owner.query('truncate pay.proposal cascade')

  const first = await lookAtAll()
  const again = await lookAtAll()

  // The same rules by hand: today's level of each, no history, no reasons, no rule as data, nothing saved.
  const byHand = performance.now()
  const { rows } = await owner.query<{
    kind: keyof typeof bands
    years: number
    degree: string
    level: string | null
    bad: number
    from: string
  }>(
    `select i.kind, coalesce((select sum((coalesce(e.until_on, current_date) - e.from_on)) / 365.25 from workforce.employment e where e.person_id = w.person_id and e.from_on < current_date), 0)::int as years,
            coalesce((select max(d.degree) from workforce.education d where d.person_id = w.person_id), 'none') as degree, a.level,
            (select count(*) from assessment.result r where r.person_id = w.person_id and not r.withdrawn and r.standing = 'unqualified')::int as bad, i.from_on as "from"
       from workforce.worker w join posts.incumbency i on i.person_id = w.person_id and i.until_on is null left join posts.appointment a on a.person_id = w.person_id limit 50000`,
  )
  let total = 0
  for (const { kind, years, degree, level, bad } of rows) {
    const [floor, top] = bands[kind]
    const credit = years - bad + ({ bachelor: 3, master: 5, doctor: 7 }[degree] ?? 0)
    const reached = Math.max(
      floor,
      floor +
        Math.floor(Math.max(0, credit) / 3) +
        ({ assistant: 1, intermediate: 2, senior: 3 }[level ?? ''] ?? 0) -
        bad,
    )
    total += Math.round(base * coefficients[Math.min(top, reached) - 1]!)
  }
  const plain = (performance.now() - byHand) / 1000
  const { rows: kept } = await owner.query<{ periods: number; bytes: number }>(
    `select coalesce(sum(json_array_length(periods)), 0)::int as periods, pg_total_relation_size('pay.proposal') as bytes from pay.proposal`,
  )
  await pool.end()
  return {
    title: 'Grades with their reasons',
    figures: [
      {
        name: `grades of ${placed.length} people computed over their whole history, explained and saved`,
        value: round(first.seconds),
        unit: 's',
        limit: { atMost: 20 },
      },
      {
        name: 'processor time of the server meanwhile, its threads and their start included, without the database',
        value: round(first.ownSeconds),
        unit: 's',
      },
      { name: `statements for ${batch} people at a time`, value: statements, unit: '' },
      { name: 'the same again, nothing having changed', value: round(again.seconds), unit: 's' },
      { name: 'processor time of the server meanwhile', value: round(again.ownSeconds), unit: 's' },
      {
        name: `today's level alone of ${rows.length} people by a plain loop by hand (¥${total} in all)`,
        value: round(plain),
        unit: 's',
      },
      { name: 'proposals made', value: first.proposed, unit: '' },
      { name: 'periods with explanations in them', value: kept[0]!.periods, unit: '' },
    ],
    compared: [
      `The nightly job's own path: facts of the registry, certificates, posts and assessments over the years read in batches of ${batch}, in two threads of their own with three batches side by side in each, the rule of the pack decided on every day on which something changes, proposals saved with every step. By hand: one query and one loop of today's level, no history, no reasons, nothing saved.`,
    ],
  }

  async function lookAtAll(): Promise<{ seconds: number; ownSeconds: number; proposed: number }> {
    const [began, own] = [performance.now(), process.cpuUsage()]
    const proposed = await lookAtMany({ house, now, today }, placed)
    const { user, system } = process.cpuUsage(own)
    return { seconds: (performance.now() - began) / 1000, ownSeconds: (user + system) / 1e6, proposed }
  }
}
