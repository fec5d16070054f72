import { gate, inTransaction, type Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { askedFacts, type Condition, type Facts } from '#kernel/packs/decide.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { type CensusRules, censusLine } from '#modules/workforce/domain/census/person.ts'
import { censusRules, dimensionsOf } from '#modules/workforce/rules-lists.ts'

type Query = Transaction['query']

/** So many people are looked at together: a fixed number of statements for each such part of a province. Technical: enough that the database reads its tables in order. */
const batch = 10_000

interface AtWork {
  id: string
  year: number
  regionCode: RegionCode
  referenceOn: Day
  state: 'drawing' | 'freezing'
  isDrawn: boolean
}

interface Work {
  /** Null where the file is. */
  region: RegionCode | null
  employerKind: string | null
  organisationId: string | null
  employerId: string | null
  fullTime: boolean
  fromOn: Day
}

interface Person {
  personId: string
  key: string
  name: string
  regionCode: RegionCode
  organisationId: string | null
  employerId: string | null
  system: string
  kind: string
  fullTime: boolean
  /** Nobody has said what was studied: then it is not known, though the file must say "other". */
  majorIsUnknown: boolean
  work: Work[]
}

// Whoever stood in the registry on the day, here by their file or by their work; who left since still stood in it.
const idsText = `
select w.person_id as id from workforce.worker w
 where w.region_code >= $1 collate "C" and w.region_code < $2 collate "C" and w.status <> 'merged' and (w.status = 'active' or w.status_on > $3)
union
select m.person_id from workforce.employment m join workforce.worker w using (person_id)
 where m.work_region_code >= $1 collate "C" and m.work_region_code < $2 collate "C" and not m.withdrawn and m.from_on <= $3 and (m.until_on is null or m.until_on > $3)
   and w.status <> 'merged' and (w.status = 'active' or w.status_on > $3)
order by 1`

const peopleText = `
select w.person_id as "personId", w.name, w.region_code as "regionCode", w.organisation_id as "organisationId", w.employer_id as "employerId", w.system, w.kind, w.full_time as "fullTime",
       -- A file under a former number of somebody else is that person's too.
       coalesce(f.person_id, w.person_id) as key, coalesce(e.unknown, false) as "majorIsUnknown", coalesce(m.list, '[]') as work
  from workforce.worker w left join workforce.former_number f on f.hash = w.identity_number_hash
  left join (select e.person_id, bool_and(e.major is null) as unknown from workforce.education e where e.person_id = any ($1::uuid[]) and not e.withdrawn group by 1) e on e.person_id = w.person_id
  left join (select m.person_id, json_agg(json_build_object('region', m.work_region_code, 'employerKind', m.employer_kind, 'organisationId', coalesce(m.workplace_organisation_id, m.employer_organisation_id),
                                 'employerId', m.employer_organisation_id, 'fullTime', m.full_time, 'fromOn', m.from_on) order by m.full_time desc, m.from_on, m.id) as list
               from workforce.employment m where m.person_id = any ($1::uuid[]) and not m.withdrawn and m.confirmed_on is not null and (m.is_social_work or m.is_community_work)
                and m.from_on <= $2 and (m.until_on is null or m.until_on > $2) group by 1) m on m.person_id = w.person_id
 where w.person_id = any ($1::uuid[])`

/** Goes on with what officers asked to be drawn or frozen: all counties of one act in one transaction. Returns how many counties were done. */
export async function workOnCensus(house: House): Promise<number> {
  return inTransaction(house.gatePool, gate, async ({ query }) => {
    const [first] = await query<{ batch: string }>(
      `select coalesce(batch_id, id) as batch from workforce.census where state in ('drawing', 'freezing') order by year, id limit 1 for update skip locked`,
    )
    if (!first) return 0
    const counties = await query<AtWork>(
      `select id, year, region_code as "regionCode", reference_on as "referenceOn", state, drawn_at is not null as "isDrawn" from workforce.census
        where coalesce(batch_id, id) = $1 and state in ('drawing', 'freezing') order by region_code for update`,
      [first.batch],
    )
    const { year, referenceOn } = counties[0]!
    const toDraw = counties.filter(({ state, isDrawn }) => state === 'drawing' || !isDrawn)
    if (toDraw.length > 0) await drawCounties(house, query, toDraw, { year, on: referenceOn, work: first.batch })
    const ids = counties.map(({ id }) => id)
    await countOnce(query, year)
    await query('delete from workforce.census_progress where batch_id = $1', [first.batch])
    const now = house.clock()
    await query(
      `update workforce.census set state = 'drawn', version = version + 1, drawn_at = $2, batch_id = null where id = any ($1::uuid[]) and state = 'drawing'`,
      [ids, now],
    )
    await query(
      `update workforce.census c set state = 'frozen', version = version + 1, frozen_at = $2, drawn_at = coalesce(drawn_at, $2), batch_id = null, digest = coalesce(d.digest, encode(sha256(''), 'hex'))
         from unnest($1::uuid[]) one (id) left join lateral (
           select encode(sha256(convert_to(string_agg(concat_ws(' ', p.person_id, p.cells, p.facts, p.in_practice, p.talent, p.professional, p.counted), E'\\n' order by p.person_id), 'UTF8')), 'hex') as digest
             from workforce.census_person p where p.census_id = one.id) d on true
        where c.id = one.id and c.state = 'freezing'`,
      [ids, now],
    )
    return counties.length
  })
}

interface Drawing {
  year: number
  on: Day
  /** Of which act the progress is told. */
  work: string
}

async function drawCounties(
  house: House,
  query: Query,
  counties: AtWork[],
  { year, on, work }: Drawing,
): Promise<void> {
  await query('delete from workforce.census_person where census_id = any ($1::uuid[])', [counties.map(({ id }) => id)])
  const censusOf = new Map(counties.map(({ id, regionCode }) => [regionCode.slice(0, 6), id]))
  const low = counties[0]!.regionCode.slice(0, 6)
  const { high } = branchRange(counties.at(-1)!.regionCode)
  const ids = (await query<{ id: string }>(idsText, [low, high, on])).map(({ id }) => id)
  const rulesOf = new Map(counties.map(({ regionCode }) => [regionCode.slice(0, 6), rulesFor(house, regionCode, on)]))
  const asked = [...new Set([...rulesOf.values()].flatMap((rules) => rules.asked))]
  const gather = (from: number) => {
    const some = ids.slice(from, from + batch)
    const gathered = Promise.all([query<Person>(peopleText, [some, on]), house.factsOf(query, some, on, asked)])
    // Awaited a round later; what goes wrong is thrown there.
    gathered.catch(() => {})
    return gathered
  }
  let next = gather(0)
  for (let from = 0; from < ids.length; from += batch) {
    const [people, facts] = await next
    // The database gathers the next people while the rules decide on these.
    if (from + batch < ids.length) next = gather(from + batch)
    const rows = people.flatMap((person) => linesOf(person, facts.get(person.personId) ?? {}, censusOf, rulesOf, on))
    await query(insertText, [JSON.stringify(rows), year])
    await tellProgress(house, work, Math.min(from + batch, ids.length), ids.length)
  }
  await query(
    'update workforce.census c set pack_version = x.version from unnest($1::uuid[], $2::text[]) x (id, version) where c.id = x.id',
    [[...rulesOf.keys()].map((county) => censusOf.get(county)), [...rulesOf.values()].map(({ version }) => version)],
  )
}

const insertText = `
insert into workforce.census_person (census_id, year, census_region, person_id, region_code, organisation_id, employer_id, name, person_key, facts, cells, missing, in_practice, talent, professional, rank_here, work_since)
select x.census_id, $2, x.census_region, x.person_id, x.region_code, x.organisation_id, x.employer_id, x.name, x.person_key, x.facts, x.cells, x.missing, x.in_practice, x.talent, x.professional, x.rank_here, x.work_since
  from json_to_recordset($1::json) as x (census_id uuid, census_region text, person_id uuid, region_code text, organisation_id uuid, employer_id uuid, name text, person_key uuid, facts jsonb,
       cells jsonb, missing text[], in_practice boolean, talent boolean, professional boolean, rank_here int, work_since date)`

/** In a transaction of its own: what draws is seen only when all of it is drawn. */
const tellProgress = (house: House, work: string, done: number, all: number): Promise<unknown> =>
  inTransaction(house.gatePool, gate, ({ query }) =>
    query(
      `insert into workforce.census_progress (batch_id, done_people, all_people) values ($1, $2, $3)
       on conflict (batch_id) do update set done_people = excluded.done_people, all_people = excluded.all_people`,
      [work, done, all],
    ),
  )

interface CountyRules extends CensusRules {
  version: string
  /** The names of the facts that it reads. */
  asked: string[]
  countedWhere: 'main-work' | 'file'
}

function rulesFor(house: House, region: RegionCode, on: Day): CountyRules {
  const { value, conditions, version } = censusRules(house.packs, region, on)
  const dimensions = dimensionsOf(house.packs, region, on)
  return {
    dimensions,
    asked: [...dimensions.map(({ fact }) => fact), ...Object.values(conditions).flatMap(askedFacts)],
    needed: value.needed.map(({ code }) => code),
    conditions: conditions as Record<'in-practice' | 'talent' | 'professional', Condition>,
    version,
    countedWhere: value.countedWhere,
  }
}

/** A line for each county in which the person worked that day; where there was no work, in the county of the file. */
function linesOf(
  person: Person,
  known: Facts,
  censusOf: ReadonlyMap<string, string>,
  rulesOf: ReadonlyMap<string, CountyRules>,
  on: Day,
): object[] {
  const places = new Map<string, Work | null>()
  const home = person.regionCode.slice(0, 6)
  for (const work of person.work) {
    const county = work.region?.slice(0, 6) ?? home
    if (!places.has(county)) places.set(county, work)
  }
  if (places.size === 0) places.set(home, null)
  return [...places].flatMap(([county, work], at) => {
    const censusId = censusOf.get(county)
    const rules = rulesOf.get(county)
    if (!censusId || !rules) return []
    const { 'education.major': major, ...rest } = known
    const facts: Facts = {
      ...rest,
      ...(!person.majorIsUnknown && { 'education.major': major }),
      ...(work?.employerKind && { 'employer.kind': work.employerKind }),
      'employment.current': work !== null,
      'employment.fullTime': work?.fullTime ?? person.fullTime,
      'person.system': person.system,
      'person.kind': person.kind,
    }
    const line = censusLine(facts, rules, on)
    return {
      census_id: censusId,
      census_region: `${county}000000`,
      person_id: person.personId,
      region_code: work?.region ?? person.regionCode,
      organisation_id: work ? work.organisationId : person.organisationId,
      employer_id: work ? work.employerId : person.employerId,
      name: person.name,
      person_key: person.key,
      facts,
      cells: line.cells,
      missing: line.missing,
      in_practice: line.inPractice,
      talent: line.talent,
      professional: line.professional,
      work_since: work?.fromOn ?? null,
      rank_here: rules.countedWhere === 'file' && county === home ? 0 : at + 1,
    }
  })
}

/** Somebody in two counties, or under an old number and a new one, is counted in one of them; what is frozen stays as it is. */
async function countOnce(query: Query, year: number): Promise<void> {
  await query(
    `with several as (
       select person_key from workforce.census_person where year = $1 group by person_key having count(*) > 1
       union select person_key from workforce.census_person where year = $1 and not counted),
     ordered as (
       select p.census_id, p.person_id, c.state = 'frozen' as is_frozen,
              row_number() over key as place, first_value(p.census_region) over key as home
         from workforce.census_person p join workforce.census c on c.id = p.census_id join several s on s.person_key = p.person_key
        where p.year = $1
       window key as (partition by p.person_key order by (c.state = 'frozen' and p.counted) desc, coalesce(p.in_practice, false) desc, p.rank_here, p.work_since, p.census_region, p.person_id
                      rows between unbounded preceding and unbounded following))
     update workforce.census_person p set counted = o.place = 1, counted_in = case when o.place > 1 then o.home end
       from ordered o where o.census_id = p.census_id and o.person_id = p.person_id and not o.is_frozen and (p.counted, p.counted_in) is distinct from (o.place = 1, case when o.place > 1 then o.home end)`,
    [year],
  )
}
