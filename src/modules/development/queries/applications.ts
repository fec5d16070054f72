import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { todayIn } from '#kernel/days.ts'
import { mostPaidAtOnce } from '#modules/development/contract.ts'
import type * as contract from '#modules/development/contract.ts'
import { answer, entitlementsOf } from '#modules/development/rules.ts'
import type { ApplicationRow } from '#modules/development/store.ts'

/** Applications as screens show them, each with the rule's answer by what was known on its day. */
export async function shown({ house, query, db }: Pick<Context, 'house' | 'query' | 'db'>, rows: ApplicationRow[]) {
  const { people: names, organisations } = await namesIn({ db, query }, rows, {
    people: (row) => [row.person_id, row.decided_by],
    organisations: (row) => row.organisation_id,
  })
  return rows.map((row) => {
    const on = todayIn(row.applied_at)
    const rule = entitlementsOf(house.packs, row.region_code as RegionCode, on).value.entitlements.find(
      (one) => one.code === row.entitlement,
    )
    return {
      applicationId: row.id,
      personId: row.person_id,
      name: names.get(row.person_id) ?? '',
      organisationName: organisations.get(row.organisation_id) ?? '',
      entitlement: row.entitlement,
      entitlementName: rule?.name ?? { zh: row.entitlement, en: row.entitlement },
      period: row.period,
      stage: row.stage,
      outcome: row.outcome,
      lines: rule ? answer(house.packs, rule.when, row.facts, on).lines : [],
      amountFen: row.amount_fen,
      note: row.note,
      appliedAt: row.applied_at.toISOString(),
      decidedByName: row.decided_by && (names.get(row.decided_by) ?? ''),
      decisionNote: row.decision_note,
      paidOn: row.paid_on,
      version: row.version,
    }
  })
}

/** Applications within reach, what waits for an answer first. */
export const applications: Handler<typeof contract.applications> = async (
  context,
  { size, after, stage, entitlement },
) => {
  const { query } = context
  const where = `($1::text is null or stage = $1) and ($2::text is null or entitlement = $2)`
  const start = Number(readCursor(after, 1)?.[0] ?? 0)
  const [rows, [counted]] = await Promise.all([
    query<ApplicationRow>(
      `select * from development.application where ${where} order by case stage when 'applied' then 0 when 'approved' then 1 else 2 end, id desc limit $3 offset $4`,
      [stage ?? null, entitlement ?? null, size, start],
    ),
    query<{ count: number }>(`select count(*) from development.application where ${where}`, [
      stage ?? null,
      entitlement ?? null,
    ]),
  ])
  return {
    rows: await shown(context, rows),
    total: counted!.count,
    totalIsExact: true,
    next: counted!.count > start + size ? cursorOf([start + size]) : null,
  }
}

const approved = ({ query }: Pick<Context, 'query'>, also = 'true') =>
  query<ApplicationRow>(
    `select * from development.application where stage = 'approved' and ${also} order by entitlement, id limit ${mostPaidAtOnce}`,
  )

/** What is approved and not paid, to be marked line by line or at once. */
export const payable: Handler<typeof contract.payable> = async (context) => ({
  rows: await shown(context, await approved(context)),
})

/** What is approved and not paid, with its amounts, for whoever pays. */
export const paymentList: Handler<typeof contract.paymentList> = async (context) => {
  const rows = await shown(context, await approved(context, 'amount_fen is not null'))
  const columns: Column[] = [
    { title: '姓名', kind: 'text' },
    { title: '单位', kind: 'text' },
    { title: '待遇', kind: 'text' },
    { title: '期间', kind: 'text' },
    { title: '金额（元）', kind: 'money' },
    { title: '批准人', kind: 'text' },
  ]
  const body = await sheetOf(
    columns,
    rows.map((one) => [
      one.name,
      one.organisationName,
      one.entitlementName.zh,
      one.period === 'once' ? '一次' : `${one.period}年`,
      one.amountFen,
      one.decidedByName,
    ]),
    { title: '待遇发放清单', demonstration: context.house.demonstration },
  )
  context.about({ details: { rows: rows.length } })
  return {
    name: `待遇发放清单-${context.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
