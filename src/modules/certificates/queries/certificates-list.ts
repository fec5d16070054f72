import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, asTotal, type Condition, isUuid, literally } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { Level } from '#modules/certificates/domain/level.ts'
import type { Verification } from '#modules/certificates/domain/qualification.ts'
import type { Standing } from '#modules/certificates/domain/registration.ts'
import { countedUpTo, placeConditions, type PlaceFilter } from '#modules/certificates/queries/narrow.ts'
import { certificatesOf } from '#modules/certificates/rules.ts'
import { everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import { addDays, parseDay } from '#kernel/days.ts'
import { words } from '#modules/certificates/words.ts'
import { peopleCalled } from '#modules/workforce/public.ts'

type Filter = z.output<(typeof contract.exportCertificates)['input']>
type Row = z.input<(typeof contract.certificatesList)['output']>['rows'][number]

interface Stored {
  id: string
  person_id: string
  level: Level
  number: string | null
  passed_on: string
  titled: boolean
  verification: Verification
  standing: Standing
  until_on: string | null
  organisation_id: string | null
  region_code: string
  version: number
}

/** The rule of domain/registration.ts as SQL: a page of a province is filtered by how its registrations stand today. */
const standing = ({ house, actor, today }: Pick<Context, 'house' | 'actor' | 'today'>) => {
  const { windowMonths } = certificatesOf(house.packs, actor.homeRegionCode, today).value
  return sql`
    certificates.qualification q
    left join lateral (select r.from_on, r.until_on, r.cancelled_on from certificates.registration r
      where r.qualification_id = q.id and r.from_on <= ${today} and q.verification in ('matched', 'approved') order by r.from_on desc limit 1) p on true
    left join lateral (select max(r.until_on) as until_on from certificates.registration r
      where r.qualification_id = q.id and r.from_on is not null and r.cancelled_on is null and q.verification in ('matched', 'approved')) e on true
    cross join lateral (select case
      when p.from_on is null then 'none'
      when p.cancelled_on <= ${today} and p.cancelled_on < p.until_on then 'cancelled'
      when p.until_on <= ${today} then 'lapsed'
      when (coalesce(e.until_on, p.until_on) - make_interval(months => ${windowMonths}::int))::date <= ${today} then 'expiring'
      else 'active' end as standing) s`
}

const verified = (one: string) => sql`${sql.ref(`${one}.verification`)} in ('matched', 'approved')`
/** Of the senior level only the review gives the title. */
const titled = (one: string) =>
  sql<boolean>`(${sql.ref(`${one}.level`)} <> 'senior' or ${sql.ref(`${one}.ticket_until`)} is null or ${sql.ref(`${one}.reviewed_on`)} is not null)`
const rank = (one: string) =>
  sql`array_position(array['assistant', 'intermediate', 'senior'], ${sql.ref(`${one}.level`)})`

/** A person counts once, by the best certificate that is verified; local grades are no level of the ladder. */
const isHolder = sql`(${verified('q')} and q.level <> 'clerk' and ${titled('q')} and not exists (
  select from certificates.qualification b where b.person_id = q.person_id and b.level <> 'clerk' and ${verified('b')} and ${titled('b')}
    and (${rank('b')}, b.id) > (${rank('q')}, q.id)))`
const isTicket = (today: string) => sql`(${verified('q')} and not ${titled('q')} and q.ticket_until > ${today})`
const isWaiting = sql`q.verification in ('unverified', 'unknown', 'feedback')`

async function conditionsOf(context: Context, filter: Filter): Promise<Condition[]> {
  const { search, level, of, verification, standing: wanted } = filter
  const typed = search?.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const called = search ? await peopleCalled(context, search) : []
  return [
    sql`q.verification <> 'rejected'`,
    ...placeConditions('q', filter as PlaceFilter),
    ...(level ? [sql`q.level = ${level}`] : []),
    ...(of ? [of === 'holders' ? isHolder : isTicket(context.today)] : []),
    ...(verification ? [verification === 'waiting' ? isWaiting : sql`q.verification = ${verification}`] : []),
    ...(wanted
      ? [wanted === 'in-force' ? sql`s.standing in ('active', 'expiring')` : sql`s.standing = ${wanted}`]
      : []),
    ...(typed ? [sql`(q.person_id = any(${called}::uuid[]) or q.number like ${`%${literally(typed)}`})`] : []),
  ]
}

/** Certificates within reach, the last recorded first; what was rejected stands on the person's own page only. */
async function certificatePage(context: Context, filter: Filter, size: number, after?: string): Promise<Page<Row>> {
  const { db, query } = context
  const [id] = readCursor(after, 1) ?? []
  const conditions = await conditionsOf(context, filter)
  const from = standing(context)
  const [page, counted] = await Promise.all([
    sql<Stored>`select q.id, q.person_id, q.level, q.number, q.passed_on, q.verification, s.standing, coalesce(e.until_on, p.until_on) as until_on, q.organisation_id, q.region_code, q.version,
        ${titled('q')} as titled
      from ${from} where ${allOf([...conditions, ...(isUuid(id) ? [sql`q.id < ${id}`] : [])])} order by q.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from ${from} where ${allOf(conditions)} limit ${countedUpTo + 1}) counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const {
    people: names,
    organisations,
    regions,
  } = await namesIn({ db, query }, rows, {
    people: (row) => row.person_id,
    organisations: (row) => row.organisation_id,
    regions: (row) => row.region_code,
  })
  return {
    ...asTotal(counted.rows[0]!.count, countedUpTo),
    next: page.rows.length > size && last ? cursorOf([last.id]) : null,
    rows: rows.map((row) => ({
      qualificationId: row.id,
      personId: row.person_id,
      name: names.get(row.person_id) ?? '',
      level: row.level,
      number: row.number,
      passedOn: row.passed_on,
      titled: row.titled,
      verification: row.verification,
      standing: row.standing,
      untilOn: row.until_on,
      organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
      regionName: regions.get(row.region_code) ?? row.region_code,
      version: row.version,
    })),
  }
}

export const certificatesList: Handler<typeof contract.certificatesList> = (context, { size, after, ...filter }) =>
  certificatePage(context, filter, size, after)

export const exportCertificates: Handler<typeof contract.exportCertificates> = (context, filter) => {
  const { actor, house, today } = context
  const say = words[actor.language]
  const levels = new Map(
    certificatesOf(house.packs, actor.homeRegionCode, today).value.levels.map((one) => [
      one.code,
      one.name[actor.language],
    ]),
  )
  return sheet<Row>(
    context,
    { zh: '持证人员', en: 'Certificate holders' },
    [
      text('姓名', 'Name', (row) => row.name),
      text('证书级别', 'Level', (row) => `${levels.get(row.level) ?? row.level}${row.titled ? '' : say.ticket}`),
      text('证书编号', 'Number', (row) => row.number),
      text('通过日期', 'Passed on', (row) => row.passedOn),
      text('核验', 'Verification', (row) => say[row.verification]),
      text('登记状态', 'Registration', (row) => say[row.standing]),
      text('登记有效期至', 'Registered to', (row) => row.untilOn && addDays(parseDay(row.untilOn), -1)),
      text('单位', 'Organisation', (row) => row.organisationName),
      text('地区', 'Region', (row) => row.regionName),
    ],
    everyRow((size, after) => certificatePage(context, filter, size, after)),
  )
}

export const certificateCounts: Handler<typeof contract.certificateCounts> = async (context, filter) => {
  const { db, today } = context
  const { rows } = await sql<
    Record<'people' | 'tickets' | 'waiting' | 'all', number> & { level: Level; standing: Standing }
  >`
    select q.level, s.standing, count(*) as all, count(*) filter (where ${isHolder}) as people, count(*) filter (where ${isTicket(today)}) as tickets, count(*) filter (where ${isWaiting}) as waiting
      from ${standing(context)} where ${allOf([sql`q.verification <> 'rejected'`, ...placeConditions('q', filter as PlaceFilter)])} group by 1, 2`.execute(
    db,
  )
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    rows: rows.flatMap(({ level, standing: one, people }) => (people > 0 ? [{ level, standing: one, people }] : [])),
    tickets: sum((row) => row.tickets),
    toVerify: sum((row) => row.waiting),
    expiring: sum((row) => (row.standing === 'expiring' ? row.all : 0)),
  }
}
