import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { factsOf, factsOverYears, type KnownPerson } from '#modules/workforce/domain/person-facts.ts'

// Only what somebody has confirmed counts; the rest is shown on the page, and decides nothing.
const text = `
select w.person_id as "personId", w.sex, w.born_on as "bornOn", w.fields, w.specialties,
       case when w.disqualified_from is not null then json_build_object('fromOn', w.disqualified_from, 'untilOn', w.disqualified_until) end as disqualified,
       coalesce((select json_agg(json_build_object('diploma', e.diploma, 'degree', e.degree, 'majorKind', e.major_kind, 'fullTime', e.full_time,
                                  'fromOn', e.from_on, 'graduatedOn', e.graduated_on, 'degreeOn', e.degree_on))
          from workforce.education e where e.person_id = w.person_id and not e.withdrawn and e.confirmed_on is not null), '[]') as education,
       coalesce((select json_agg(json_build_object('employerKind', m.employer_kind, 'isSocialWork', m.is_social_work, 'isCommunityWork', m.is_community_work,
                                  'isCounted', m.is_counted, 'fromOn', m.from_on, 'untilOn', m.until_on))
          from workforce.employment m where m.person_id = w.person_id and not m.withdrawn and m.confirmed_on is not null), '[]') as employment,
       coalesce((select json_agg(t.code) from workforce.title t where t.person_id = w.person_id and not t.withdrawn and t.confirmed_on is not null
          and t.code is not null and t.from_on <= $2 and (t.until_on is null or t.until_on > $2)), '[]') as titles
  from workforce.worker w where w.person_id = any ($1::uuid[])`

/** The named facts of workers on a day, for the rules of any module; one statement however many. Who has no file here is left out. */
export async function personFacts(
  query: Transaction['query'],
  personIds: readonly string[],
  on: Day,
): Promise<Map<string, Facts>> {
  if (personIds.length === 0) return new Map()
  const rows = await query<KnownPerson & { personId: string }>(text, [[...personIds], on])
  return new Map(rows.map((row) => [row.personId, factsOf(row, on)]))
}

/**
 * The asked of these facts from each day on which they became others, for rules that look back over the years; one statement however many. Age
 * and titles are those of the last day.
 */
export async function factsOverTime(
  query: Transaction['query'],
  personIds: readonly string[],
  until: Day,
  asked: readonly string[],
): Promise<Map<string, { from: Day; facts: Facts }[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await query<KnownPerson & { personId: string }>(text, [[...personIds], until])
  return new Map(rows.map((row) => [row.personId, factsOverYears(row, until, asked)]))
}
