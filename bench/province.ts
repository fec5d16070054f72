import type pg from 'pg'
import { loadCalendar } from '#kernel/calendar-table.ts'
import { migrate } from '#kernel/migrate.ts'
import { hashPassword } from '#modules/identity/passwords.ts'
import { loadRegions } from '#modules/organisations/commands/load-regions.ts'

export const password = 'Bench-2026-geese'

/** The county of the officer, and of the station, the leader and the workers. */
export const county = '330304000000'

/** Who asks in the benches, from the widest right to the narrowest. */
export const people = ['bench.chief', 'bench.officer', 'bench.leader', 'bench.worker', 'bench.own'] as const

type Say = (line: string) => void
type Step = [what: string, text: string, values?: unknown[]]

/**
 * One province with a station in every township of Zhejiang, three workers a station and fifty clients a worker; without records.
 * Filled set-wise by the owner: the benches measure what comes after.
 */
export async function fillProvince(owner: pg.Pool, say: Say): Promise<void> {
  await migrate(owner)
  await loadCalendar(owner)
  await loadRegions(owner, ['33'])
  const hash = await hashPassword(password)
  await take(owner, say, [
    ['installation', `insert into kernel.installation values (true, '330000000000', false, now())`],
    [
      'stations',
      `insert into organisations.organisation (id, name, short_name, pinyin, initials, kind, tier, region_code, opened_on)
       select gen_random_uuid(), name || '社会工作服务站', name, pinyin, initials, 'service-station', 2, code, '2020-01-01' from organisations.region where level = 4`,
    ],
    [
      'links',
      `insert into organisations.organisation_link (id, organisation_id, relation, to_region_code, to_name, from_on, region_code)
       select gen_random_uuid(), id, relation, region_code, name, '2020-01-01', region_code from organisations.organisation, unnest(array['host', 'covers']) relation`,
    ],
    [
      'workers',
      `insert into identity.person (id, name, region_code, organisation_id)
       select gen_random_uuid(), '社工' || n, region_code, id from organisations.organisation, generate_series(1, 3) n`,
    ],
    [
      'clients',
      `with town as (select parent_code as code, array_agg(code order by md5(code)) as villages from organisations.region where level = 5 group by parent_code)
       insert into services.client (id, region_code, residence, station_id, worker_id, name, pinyin, initials, name_key, sex, born_on, no_number_reason, categories,
              risk_class, priority, due_on, registered_on, changed_at)
       select gen_random_uuid(), town.villages[1 + n % cardinality(town.villages)], 'here', p.organisation_id, p.id,
              substr('王李张刘陈杨黄赵周吴', 1 + n % 10, 1) || substr('秀英兰芳伟强磊军勇杰', 1 + (n * 7) % 10, 1) || n, 'wang', 'w', 'wang', case when n % 2 = 0 then 'female' else 'male' end,
              date '1940-01-01' + (n * 97) % 28000, '演示', case when n % 3 = 0 then array['elder-alone'] else array['elder'] end,
              case when n % 10 = 0 then 'high' when n % 3 = 0 then 'priority' else 'general' end, n % 3 = 0, current_date + (n % 60) - 10, current_date - 1095, now()
         from identity.person p join town on town.code = p.region_code cross join generate_series(1, 50) n`,
    ],
    ['accounts', accountsText, [hash]],
    ['vacuum', 'vacuum (analyze)'],
  ])
}

/**
 * Service records number `from` to `until` of three years, towns unequal in size: nineteen visits of twenty, of which one in seventeen is
 * refused; the rest groups and activities, each with two of the worker's clients by name.
 */
export async function addRecords(owner: pg.Pool, from: number, until: number, say: Say): Promise<void> {
  await take(owner, say, [
    [
      'records',
      // A square root of chance gives a few towns many records and most towns few, as they are.
      `with worker as (select row_number() over (order by region_code, p.id) - 1 as at, p.id, p.organisation_id, p.region_code,
                              array(select c.id from services.client c where c.worker_id = p.id order by c.id) as clients,
                              array(select c.region_code from services.client c where c.worker_id = p.id order by c.id) as places from identity.person p where p.organisation_id is not null),
            many as (select count(*)::int as n from worker)
       insert into services.service_record (id, method, client_id, title, region_code, station_id, worker_id, held_on, minutes, service_codes, mode, outcome,
              unnamed_participants, person_times, note, recorded_at, recorded_on, late, pack_version)
       select md5('record ' || n)::uuid, case when grouped then (case when n % 40 = 0 then 'community' else 'group' end) else 'visit' end,
              case when not grouped then w.clients[1 + n % 50] end, case when grouped then '小组活动' end, coalesce(w.places[1 + n % 50], w.region_code), w.organisation_id, w.id,
              on_day, 20 + n % 60, array['wellbeing-check'], 'home', case when not grouped and n % 17 = 0 then 'refused' when not grouped and n % 23 = 0 then 'not-met' else 'met' end,
              case when grouped then 12 else 0 end, case when grouped then 12 when n % 17 = 0 or n % 23 = 0 then 0 else 1 end, '身体状况平稳，提醒按时服药。',
              on_day + interval '16 hours', on_day, n % 33 = 0, 'bench'
         from (select n, n % 20 = 0 as grouped, current_date - (n::bigint * 7919 % 1095)::int as on_day,
                      floor(power(((n::bigint * 104729) % 1000003) / 1000003.0, 1.6) * (select n from many))::int as at from generate_series($1::int, $2::int) n) r
         join worker w on w.at = r.at`,
      [from, until],
    ],
    [
      'names',
      `insert into services.attendance (record_id, client_id, region_code, station_id, worker_id, held_on)
       select r.id, c.id, r.region_code, r.station_id, r.worker_id, r.held_on
         from generate_series($1::int, $2::int) n join services.service_record r on r.id = md5('record ' || n)::uuid
        cross join lateral (select id from services.client where worker_id = r.worker_id and id > md5('chance ' || n)::uuid order by id limit 2) c where n % 20 = 0`,
      [from, until],
    ],
    [
      'last meetings',
      `update services.client c set last_met_on = m.held_on from (select client_id, max(held_on) as held_on from services.service_record where outcome = 'met' and client_id is not null group by 1) m
        where m.client_id = c.id and m.held_on is distinct from c.last_met_on`,
    ],
    ['vacuum', 'vacuum (analyze)'],
  ])
}

async function take(owner: pg.Pool, say: Say, steps: Step[]): Promise<void> {
  for (const [what, text, values] of steps) {
    const began = performance.now()
    const { rowCount } = await owner.query(text, values)
    say(`  ${what}: ${rowCount ?? 0} in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
}

const accountsText = `
with role as (
  insert into identity.role (role, name_zh, name_en, jurisdiction_kind)
  values ('chief', '-', '-', 'region'), ('officer', '-', '-', 'region'), ('station-leader', '-', '-', 'organisation'), ('social-worker', '-', '-', 'organisation'), ('own-records-worker', '-', '-', 'own')
  on conflict (role) do update set role = excluded.role returning role
), one as (select p.* from identity.person p join organisations.organisation o on o.id = p.organisation_id where o.region_code >= '330304' collate "C" and o.region_code < '330305' collate "C" order by o.region_code, p.id limit 1),
officer as (insert into identity.person (id, name, region_code) values (gen_random_uuid(), '干部甲', '330000000000'), (gen_random_uuid(), '干部乙', '330304000000') returning *),
holder as (
  select 'bench.chief' as username, 'chief' as role, id, region_code, null::uuid as organisation_id from officer where region_code = '330000000000'
  union all select 'bench.officer', 'officer', id, region_code, null from officer where region_code = '330304000000'
  union all select 'bench.leader', 'station-leader', id, region_code, organisation_id from one
  union all select 'bench.worker', 'social-worker', id, region_code, organisation_id from one
  union all select 'bench.own', 'own-records-worker', id, region_code, organisation_id from one
), account as (
  insert into identity.account (id, person_id, username, password_hash, region_code, organisation_id)
  select gen_random_uuid(), id, username, $1, region_code, organisation_id from holder returning id, username, person_id
)
insert into identity.role_grant (id, account_id, role, region_code, organisation_id, from_on, granted_at)
select gen_random_uuid(), a.id, r.role, h.region_code, h.organisation_id, '2020-01-01', '2020-01-01' from account a join holder h using (username) join role r on r.role = h.role`
