import { yearOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { factWords } from '#kernel/packs/explain.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract.ts'
import { programmesFor, rulesOf } from '#modules/selection/rules.ts'

interface Programmed {
  place: string
  code: string
  award: string
  rounds: number
  places: number | null
  held: number
  training: number
  ended: number
  years: (string | null)[]
}

const programmesText = `
select t.place, t.code, max(t.award) as award, count(distinct t.round_id)::int as rounds,
       (select sum((r.rules->>'places')::int)::int from selection.round r where r.place = t.place and r.code = t.code and r.id = any (array_agg(distinct t.round_id))) as places,
       (count(*) filter (where t.stage = 'held' and t.withdrawn_on is null and (t.until_on is null or t.until_on > $1)))::int as held,
       (count(*) filter (where t.stage = 'training'))::int as training,
       (count(*) filter (where t.stage = 'never' or t.withdrawn_on is not null or t.until_on <= $1))::int as ended,
       array_agg(to_char(t.from_on, 'YYYY') order by t.from_on) filter (where t.stage = 'held') as years
  from selection.title t group by t.place, t.code order by t.place, t.code`

const peopleText = `
select t.holder_region_code as region, e.facts->'facts'->'person.age' as age, e.facts->'facts'->'fields' as fields
  from selection.title t join selection.entry e on e.id = t.entry_id
 where t.stage = 'held' and t.withdrawn_on is null and (t.until_on is null or t.until_on > $1)`

const ages = [
  { code: 'under-35', from: 0, below: 35, name: { zh: '35岁以下', en: 'under 35' } },
  { code: '35-44', from: 35, below: 45, name: { zh: '35—44岁', en: '35 to 44' } },
  { code: '45-54', from: 45, below: 55, name: { zh: '45—54岁', en: '45 to 54' } },
  { code: 'over-55', from: 55, below: 200, name: { zh: '55岁及以上', en: '55 and above' } },
]
const unsaid = { zh: '没有登记', en: 'not on record' }

/** All programmes within reach together: places used, who holds titles, and how far the way to a goal is. Ages and fields as they stood on entering. */
export const overview: Handler<typeof contract.overview> = async ({ db, query, house, actor, today }) => {
  const [programmes, people] = await Promise.all([
    query<Programmed>(programmesText, [today]),
    query<{ region: string; age: number | null; fields: string[] | null }>(peopleText, [today]),
  ])
  const known = programmesFor(house.packs, actor.homeRegionCode, today)
  const names = await regionNames(db, [...new Set(people.map((one) => `${one.region.slice(0, 6)}000000`))])
  const count = (codes: string[]) =>
    [...Map.groupBy(codes, (code) => code)].map(([code, all]) => ({ code, count: all.length }))
  return {
    programmes: programmes.map(({ award, years, ...one }) => {
      const name = known.find((other) => other.place === one.place && other.code === one.code)
      const given = (years ?? []).map(Number)
      const first = given[0] ?? yearOf(today)
      return {
        ...one,
        title: name?.title ?? { zh: award, en: award },
        goal: name ? (rulesOf(house.packs, name, today).value.goal ?? null) : null,
        path: Array.from({ length: yearOf(today) - first + 1 }, (_, at) => ({
          year: first + at,
          held: given.filter((year) => year <= first + at).length,
        })),
      }
    }),
    ages: [
      ...ages.map(({ code, name, from, below }) => ({
        code,
        name,
        count: people.filter(({ age }) => age !== null && age >= from && age < below).length,
      })),
      { code: 'unknown', name: unsaid, count: people.filter(({ age }) => age === null).length },
    ].filter((one) => one.count > 0),
    fields: count(people.flatMap(({ fields }) => (fields?.length ? fields : ['unknown'])))
      .map((one) => ({ ...one, name: one.code === 'unknown' ? unsaid : factWords(house.packs, 'fields', one.code) }))
      .toSorted((a, b) => b.count - a.count),
    regions: count(people.map((one) => `${one.region.slice(0, 6)}000000`))
      .map((one) => ({ ...one, name: { zh: names.get(one.code) ?? one.code, en: names.get(one.code) ?? one.code } }))
      .toSorted((a, b) => b.count - a.count),
  }
}
