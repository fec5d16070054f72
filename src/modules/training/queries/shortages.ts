import type { Context } from '#kernel/context.ts'
import { yearOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/training/contract.ts'
import { calendarYear } from '#modules/training/domain/requirement.ts'
import { basisShown, educationOf, trainingOf } from '#modules/training/rules.ts'
import { standingsOf } from '#modules/training/standings.ts'
import { traineesIn } from '#modules/training/store.ts'

export interface ShortageFilter {
  regionCode?: RegionCode | undefined
  organisationId?: string | undefined
  requirement?: string | undefined
  state?: 'met' | 'on-track' | 'short' | 'unknown' | undefined
}

/** The order in which people need looking after. */
const urgency = { short: 0, unknown: 1, 'on-track': 2, met: 3 }
/** A picture of more bars is none; the export has them all. */
const mostShown = 300

/** Everyone within reach against one requirement, whoever lacks most first. */
export async function forecast(context: Context, filter: ShortageFilter) {
  const { db, query, house, actor, today } = context
  const region = filter.regionCode ?? actor.homeRegionCode
  const education = educationOf(house.packs, region, today)
  const people = await traineesIn(query, filter, today)
  const standings = await standingsOf(context, people, today)
  const asked = new Map(
    [...standings.values()].flatMap((one) =>
      one.standings.map(({ code, name, basis, certainty }) => [code, { code, name, basis, certainty }]),
    ),
  )
  const requirements = [...asked.values()]
  // The nearest place's own requirement stands last in the list, and is the one that is looked at first.
  const requirement =
    requirements.find((one) => one.code === filter.requirement)?.code ?? requirements.at(-1)?.code ?? null
  const organisations = await organisationNames(
    db,
    people.flatMap((one) => one.organisationId ?? []),
  )
  const nameOf = (id: string | null) => (id && organisations.get(id)) || ''
  const all = people
    .flatMap((person) => {
      const standing = standings.get(person.personId)!.standings.find((one) => one.code === requirement)
      return standing ? [{ person, standing }] : []
    })
    .sort(
      (a, b) =>
        urgency[a.standing.state] - urgency[b.standing.state] ||
        b.standing.shortMinutes - a.standing.shortMinutes ||
        a.standing.doneMinutes - b.standing.doneMinutes ||
        a.person.name.localeCompare(b.person.name, 'zh'),
    )
  const units = [...Map.groupBy(all, ({ person }) => person.organisationId)]
    .map(([organisationId, some]) => ({
      organisationId,
      name: nameOf(organisationId),
      people: some.length,
      short: some.filter(({ standing }) => standing.state === 'short').length,
      unknown: some.filter(({ standing }) => standing.state === 'unknown').length,
      doneMinutes: some.reduce((sum, { standing }) => sum + standing.doneMinutes, 0),
      neededMinutes: some.reduce((sum, { standing }) => sum + standing.neededMinutes, 0),
    }))
    .sort((a, b) => b.short / b.people - a.short / a.people || a.name.localeCompare(b.name, 'zh'))
  const wanted = filter.state ? all.filter(({ standing }) => standing.state === filter.state) : all
  const rows = wanted.map(({ person, standing }) => ({
    ...standing,
    personId: person.personId,
    name: person.name,
    organisationId: person.organisationId,
    organisationName: nameOf(person.organisationId),
  }))
  return { region, education, requirements, requirement, rows, units }
}

/** Person-times of a place in a year: each session counted once for each person who stayed to its end, less what was taken back. */
async function personTimes(
  { query, actor, today }: Context,
  region: RegionCode,
  education: ReturnType<typeof educationOf>,
) {
  if (education.value.ofPlaces.length === 0 || actor.jurisdiction.kind !== 'region') return []
  const { from, until } = calendarYear(yearOf(today))
  const { low, high } = branchRange(region)
  const [[done], [planned]] = await Promise.all([
    query<{ count: number }>(
      `select count(*) from (select from training.hours where earned_on >= $1 and earned_on < $2 and region_code >= $3 and region_code < $4 and session_id is not null
         group by session_id, person_id having sum(minutes) > 0) as came`,
      [from, until, low, high],
    ),
    query<{ count: number }>(
      `select count(*) from training.enrolment e join training.session s on s.id = e.session_id
        where e.state = 'enrolled' and s.held_on >= $1 and s.held_on < $2 and s.called_off_at is null and e.region_code >= $3 and e.region_code < $4
          and not exists (select from training.attendance a where a.session_id = e.session_id and a.person_id = e.person_id and a.checked_out_at is not null)`,
      [today, until, low, high],
    ),
  ])
  return education.value.ofPlaces.map(({ code, name, amount }) => ({
    code,
    name,
    ...basisShown(education.bases[`requirements.${code}`]),
    needed: amount,
    done: done!.count,
    planned: planned!.count,
    definition: {
      zh: `${yearOf(today)}年1月1日以来，本地区人员参加集中培训并已签退计学时的人次：一人参加一场计一人次，已冲销的不计，网络课程不计；“已报名”为今天以后的场次。`,
      en: `Since 1 January ${yearOf(today)}: people of this place who checked out of a session with hours, a person and session once; what was taken back and online lessons do not count. “Signed up” is for sessions from today on.`,
    },
  }))
}

export const shortages: Handler<typeof contract.shortages> = async (context, filter) => {
  const { region, education, requirements, requirement, rows, units } = await forecast(context, filter)
  return {
    on: context.today,
    classHourMinutes: trainingOf(context.house.packs, region, context.today).value.classHourMinutes,
    requirements,
    requirement,
    rows: rows.slice(0, mostShown),
    total: rows.length,
    units,
    personTimes: await personTimes(context, region, education),
  }
}
