import { formatMonth, parseMonth } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { organisationPlaces } from '#modules/organisations/public.ts'
import type * as contract from '#modules/pay/contract.ts'
import { checkEmployer, reckon, totalOf, whyNotLocked } from '#modules/pay/queries/payroll.ts'

/** Locks a month: its lines are written and never change; what turns out otherwise later is a line of a later month. */
export const lockPayroll: Handler<typeof contract.lockPayroll> = async (
  context,
  { employerId, month: typed, expectedTotalFen },
) => {
  const { db, query, actor, now, today, record } = context
  checkEmployer(actor, employerId)
  const month = parseMonth(typed)
  const [[employer], no] = await Promise.all([
    organisationPlaces(db, [employerId], today),
    whyNotLocked(context, employerId, month),
  ])
  if (!employer) return refuseNow('kernel/not-found')
  if (no) return refuseNow(no.code, no.first && { month: formatMonth(no.first, actor.language) })
  const rows = await reckon(context, employerId, month)
  const lines = rows.flatMap((row) => row.lines.map((line) => ({ ...line, row })))
  if (lines.length === 0) return refuseNow('pay/nobody-to-pay')
  const totalFen = totalOf(rows)
  if (totalFen !== expectedTotalFen) return refuseNow('pay/total-changed')

  const id = newId<'payroll'>(now)
  const made = await query<{ id: string }>(
    `insert into pay.payroll (id, region_code, employer_id, month, people, total_fen, locked_by, locked_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (employer_id, month) do nothing returning id`,
    [id, employer.regionCode, employerId, month, rows.length, totalFen, actor.personId, now],
  )
  if (made.length === 0) return refuseNow('pay/month-locked')
  await query(
    `insert into pay.payroll_line (id, payroll_id, person_id, region_code, organisation_id, employer_id, month, for_month, kind, code, title, post, level, fen)
     select id, $2, person_id, region_code, organisation_id, $3, $4, for_month, kind, code, title, post, level, fen
       from jsonb_to_recordset($1::jsonb) as r(id uuid, person_id uuid, region_code text, organisation_id uuid, for_month text, kind text, code text, title jsonb, post text, level int, fen bigint)`,
    [
      JSON.stringify(
        lines.map(({ row, forMonth, kind, code, title, fen }) => ({
          id: newId<'payroll-line'>(now),
          person_id: row.personId,
          region_code: row.regionCode,
          organisation_id: row.organisationId,
          for_month: forMonth,
          kind,
          code,
          title,
          post: row.post,
          level: row.level,
          fen,
        })),
      ),
      id,
      employerId,
      month,
    ],
  )
  record({
    kind: 'pay/payroll-locked',
    subject: { kind: 'organisation', id: employerId },
    regionCode: employer.regionCode,
    data: { month, people: rows.length },
  })
  return { payrollId: id, totalFen }
}
