import type pg from 'pg'

type Say = (line: string) => void

/** Surnames and characters of given names with their sounds; all people below are made of these by arithmetic, and nobody is meant. */
const surnames =
  '王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 林lin 高gao 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 邓deng 韩han 冯feng 曹cao'
const given =
  '伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan 涛tao 明ming 超chao 霞xia 平ping 刚gang 桂gui 英ying 华hua 玉yu 兰lan 秀xiu 珍zhen 海hai 波bo 宁ning 健jian 红hong 雪xue 梅mei 琴qin 云yun 建jian 国guo 志zhi 文wen 晓xiao 东dong 春chun 燕yan 飞fei 龙long 鹏peng 辉hui 力li 峰feng'

const parts = (list: string) => list.split(' ').map((one) => [one.slice(0, 1), one.slice(1)] as const)
const characters = (list: string) => parts(list).map(([character]) => character)
const sounds = (list: string) => parts(list).map(([, sound]) => sound)

/** Of two hundred thousand people 66,800 hold a certificate. */
const holders = 66_800 / 200_000

/**
 * Files of people in the registry of the bench province (fillProvince first), spread over its townships as unequally as people are: each with an
 * employment or two and a diploma, a third with a certificate, most of these registered.
 * Numbers are hashes of nothing and sealed bytes that nothing opens; their last four are there to be searched by.
 */
export async function fillRegistry(owner: pg.Pool, howMany: number, say: Say): Promise<void> {
  const { rows } = await owner.query<{ many: number }>('select count(*) as many from workforce.worker')
  const there = Number(rows[0]!.many)
  if (there < howMany) await fillPeople(owner, there, howMany, say)
  const { rows: held } = await owner.query<{ many: number }>('select count(*) as many from certificates.qualification')
  const wanted = Math.round(howMany * holders)
  if (held[0]!.many >= wanted) return
  await inSteps(owner, say, [
    ['certificates', qualificationText, [wanted]],
    ['registrations', registrationText],
    ['vacuum', 'vacuum (analyze) certificates.qualification, certificates.registration'],
  ])
}

type Step = [what: string, text: string, values?: unknown[]]

async function fillPeople(owner: pg.Pool, there: number, howMany: number, say: Say): Promise<void> {
  await inSteps(owner, say, [
    [
      'people',
      peopleText,
      [there + 1, howMany, characters(surnames), sounds(surnames), characters(given), sounds(given)],
    ],
    [
      'persons',
      `insert into identity.person (id, name, region_code, organisation_id, has_file)
       select person_id, name, region_code, organisation_id, true from workforce.worker on conflict (id) do update set has_file = true`,
    ],
    ['employments', employmentText],
    ['diplomas', educationText],
    ['vacuum', 'vacuum (analyze)'],
  ])
}

async function inSteps(owner: pg.Pool, say: Say, steps: Step[]): Promise<void> {
  for (const [what, text, values] of steps) {
    const began = performance.now()
    const { rowCount } = await owner.query(text, values)
    say(`  ${what}: ${rowCount ?? 0} in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
}

const peopleText = `
with town as (
  select row_number() over (order by md5(r.code)) - 1 as at, r.code, (select o.id from organisations.organisation o where o.region_code = r.code and o.kind = 'service-station' limit 1) as station
    from organisations.region r where r.level = 4
), many as (select count(*) as towns from town),
one as (
  select n, floor(power(((n::bigint * 104729) % 1000003) / 1000003.0, 1.4) * many.towns)::int as at,
         1 + (hashtext('surname ' || n) & 2147483647) % 30 as s, 1 + (hashtext('first ' || n) & 2147483647) % 50 as g, 1 + (hashtext('second ' || n) & 2147483647) % 50 as h,
         date '1964-01-01' + (n::bigint * 7907 % 14600)::int as born_on, md5('person ' || n) as chance
    from generate_series($1::int, $2::int) n, many
)
insert into workforce.worker (person_id, region_code, organisation_id, name, pinyin, initials, name_key, sex, born_on, identity_number_sealed, identity_number_hash, identity_number_last4,
       phone_masked, phone_hash, phone_sealed, political_status, system, kind, fields, status, status_on, source, confirmed_on, confirmed_by, registered_on, changed_at)
select one.chance::uuid, town.code, town.station, ($3::text[])[s] || ($5::text[])[g] || ($5::text[])[h], ($4::text[])[s] || ($6::text[])[g] || ($6::text[])[h],
       left(($4::text[])[s], 1) || left(($6::text[])[g], 1) || left(($6::text[])[h], 1), ($4::text[])[s] || ' ' || ($6::text[])[g] || ' ' || ($6::text[])[h],
       case when n % 10 < 7 then 'female' else 'male' end, one.born_on, '\\x00', decode(md5('number ' || n) || md5('hash ' || n), 'hex'), lpad(((n::bigint * 7919) % 10000)::text, 4, '0'),
       '138****' || lpad(((n::bigint * 104729) % 10000)::text, 4, '0'), decode(md5('phone ' || n) || md5('hash ' || n), 'hex'), '\\x00',
       case when n % 3 = 0 then 'party-member' else 'masses' end, (array['social-work-department', 'civil-affairs', 'political-legal', 'health', 'education', 'union', 'women', 'community', 'community', 'community'])[1 + n % 10],
       case when n % 3 = 0 then 'social-worker' else 'community-worker' end, array[(array['social-welfare', 'social-assistance', 'charity', 'community-building', 'mental-health', 'disability'])[1 + n % 6]],
       case when n % 50 = 0 then 'left' else 'active' end, current_date - 400, 'imported', current_date - 400, one.chance::uuid, current_date - 400, now()
  from one join town on town.at = one.at`

const employmentText = `
insert into workforce.employment (id, person_id, region_code, organisation_id, employer_name, employer_kind, work_region_code, post_title, post_code, is_social_work, is_community_work, from_on, until_on, source, confirmed_on, confirmed_by)
select md5('employment ' || at || w.person_id)::uuid, w.person_id, w.region_code, w.organisation_id, case when w.kind = 'social-worker' then '某某社会工作服务中心' else '某某社区居民委员会' end,
       case when w.kind = 'social-worker' then 'social-organisation' else 'self-governing' end, w.region_code, case when w.kind = 'social-worker' then '社工' else '社区工作者' end, 'service', w.kind = 'social-worker', w.kind = 'community-worker',
       w.born_on + 8400 + at * 1500, case when at = 0 then w.born_on + 9400 end, 'imported', w.confirmed_on, w.person_id
  from workforce.worker w cross join generate_series(0, 1) at where w.born_on + 8400 + at * 1500 < current_date and (at = 1 or extract(day from w.born_on) < 15) on conflict do nothing`

const educationText = `
insert into workforce.education (id, person_id, region_code, organisation_id, school, major, major_kind, diploma, degree, full_time, from_on, graduated_on, degree_on, source, confirmed_on, confirmed_by)
select md5('education ' || w.person_id)::uuid, w.person_id, w.region_code, w.organisation_id, '某某大学', case when day % 4 = 0 then '社会工作' when day % 4 = 1 then '社会学' else '汉语言文学' end,
       case when day % 4 = 0 then 'social-work' when day % 4 = 1 then 'related' else 'other' end, case when day < 3 then 'high-school' when day < 12 then 'college' when day < 28 then 'bachelor' else 'master' end,
       case when day < 12 then 'none' when day < 28 then 'bachelor' else 'master' end, day % 2 = 0, w.born_on + 6900, w.born_on + 8350, case when day >= 12 then w.born_on + 8350 end, 'imported', w.confirmed_on, w.person_id
  from (select *, extract(day from born_on)::int as day from workforce.worker) w on conflict do nothing`

// Social workers first; levels as unequal as they are.
const qualificationText = `
insert into certificates.qualification (id, person_id, region_code, organisation_id, level, number, number_hash, passed_on, issued_on, verification, source, recorded_at)
select md5('certificate ' || person_id)::uuid, person_id, region_code, organisation_id, case when chance % 100 < 73 then 'assistant' when chance % 100 < 99 then 'intermediate' else 'senior' end,
       '2026' || lpad((('x' || left(md5('number ' || person_id), 10))::bit(40)::bigint % 1000000000000)::text, 12, '0'), decode(md5('certificate ' || person_id) || md5('hash ' || person_id), 'hex'), passed_on, passed_on + 120, case when chance % 20 = 0 then 'unverified' else 'matched' end, 'entered', now()
  from (select *, row_number() over (order by kind desc, person_id) as n, hashtext('level ' || person_id) & 2147483647 as chance, current_date - 400 - (hashtext('passed ' || person_id) & 2147483647) % 4000 as passed_on
          from workforce.worker where status <> 'merged') w where n <= $1 on conflict do nothing`

const registrationText = `
insert into certificates.registration (id, person_id, region_code, organisation_id, qualification_id, kind, stage, workplace, duty, pack_version, submitted_at, from_on, until_on, recorded_at)
select md5('registration ' || id)::uuid, person_id, region_code, organisation_id, id, 'first', 'issued', '某某社会工作服务中心', '社工', 'bench', now(), issued_on, issued_on + 1095, now()
  from certificates.qualification where verification = 'matched' and hashtext('registered ' || id) % 5 <> 0 on conflict do nothing`
