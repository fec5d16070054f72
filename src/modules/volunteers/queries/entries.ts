import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { isDay } from '#kernel/days.ts'
import { decimal, count, everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, asTotal, countedUpTo, inBranch, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { hoursOf } from '#modules/volunteers/domain/standing.ts'
import { entryColumns, shownEntries, type StoredEntry } from '#modules/volunteers/queries/entry-rows.ts'
import { asStaff } from '#modules/volunteers/reach.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'

type Row = OutputOf<typeof contract.entries>['rows'][number]

interface Filter {
  volunteerId?: string | undefined
  activityId?: string | undefined
  regionCode?: RegionCode | undefined
  organisationId?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** A page of the ledger, the latest first: what was recorded within the reader's reach. */
async function entriesPage(context: Context, filter: Filter, size: number, after?: string): Promise<Page<Row>> {
  const { db, query, actor } = context
  const [servedOn, id] = readCursor(after, 2) ?? []
  const conditions = [
    ...asStaff(actor, 'e'),
    ...(filter.volunteerId ? [sql`e.volunteer_id = ${filter.volunteerId}`] : []),
    ...(filter.activityId ? [sql`e.activity_id = ${filter.activityId}`] : []),
    ...inBranch('e.region_code', filter.regionCode),
    ...(filter.organisationId ? [sql`e.organisation_id = ${filter.organisationId}`] : []),
    ...(filter.from ? [sql`e.served_on >= ${filter.from}`] : []),
    ...(filter.until ? [sql`e.served_on <= ${filter.until}`] : []),
  ]
  const rest =
    isDay(String(servedOn)) && isUuid(id) ? [sql`(e.served_on, e.id) < (${servedOn}::date, ${id}::uuid)`] : []
  const [page, counted] = await Promise.all([
    sql<StoredEntry & { number: string; person_id: string }>`
      select ${entryColumns}, s.volunteer_number as number, s.person_id, exists (select from volunteers.service_entry r where r.reverses = e.id) as reversed
        from volunteers.service_entry e join volunteers.activity a on a.id = e.activity_id
             join volunteers.sign_up s on s.activity_id = e.activity_id and s.volunteer_id = e.volunteer_id
       where ${allOf([...conditions, ...rest])} order by e.served_on desc, e.id desc limit ${size + 1}`.execute(db),
    sql<{
      count: number
    }>`select count(*) from (select from volunteers.service_entry e where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const [shown, names] = await Promise.all([
    shownEntries(context, rows),
    personNames(
      query,
      rows.map((row) => row.person_id),
    ),
  ])
  return {
    rows: shown.map((one, at) => ({
      ...one,
      volunteerName: names.get(rows[at]!.person_id) ?? '',
      volunteerNumber: rows[at]!.number,
    })),
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.served_on, last.id]) : null,
  }
}

export const entries: Handler<typeof contract.entries> = (context, { size, after, ...filter }) =>
  entriesPage(context, filter, size, after)

export const exportEntries: Handler<typeof contract.exportEntries> = (context, filter) => {
  const { actor, house, today } = context
  const { qualities } = rulesOf(house.packs, actor.homeRegionCode, today).value
  const zh = actor.language === 'zh'
  const said = (zhWord: string, enWord: string) => (zh ? zhWord : enWord)
  return sheet<Row>(
    context,
    { zh: '志愿服务记录', en: 'Ledger of volunteer service' },
    [
      text('日期', 'Day', (row) => row.servedOn),
      text('登记编号', 'Number', (row) => row.volunteerNumber),
      text('姓名', 'Name', (row) => row.volunteerName),
      text('活动', 'Activity', (row) => row.activityTitle),
      text('地点', 'Place', (row) => row.place),
      text('服务内容', 'What', (row) => row.content),
      count('分钟', 'Minutes', (row) => row.minutes),
      decimal('小时', 'Hours', (row) => Math.sign(row.minutes) * hoursOf(Math.abs(row.minutes))),
      text('评价', 'Quality', (row) => qualities.find((one) => one.code === row.quality)?.name[actor.language] ?? ''),
      text('记录单位', 'Recorded by', (row) => row.organisationName),
      text('逾期', 'Late', (row) => (row.late ? (row.lateReason ?? '') : '')),
      text('更正', 'Corrected', (row) =>
        row.reverses ? said('冲销', 'takes back') : row.reversed ? said('已更正', 'taken back') : '',
      ),
      text('原因', 'Reason', (row) => row.reason),
    ],
    everyRow((size, after) => entriesPage(context, filter, size, after)),
  )
}
