import type { Context } from '#kernel/context.ts'
import { addDays, parseDay } from '#kernel/days.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { type CooperationKind, standsUnder, stateOn, treeOf } from '#modules/development/domain/cooperation.ts'
import { endsSoonDays } from '#modules/development/rules.ts'
import type { CooperationRow } from '#modules/development/store.ts'

const kinds: Record<CooperationKind, string> = {
  agreement: '合作协议',
  base: '实践基地',
  internship: '实习',
  mentor: '实务导师',
  topic: '研究课题',
  output: '研究成果',
  institute: '研究机构',
}

type Reading = Pick<Context, 'house' | 'query' | 'today'>

/** Rows as screens show them, with the names of people. */
export async function shown({ house, query, today }: Reading, rows: CooperationRow[]) {
  const names = await personNames(
    query,
    rows.map((row) => row.person_id),
  )
  return rows.map((row) => ({
    cooperationId: row.id,
    kind: row.kind,
    title: row.title,
    partner: row.partner,
    underId: row.under_id,
    underTitle: row.under_title,
    personId: row.person_id,
    personName: row.person_id && (names.get(row.person_id) ?? ''),
    fromOn: row.from_on,
    untilOn: row.until_on,
    state: stateOn(row.until_on, today, endsSoonDays(house.packs, row.region_code as RegionCode, today, row.kind)),
    hours: row.hours_minutes === null ? null : row.hours_minutes / 60,
    grade: row.grade,
    note: row.note,
    version: row.version,
  }))
}

/** The tree of a place is small; whatever would be deeper or more is not of this kind. */
const mostBelow = 500

/** One with what it stands under and all that stands below it. */
export const cooperationOne: Handler<typeof contract.cooperationOne> = async (context, { cooperationId }) => {
  const { query } = context
  const [found, below, above] = await Promise.all([
    query<CooperationRow>(
      'select c.*, u.title as under_title from development.cooperation c left join development.cooperation u on u.id = c.under_id where c.id = $1',
      [cooperationId],
    ),
    query<CooperationRow>(
      `with recursive below as (
         select c.* from development.cooperation c where c.under_id = $1
         union all select c.* from development.cooperation c join below b on c.under_id = b.id
       ) select below.*, u.title as under_title from below join development.cooperation u on u.id = below.under_id
         order by below.kind, below.from_on desc, below.id limit ${mostBelow}`,
      [cooperationId],
    ),
    query<{ id: string; kind: CooperationKind; title: string }>(
      `with recursive above as (
         select c.*, 0 as far from development.cooperation c where c.id = (select under_id from development.cooperation where id = $1)
         union all select c.*, a.far + 1 from development.cooperation c join above a on c.id = a.under_id
       ) select id, kind, title from above order by far desc`,
      [cooperationId],
    ),
  ])
  if (!found[0]) return refuseNow('kernel/not-found')
  const tree = treeOf(below, cooperationId)
  const rows = await shown(context, [found[0], ...tree])
  return {
    ...rows[0]!,
    above: above.map((one) => ({ cooperationId: one.id, kind: one.kind, title: one.title })),
    below: rows.slice(1).map((row, at) => ({ ...row, depth: tree[at]!.depth })),
  }
}

/** As many as a picker shows at once. */
const mostChoices = 20

/** What something of a kind may be put under, the latest first. */
export const underChoices: Handler<typeof contract.underChoices> = async ({ query }, { kind, search }) => {
  const rows = await query<CooperationRow>(
    `select id, kind, title, partner from development.cooperation where kind = any ($1::text[]) and position($2 in title || ' ' || partner) > 0
      order by from_on desc, id desc limit ${mostChoices}`,
    [standsUnder[kind], search],
  )
  return {
    rows: rows.map((row) => ({ cooperationId: row.id, kind: row.kind, title: row.title, partner: row.partner })),
  }
}

async function page(
  { house, query, today }: Reading,
  kind: CooperationKind | undefined,
  search: string | undefined,
  size: number,
  start: number,
) {
  const where = `($1::text is null or c.kind = $1) and ($2::text is null or position($2 in c.title || ' ' || c.partner) > 0)`
  const [rows, [counted]] = await Promise.all([
    query<CooperationRow>(
      `select c.*, u.title as under_title from development.cooperation c left join development.cooperation u on u.id = c.under_id where ${where} order by c.from_on desc, c.id desc limit $3 offset $4`,
      [kind ?? null, search ?? null, size, start],
    ),
    query<{ count: number }>(`select count(*) from development.cooperation c where ${where}`, [
      kind ?? null,
      search ?? null,
    ]),
  ])
  return {
    rows: await shown({ house, query, today }, rows),
    total: counted!.count,
    totalIsExact: true,
    next: counted!.count > start + size ? cursorOf([start + size]) : null,
  }
}

/** Agreements, bases, internships, mentors, topics and outputs, with the figures of this year and the last. */
export const cooperation: Handler<typeof contract.cooperation> = async (context, { size, after, kind, search }) => {
  const { query, today } = context
  const year = Number(today.slice(0, 4))
  const figures = await query<{ kind: CooperationKind; running: number; thisYear: number; lastYear: number }>(
    `select kind, count(*) filter (where from_on <= $1 and (until_on is null or until_on > $1)) as running,
            count(*) filter (where extract(year from from_on) = $2) as "thisYear", count(*) filter (where extract(year from from_on) = $2 - 1) as "lastYear"
       from development.cooperation group by kind`,
    [today, year],
  )
  return {
    figures: (Object.keys(kinds) as CooperationKind[]).map(
      (one) => figures.find((figure) => figure.kind === one) ?? { kind: one, running: 0, thisYear: 0, lastYear: 0 },
    ),
    rows: await page(context, kind, search, size, Number(readCursor(after, 1)?.[0] ?? 0)),
  }
}

export const exportCooperation: Handler<typeof contract.exportCooperation> = async (context, { kind, search }) => {
  const { rows } = await page(context, kind, search, 100_000, 0)
  const columns: Column[] = ['类别', '名称', '合作方', '所属', '人员', '开始', '结束', '学时', '评定', '备注'].map(
    (title) => ({ title, kind: 'text' }),
  )
  const lines = rows.map((one) => [
    kinds[one.kind],
    one.title,
    one.partner,
    one.underTitle,
    one.personName,
    one.fromOn,
    one.untilOn && addDays(parseDay(one.untilOn), -1),
    one.hours === null ? null : String(one.hours),
    one.grade,
    one.note,
  ])
  const body = await sheetOf(columns, lines, { title: '校地合作与研究', demonstration: context.house.demonstration })
  context.about({ details: { rows: lines.length } })
  return {
    name: `校地合作与研究-${context.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
