import { type Selectable, sql } from 'kysely'
import { addDays, type Day } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/notices/contract.ts'
import type { NoticesTables } from '#modules/notices/tables.ts'

type Stored = Selectable<NoticesTables['notices.notice']>

/** As far ahead as home looks. Technical: what is due and when is said by the notice itself. */
const soonDays = 7
const shownAtHome = 6

const never = '9999-12-31'

/** One's own: unread first, then by the day they are due, then the newest. */
export const notices: Handler<typeof contract.notices> = async ({ db, actor, today }, { size, after, unread }) => {
  const mine = sql`n.person_id = ${actor.personId} and n.withdrawn_at is null ${unread ? sql`and n.read_at is null` : sql``}`
  const from = readCursor(after, 3)
  const rest = from
    ? sql`and (n.read_at is not null, coalesce(n.due_on, ${never}), n.id::text) > (${from[0] === 1}, ${from[1]}::date, ${from[2]})`
    : sql``
  const [page, counted] = await Promise.all([
    sql<Stored>`select n.* from notices.notice n where ${mine} ${rest}
      order by n.read_at is not null, coalesce(n.due_on, ${never}), n.id::text limit ${size + 1}`.execute(db),
    sql<{ count: number }>`select count(*) from notices.notice n where ${mine}`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => shown(row, today)),
    total: counted.rows[0]!.count,
    totalIsExact: true,
    next: page.rows.length > size && last ? cursorOf([last.read_at ? 1 : 0, last.due_on ?? never, last.id]) : null,
  }
}

/** How many are unread, and which are due soon or late. */
export const noticeCount: Handler<typeof contract.noticeCount> = async ({ db, actor, today }) => {
  const mine = sql`n.person_id = ${actor.personId} and n.withdrawn_at is null`
  const [counted, due] = await Promise.all([
    sql<{ count: number }>`select count(*) from notices.notice n where ${mine} and n.read_at is null`.execute(db),
    sql<Stored>`select n.* from notices.notice n where ${mine} and n.due_on <= ${addDays(today, soonDays)} order by n.due_on, n.id limit ${shownAtHome}`.execute(
      db,
    ),
  ])
  return { unread: counted.rows[0]!.count, due: due.rows.map((row) => shown(row, today)) }
}

const shown = (row: Stored, today: Day): OutputOf<typeof contract.notices>['rows'][number] => ({
  noticeId: row.id,
  title: { zh: row.title_zh, en: row.title_en },
  body: { zh: row.body_zh, en: row.body_en },
  link: row.link,
  dueOn: row.due_on,
  overdue: row.due_on !== null && row.due_on < today,
  madeAt: row.made_at.toISOString(),
  read: row.read_at !== null,
})
