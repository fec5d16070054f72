import { inTransaction, type Scope, type Transaction } from '#kernel/database.ts'
import { addDays, type Day, formatDay, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { RegionCode } from '#kernel/region.ts'
import { whoMayAt, whoMayOver } from '#modules/identity/public.ts'
import { settleNotices, type Told } from '#modules/notices/public.ts'
import { openOrganisations } from '#modules/organisations/public.ts'
import { mostStations, serving, workerLoads } from '#modules/posts/queries/caseload.ts'
import { caseloadOf, kindsOf } from '#modules/posts/rules.ts'

/** What ends soon, what has become vacant and who will carry too much: told each morning to whom it concerns, and taken back once it no longer holds. */

/** Every region: codes begin with a digit from 1 to 9. */
const everywhere: Scope = { role: 'yanzhen_by_region', settings: { low: '1', high: ':' } }
/** No place reminds longer ahead than this; which days count, its pack says. Technical. */
const longestAhead = 120

interface Due {
  id: string
  personId: string
  regionCode: RegionCode
  organisationId: string
  postId: string | null
  title: string
  on: Day
}

/** Those among what comes due of which their place reminds by now. */
const reminded = (house: House, rows: readonly Due[], today: Day): Due[] =>
  rows.filter(({ regionCode, on }) => on <= addDays(today, kindsOf(house.packs, regionCode, today).value.noticeDays))

/** Leaders of the organisations, and the officers of the regions, with what each is told about. */
async function concerned(
  query: Transaction['query'],
  rows: readonly Due[],
  today: Day,
  officers: boolean,
): Promise<{ personId: string; row: Due }[]> {
  const leaders = await whoMayAt(query, 'posts:appoint', [...new Set(rows.map((one) => one.organisationId))], today)
  const at = Map.groupBy(rows, (one) => one.organisationId)
  const found = leaders.flatMap(({ personId, organisationId }) =>
    (at.get(organisationId) ?? []).map((row) => ({ personId, row })),
  )
  if (!officers) return found
  for (const [regionCode, here] of Map.groupBy(rows, (one) => one.regionCode))
    for (const personId of await whoMayOver(query, 'posts:manage', regionCode, today))
      found.push(...here.map((row) => ({ personId, row })))
  return found
}

/** Tells all of it; returns how many notices stand. */
export async function tellWhatIsDue(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  return inTransaction(house.gatePool, everywhere, async (transaction) => {
    const { query } = transaction
    const all: [`posts/${string}`, Told[]][] = [
      ['posts/probation', await probations(query, house, today)],
      ['posts/lending', await lendings(query, house, today)],
      ['posts/vacancy', await vacancies(query, house, today)],
      ['posts/overload', await overloads(transaction, house, today)],
    ]
    for (const [keys, told] of all) await settleNotices({ query, now }, keys, told)
    return all.reduce((sum, [, told]) => sum + told.length, 0)
  })
}

async function probations(query: Transaction['query'], house: House, today: Day): Promise<Told[]> {
  const rows = await query<Due>(
    `select i.id, i.person_id as "personId", i.region_code as "regionCode", i.organisation_id as "organisationId", p.id as "postId", p.title, i.probation_until as "on"
       from posts.incumbency i join posts.post p on p.id = i.post_id
      where i.probation_until <= $2 and i.probation_result is null and i.from_on <= $1 and (i.until_on is null or i.until_on > $1)`,
    [today, addDays(today, longestAhead)],
  )
  const due = reminded(house, rows, today)
  const own = due.map((row): Told => ({
    personId: row.personId,
    key: `posts/probation:${row.id}`,
    title: { zh: '您的试用期即将结束', en: 'Your probation ends soon' },
    body: {
      zh: `${row.title}的试用期到${formatDay(row.on, 'zh')}为止。`,
      en: `Your probation as ${row.title} ends on ${formatDay(row.on, 'en')}.`,
    },
    link: '/people/me#posts',
    dueOn: row.on,
  }))
  const others = (await concerned(query, due, today, false)).map(({ personId, row }): Told => ({
    personId,
    key: `posts/probation:${row.id}`,
    title: { zh: '试用期考核', en: 'Decide on a probation' },
    body: {
      zh: `${row.title}岗位有一名人员的试用期到${formatDay(row.on, 'zh')}为止，请登记考核结果。`,
      en: `A probation on the post ${row.title} ends on ${formatDay(row.on, 'en')}; record its result.`,
    },
    link: `/posts/${row.postId}`,
    dueOn: row.on,
  }))
  return [...own, ...others]
}

async function lendings(query: Transaction['query'], house: House, today: Day): Promise<Told[]> {
  const rows = await query<Due>(
    `select id, person_id as "personId", region_code as "regionCode", organisation_id as "organisationId", null as "postId", '' as title, until_on as "on"
       from posts.secondment where state = 'approved' and until_on <= $1`,
    [addDays(today, longestAhead)],
  )
  const due = reminded(house, rows, today)
  const own = due.map((row): Told => ({
    personId: row.personId,
    key: `posts/lending:${row.id}`,
    title: { zh: '您的借调即将到期', en: 'Your time with another organisation ends soon' },
    body: { zh: `${formatDay(row.on, 'zh')}起回原单位。`, en: `You are back from ${formatDay(row.on, 'en')} on.` },
    link: '/people/me#posts',
    dueOn: row.on,
  }))
  const others = (await concerned(query, due, today, true)).map(({ personId, row }): Told => ({
    personId,
    key: `posts/lending:${row.id}`,
    title: { zh: '借调即将到期', en: 'Somebody lent is due back' },
    body: {
      zh: `有一项借调到${formatDay(row.on, 'zh')}为止，返回后请登记。`,
      en: `A lending ends on ${formatDay(row.on, 'en')}; record the return.`,
    },
    link: '/posts/secondments',
    dueOn: row.on,
  }))
  return [...own, ...others]
}

/** Seats that somebody left lately or will leave soon, with nobody to follow. */
async function vacancies(query: Transaction['query'], house: House, today: Day): Promise<Told[]> {
  const rows = await query<Due>(
    `select p.id, '' as "personId", p.region_code as "regionCode", p.organisation_id as "organisationId", p.id as "postId", p.title, ended.day as "on"
       from posts.post p
       join (select post_id, max(until_on) as day from posts.incumbency where until_on > $2 and until_on <= $3 group by 1) ended on ended.post_id = p.id
      where p.from_on <= $1 and (p.until_on is null or p.until_on > ended.day)
        and (select count(*) from posts.incumbency i where i.post_id = p.id and i.from_on <= greatest($1, ended.day) and (i.until_on is null or i.until_on > greatest($1, ended.day))) < p.seats`,
    [today, addDays(today, -longestAhead), addDays(today, longestAhead)],
  )
  const recent = reminded(house, rows, today).filter(
    ({ regionCode, on }) => on > addDays(today, -kindsOf(house.packs, regionCode, today).value.noticeDays),
  )
  return (await concerned(query, recent, today, true)).map(({ personId, row }): Told => ({
    personId,
    key: `posts/vacancy:${row.id}`,
    title: { zh: '岗位空缺', en: 'A seat is vacant' },
    body: {
      zh: `${row.title}岗位${row.on <= today ? '已有' : `从${formatDay(row.on, 'zh')}起将有`}空缺，还没有接替人员。`,
      en: `The post ${row.title} has a vacant seat from ${formatDay(row.on, 'en')} on and nobody to follow.`,
    },
    link: `/posts/${row.postId}`,
    dueOn: row.on > today ? row.on : null,
  }))
}

/** Stations some of whose workers will carry too much, by the forecast: told to those who hand work over there. */
async function overloads(transaction: Transaction, house: House, today: Day): Promise<Told[]> {
  const { db, query } = transaction
  const root = house.rootRegionCode as RegionCode
  const stations = await openOrganisations(db, { regionCode: root }, serving, today, mostStations * 100)
  const counts = new Map<string, { over: number; days: number }>()
  // The rules are those of a county.
  for (const [county, here] of Map.groupBy(stations, (one) => one.regionCode.slice(0, 6))) {
    const regionCode = county.padEnd(12, '0') as RegionCode
    const { forecastDays } = caseloadOf(house.packs, regionCode, today).value
    const workers = await workerLoads(
      { db, query, house, today },
      here.map((one) => one.id),
      regionCode,
    )
    for (const one of workers) {
      if (one.aheadStanding !== 'over') continue
      counts.set(one.station.id, { over: (counts.get(one.station.id)?.over ?? 0) + 1, days: forecastDays })
    }
  }
  const leaders = await whoMayAt(query, 'posts:hand-over', [...counts.keys()], today)
  return leaders.map(({ personId, organisationId }): Told => {
    const { over, days } = counts.get(organisationId)!
    return {
      personId,
      key: `posts/overload:${organisationId}`,
      title: { zh: '预计超负荷', en: 'Too much to carry, by the forecast' },
      body: {
        zh: `按目前趋势，${days}天后有${over}名社工超负荷，可以提前调整。`,
        en: `As it goes, ${over} workers carry too much in ${days} days; clients can be moved before.`,
      },
      link: '/posts/caseload',
      dueOn: null,
    }
  })
}
