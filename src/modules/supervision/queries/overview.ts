import { sql } from 'kysely'
import { yearOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, inBranch } from '#kernel/list.ts'
import { digitsBelow, prefixOf, type RegionCode } from '#kernel/region.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { teamNeeds } from '#modules/supervision/domain/ratio.ts'
import { isSupervised } from '#modules/supervision/queries/duty-rows.ts'
import { basisShown, rulesOf } from '#modules/supervision/rules.ts'
import { loadsOf } from '#modules/supervision/store.ts'

interface Part {
  region_code: string
  people: number
  supervised: number
  overdue: number
}

/** A branch at a glance: who is supervised, what is owed by which rule, who supervises too many, and the parts of the branch. */
export const supervisionOverview: Handler<typeof contract.supervisionOverview> = async (
  { db, query, house, actor, today },
  input,
) => {
  const regionCode = (input.regionCode ??
    (actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : actor.homeRegionCode)) as RegionCode
  const prefix = prefixOf(regionCode)
  // An agency may run stations beyond its own county: without a choice it sees them all.
  const asked = input.regionCode ?? (actor.jurisdiction.kind === 'region' ? regionCode : undefined)
  const within = allOf(inBranch('d.region_code', asked))
  const digits = digitsBelow(regionCode)
  const { value: rules, bases } = rulesOf(house.packs, regionCode, today)
  const year = yearOf(today)
  const overdue = sql`d.due_on < ${today} and d.missing = '{}'`
  const [parts, codes, pool, held] = await Promise.all([
    sql<Part>`select rpad(left(p.region_code, ${digits}), 12, '0') as region_code, count(*)::int as people, count(*) filter (where p.supervised)::int as supervised,
        count(*) filter (where p.overdue)::int as overdue
      from (select d.person_id, min(d.region_code) as region_code, bool_or(${overdue}) as overdue, bool_or(${isSupervised('d.person_id', today)}) as supervised
              from supervision.duty d where ${within} group by d.person_id) p
      group by 1 order by 1`.execute(db),
    sql<{
      code: string
      people: number
      overdue: number
    }>`select d.code, count(*)::int as people, count(*) filter (where ${overdue})::int as overdue
      from supervision.duty d where ${within} group by d.code`.execute(db),
    sql<{
      person_id: string
      rank: string
      region_code: RegionCode
    }>`select d.person_id, d.rank, d.region_code from supervision.supervisor d
      where ${within} and d.left_on is null and (d.until_on is null or d.until_on > ${today})`.execute(db),
    sql<{
      sessions: number
      minutes: number
    }>`select count(*)::int as sessions, coalesce(sum(h.minutes), 0)::int as minutes
      from (select distinct d.session_id, d.minutes from supervision.session_member d
             where ${within} and not d.withdrawn and d.held_on >= ${`${year}-01-01`} and d.held_on < ${`${year + 1}-01-01`}) h`.execute(
      db,
    ),
  ])
  const loads = await loadsOf(
    query,
    pool.rows.map((one) => one.person_id),
    today,
  )
  const names = await regionNames(db, [regionCode, ...parts.rows.map((part) => part.region_code)])
  const sum = (key: 'people' | 'supervised' | 'overdue') => parts.rows.reduce((all, part) => all + part[key], 0)
  const most = (code: RegionCode) => rulesOf(house.packs, code, today).value.workersPerSupervisor
  const byRank = new Map<string, number>()
  for (const { rank } of pool.rows) byRank.set(rank, (byRank.get(rank) ?? 0) + 1)
  const counted = new Map(codes.rows.map((one) => [one.code, one]))
  return {
    regionCode,
    regionName: names.get(regionCode) ?? regionCode,
    people: sum('people'),
    supervised: sum('supervised'),
    overdue: sum('overdue'),
    supervisors: pool.rows.length,
    overRatio: pool.rows.filter((one) => (loads.get(one.person_id) ?? 0) > most(one.region_code)).length,
    sessionsThisYear: held.rows[0]!.sessions,
    minutesThisYear: held.rows[0]!.minutes,
    byCode: rules.frequencies.map(({ code, name }) => ({
      code,
      name,
      people: counted.get(code)?.people ?? 0,
      overdue: counted.get(code)?.overdue ?? 0,
      ...basisShown(bases[`frequencies.${code}`]),
    })),
    // A place without parts is not a part of itself.
    parts:
      prefix.length === 12
        ? []
        : parts.rows.map(({ region_code, ...counts }) => ({
            regionCode: region_code,
            regionName: names.get(region_code) ?? region_code,
            ...counts,
          })),
    ratio: { most: rules.workersPerSupervisor, ...basisShown(bases['workersPerSupervisor']) },
    teams: rules.teams.map((team) => ({
      code: team.code,
      name: team.name,
      ...basisShown(bases[`teams.${team.code}`]),
      parts: teamNeeds(team, sum('people'), byRank).map((part) => ({ ...part, ranks: [...part.ranks] })),
    })),
  }
}
