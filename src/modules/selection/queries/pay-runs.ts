import { formatDay, parseDay } from '#kernel/days.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import { cellText } from '#kernel/documents/excel-cell.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames } from '#modules/identity/public.ts'
import { accountsOf, holderOf } from '#modules/selection/accounts.ts'
import type * as contract from '#modules/selection/contract.ts'
import type { MoneySpan } from '#modules/selection/domain/stipend.ts'
import { linesOf } from '#modules/selection/pay-store.ts'
import { selection } from '#modules/selection/tables.ts'
import { headings, roundsOf, ruledBy } from '#modules/selection/title-view.ts'

interface Summed {
  id: string
  version: number
  place: string
  code: string
  until_on: string
  stage: 'proposed' | 'approved' | 'sent' | 'closed' | 'dropped'
  award: string
  lines: number
  fen: number
  owedFen: number
}

const listText = `
select r.id, r.version, r.place, r.code, r.until_on, r.stage, s.*
  from selection.pay_run r
  cross join lateral (select count(*)::int as lines, coalesce(sum(l.amount_fen) filter (where l.amount_fen > 0), 0)::bigint as fen,
         coalesce(-sum(l.amount_fen) filter (where l.amount_fen < 0), 0)::bigint as "owedFen", max(t.award) as award
    from selection.pay_line l join selection.title t on t.id = l.title_id where l.run_id = r.id) s
 where ($1::uuid is null or r.id < $1) and ($2::uuid is null or r.id = $2)
 order by r.id desc limit $3`

const shownRun = ({ id, version, award, until_on, stage, lines, fen, owedFen }: Summed) => ({
  runId: id,
  version,
  award,
  untilOn: until_on,
  stage,
  lines,
  fen: Number(fen),
  owedFen: Number(owedFen),
})

export const payRuns: Handler<typeof contract.payRuns> = async ({ db, query, actor }, { size, after }) => {
  const cursor = readCursor(after, 1)
  const uuid = /^[0-9a-f-]{36}$/.test(String(cursor?.[0])) ? String(cursor![0]) : null
  const own = actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : ''
  const [rows, { total }, programmes] = await Promise.all([
    query<Summed>(listText, [uuid, null, size + 1]),
    selection(db)
      .selectFrom('selection.pay_run')
      .select((one) => one.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
    selection(db)
      .selectFrom('selection.title')
      .select(['place', 'code', (one) => one.fn.max('award').as('award')])
      .where('region_code', '=', own)
      .where('stage', '=', 'held')
      .groupBy(['place', 'code'])
      .execute(),
  ])
  const shown = rows.slice(0, size)
  return {
    rows: {
      rows: shown.map(shownRun),
      total,
      totalIsExact: true,
      next: rows.length > size ? cursorOf([shown.at(-1)!.id]) : null,
    },
    programmes,
  }
}

export const payRun: Handler<typeof contract.payRun> = async (context, { runId }) => {
  const { db, query, actor, about } = context
  const [[summed], run] = await Promise.all([
    query<Summed>(listText, [null, runId, 1]),
    selection(db).selectFrom('selection.pay_run').selectAll().where('id', '=', runId).executeTakeFirst(),
  ])
  if (!summed || !run) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'pay-run', id: run.id }, regionCode: run.region_code })
  const { rows, rounds, titles } = await named(context, runId)
  const names = await personNames(query, [run.proposed_by, run.approved_by])
  return {
    ...shownRun(summed),
    proposedBy: names.get(run.proposed_by) ?? '—',
    approvedBy: names.get(run.approved_by ?? '') ?? null,
    mayApprove: run.stage === 'proposed' && run.proposed_by !== actor.personId,
    rows: rows.map((row) => ({
      lineId: row.id,
      titleId: row.title_id,
      place: row.place,
      name: row.name,
      dueFen: row.due_fen,
      beforeFen: row.before_fen,
      amountFen: row.amount_fen,
      stage: row.stage,
      tries: row.tries,
      failure: row.failure,
      spans: (row.spans as MoneySpan[]).map(({ because, ...span }) => ({
        ...span,
        because: because ? ruledBy(rounds.get(titles.get(row.title_id)!.round_id)!.rules, because) : null,
      })),
    })),
  }
}

async function named(context: Parameters<typeof headings>[0], runId: string) {
  const { db } = context
  const lines = await linesOf(context, runId)
  const rows = await selection(db)
    .selectFrom('selection.title')
    .selectAll()
    .where(
      'id',
      'in',
      lines.map((one) => one.title_id),
    )
    .execute()
  const rounds = await roundsOf(context, rows)
  const heads = await headings(context, rows, rounds)
  return {
    rows: lines.map((one) => ({
      ...one,
      name: heads.get(one.title_id)?.name ?? '',
      organisation: heads.get(one.title_id)?.organisation ?? '',
    })),
    rounds,
    titles: new Map(rows.map((one) => [one.id, one])),
  }
}

/** The file for the bank: what was marked as sent and is not answered yet, each with its number in the run. */
export const bankFile: Handler<typeof contract.bankFile> = async (context, { runId, as }) => {
  const { db, house, about } = context
  const run = await selection(db)
    .selectFrom('selection.pay_run')
    .select(['id', 'region_code', 'until_on'])
    .where('id', '=', runId)
    .executeTakeFirst()
  if (!run) return refuseNow('kernel/not-found')
  const rows = (await named(context, runId)).rows.filter((one) => one.stage === 'sent')
  if (rows.length === 0) refuseNow('selection/nothing-to-send')
  const accounts = await accountsOf(context, rows)
  about({ subject: { kind: 'pay-run', id: run.id }, regionCode: run.region_code, details: { rows: rows.length } })
  const title = `津贴代发-${formatDay(parseDay(run.until_on), 'zh')}前`
  const cells = rows.map((row) => {
    const account = accounts.get(holderOf(row))
    const number = account ? house.vault.open(account.place, account.sealed) : ''
    // A project has no account: the money is its organisation's.
    const holder = account?.ofOrganisation ? row.organisation : row.name
    return [row.place, holder, number, account?.bank ?? '', row.amount_fen] as const
  })
  const heads = ['序号', '户名', '账号', '开户行', '金额（元）']
  if (as === 'csv') {
    const quoted = (cell: string | number) => `"${cellText(String(cell)).replaceAll('"', '""')}"`
    const lines = cells.map(([place, name, number, bank, fen]) => [place, name, number, bank, (fen / 100).toFixed(2)])
    const body = `\uFEFF${[heads, ...lines].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
    return { name: `${title}.csv`, type: 'text/csv; charset=utf-8', body: Buffer.from(body) }
  }
  const kinds: Column['kind'][] = ['count', 'text', 'text', 'text', 'money']
  const body = await sheetOf(
    heads.map((one, at) => ({ title: one, kind: kinds[at]! })),
    cells.map((row) => [...row]),
    { title: '代发明细', demonstration: house.demonstration },
  )
  return {
    name: `${title}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
