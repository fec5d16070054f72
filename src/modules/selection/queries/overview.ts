import { yearOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { factWords } from '#kernel/packs/explain.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract.ts'
import { type Programme, programmesFor, rulesOf } from '#modules/selection/rules.ts'
import { dimensionsOf } from '#modules/workforce/public.ts'

interface Programmed {
  place: string
  code: string
  award: string
  rounds: number
  running: number
  places: number | null
  held: number
  training: number
  ended: number
  years: (string | null)[]
}

const programmesText = `
select r.place, r.code, coalesce(max(t.award), max(r.title)) as award,
       (count(distinct r.id) filter (where r.stage = 'confirmed' or t.id is not null))::int as rounds,
       (count(distinct r.id) filter (where r.stage not in ('confirmed', 'cancelled')))::int as running,
       (select sum((o.rules->>'places')::int)::int from selection.round o where o.id = any (array_agg(distinct t.round_id))) as places,
       (count(*) filter (where t.stage = 'held' and t.withdrawn_on is null and (t.until_on is null or t.until_on > $1)))::int as held,
       (count(*) filter (where t.stage = 'training'))::int as training,
       (count(*) filter (where t.stage = 'never' or t.withdrawn_on is not null or t.until_on <= $1))::int as ended,
       array_agg(to_char(t.from_on, 'YYYY') order by t.from_on) filter (where t.stage = 'held') as years
  from selection.round r left join selection.title t on t.round_id = r.id
 where r.stage <> 'cancelled' and r.region_code >= (select kernel.low()) and r.region_code < (select kernel.high())
    or t.id is not null
 group by r.place, r.code order by r.place, r.code`

const peopleText = `
select t.holder_region_code as region, t.person_id as "personId" from selection.title t
 where t.stage = 'held' and t.withdrawn_on is null and (t.until_on is null or t.until_on > $1)`

const unsaid = { zh: '没有登记', en: 'not on record' }

/** How many more rounds a goal takes where each fills its places, and the years that is. */
function ahead(rules: Programme | undefined, given: number): { rounds: number; years: number | null } | null {
  if (!rules?.goal || !rules.places || given >= rules.goal) return null
  const rounds = Math.ceil((rules.goal - given) / rules.places)
  return { rounds, years: rules.everyYears ? rounds * rules.everyYears : null }
}

/** All programmes within reach together: places used, who holds titles, and how far the way to a goal is. Ages and fields as the registers know them today. */
export const overview: Handler<typeof contract.overview> = async ({ db, query, house, actor, today }) => {
  const [programmes, holders] = await Promise.all([
    query<Programmed>(programmesText, [today]),
    query<{ region: string; personId: string | null }>(peopleText, [today]),
  ])
  const ids = [...new Set(holders.flatMap((one) => one.personId ?? []))]
  const facts = await house.factsOf(query, ids, today, ['person.age', 'fields'])
  // Of the same steps as the census of the place.
  const ages =
    dimensionsOf(house.packs, actor.homeRegionCode, today).find(({ fact }) => fact === 'person.age')?.bands ?? []
  // Organisations and projects have no age; who holds two titles is one person.
  const people = ids.map((id) => {
    const { 'person.age': age, fields } = facts.get(id) ?? {}
    const band = typeof age === 'number' && ages.find(({ atMost }) => atMost === undefined || age <= atMost)
    return { band: band ? band.code : 'unknown', fields: Array.isArray(fields) ? fields.map(String) : [] }
  })
  const known = programmesFor(house.packs, actor.homeRegionCode, today)
  const names = await regionNames(db, [...new Set(holders.map((one) => `${one.region.slice(0, 6)}000000`))])
  const count = (codes: string[]) =>
    [...Map.groupBy(codes, (code) => code)].map(([code, all]) => ({ code, count: all.length }))
  return {
    programmes: programmes.map(({ award, years, ...one }) => {
      const name = known.find((other) => other.place === one.place && other.code === one.code)
      const given = (years ?? []).map(Number)
      const first = given[0] ?? yearOf(today)
      const rules = name && rulesOf(house.packs, name, today).value
      return {
        ...one,
        title: name?.title ?? { zh: award, en: award },
        goal: rules?.goal ?? null,
        ahead: ahead(rules, given.length),
        path: Array.from({ length: yearOf(today) - first + 1 }, (_, at) => ({
          year: first + at,
          held: given.filter((year) => year <= first + at).length,
        })),
      }
    }),
    ages: [...ages, { code: 'unknown', name: unsaid }]
      .map(({ code, name }) => ({ code, name, count: people.filter(({ band }) => band === code).length }))
      .filter((one) => one.count > 0),
    fields: count(people.flatMap(({ fields }) => (fields.length > 0 ? fields : ['unknown'])))
      .map((one) => ({ ...one, name: one.code === 'unknown' ? unsaid : factWords(house.packs, 'fields', one.code) }))
      .toSorted((a, b) => b.count - a.count),
    regions: count(holders.map((one) => `${one.region.slice(0, 6)}000000`))
      .map((one) => ({ ...one, name: { zh: names.get(one.code) ?? one.code, en: names.get(one.code) ?? one.code } }))
      .toSorted((a, b) => b.count - a.count),
  }
}
