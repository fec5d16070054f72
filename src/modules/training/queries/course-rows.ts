import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, anywhere, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/training/contract.ts'
import { mayChange, offeredTo } from '#modules/training/reach.ts'
import { traineesByIds } from '#modules/training/store.ts'

export type CourseRow = OutputOf<typeof contract.courses>['rows'][number]
type Reader = Pick<Context, 'db' | 'query' | 'actor' | 'today'>

export interface CourseFilter {
  search?: string | undefined
  year?: number | undefined
  form?: string | undefined
  stage?: string | undefined
  online?: 'yes' | undefined
  courseId?: string | undefined
}

interface Stored {
  id: string
  version: number
  title: string
  about: string
  form: string
  stage: string | null
  five_one: string | null
  year: number
  month: number | null
  region_code: string
  organisation_id: string | null
  sessions: number
  lessons: number
  next_on: string | null
  theme: string | null
}

/** A page of courses that are for the reader, the newest year first. */
export async function coursePage(
  reader: Reader,
  filter: CourseFilter,
  size: number,
  after?: string,
): Promise<Page<CourseRow & { about: string; theme: string | null }>> {
  const { db, query, actor, today } = reader
  const place = (await traineesByIds(query, [actor.personId])).get(actor.personId)
  const { regions, organisations, low, high } = offeredTo(actor, place)
  const [year, id] = readCursor(after, 2) ?? []
  const conditions = [
    sql`(c.organisation_id is null and c.region_code = any (${regions}::text[]) or c.organisation_id = any (${organisations}::uuid[]) or c.region_code >= ${low} and c.region_code < ${high})`,
    ...(filter.courseId ? [sql`c.id = ${filter.courseId}`] : []),
    ...(filter.year ? [sql`c.year = ${filter.year}`] : []),
    ...(filter.form ? [sql`c.form = ${filter.form}`] : []),
    ...(filter.stage ? [sql`c.stage = ${filter.stage}`] : []),
    ...(filter.search ? [sql`c.title like ${anywhere(filter.search)}`] : []),
    ...(filter.online ? [sql`exists (select from training.lesson l where l.course_id = c.id)`] : []),
  ]
  const rest = typeof year === 'number' && isUuid(id) ? [sql`(c.year, c.id) < (${year}, ${id}::uuid)`] : []
  const [page, counted] = await Promise.all([
    sql<Stored>`
      select c.id, c.version, c.title, c.about, c.form, c.stage, c.five_one, c.year, c.month, c.region_code, c.organisation_id,
             (select count(*) from training.session s where s.course_id = c.id and s.called_off_at is null) as sessions,
             (select count(*) from training.lesson l where l.course_id = c.id) as lessons,
             (select min(s.held_on) from training.session s where s.course_id = c.id and s.called_off_at is null and s.held_on >= ${today}) as next_on,
             (select p.themes[c.month] from training.plan p where p.id = c.plan_id) as theme
        from training.course c where ${allOf([...conditions, ...rest])} order by c.year desc, c.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{ count: number }>`select count(*) from training.course c where ${allOf(conditions)}`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const { regions: regionNamed, organisations: organisationNamed } = await namesIn({ db, query }, rows, {
    regions: (row) => row.region_code,
    organisations: (row) => row.organisation_id,
  })
  return {
    rows: rows.map((row) => ({
      courseId: row.id,
      version: row.version,
      title: row.title,
      about: row.about,
      form: row.form,
      stage: row.stage,
      fiveOne: row.five_one,
      year: row.year,
      month: row.month,
      regionCode: row.region_code,
      regionName: regionNamed.get(row.region_code) ?? row.region_code,
      organisationId: row.organisation_id,
      organisationName: row.organisation_id && (organisationNamed.get(row.organisation_id) ?? ''),
      sessions: row.sessions,
      lessons: row.lessons,
      nextOn: row.next_on,
      theme: row.theme || null,
      mayChange: mayChange(actor, row),
    })),
    total: counted.rows[0]!.count,
    totalIsExact: true,
    next: page.rows.length > size && last ? cursorOf([last.year, last.id]) : null,
  }
}
