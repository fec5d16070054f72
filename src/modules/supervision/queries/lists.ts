import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { agreementPage } from '#modules/supervision/queries/agreement-rows.ts'
import { debtPage } from '#modules/supervision/queries/duty-rows.ts'
import { heldPage } from '#modules/supervision/queries/held-rows.ts'
import { shownSupervisors, supervisorPage } from '#modules/supervision/queries/supervisor-rows.ts'
import { yearOf } from '#kernel/days.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** Who may supervise, with what they do. */
export const supervisors: Handler<typeof contract.supervisors> = (context, { size, after, ...filter }) =>
  supervisorPage(context, filter, size, after)

/** One of the pool: ranks over time, and with whom they have agreed. */
export const supervisor: Handler<typeof contract.supervisor> = async (context, { supervisorId }) => {
  const { db, today, about } = context
  const row = await supervision(db)
    .selectFrom('supervision.supervisor')
    .selectAll()
    .where('id', '=', supervisorId)
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'supervisor', id: row.id }, regionCode: row.region_code })
  const [shown, ranks, agreed] = await Promise.all([
    shownSupervisors(context, [row], yearOf(today)),
    supervision(db)
      .selectFrom('supervision.rank_step')
      .select(['rank', 'from_on', 'reason'])
      .where('supervisor_id', '=', row.id)
      .orderBy('from_on')
      .execute(),
    agreementPage(context, { supervisorId }, 100),
  ])
  return {
    ...shown[0]!,
    entryReason: row.entry_reason,
    exitNote: row.exit_note,
    ranks: ranks.map((step) => ({ rank: step.rank, fromOn: step.from_on, reason: step.reason })),
    agreements: agreed.rows,
  }
}

export const agreements: Handler<typeof contract.agreements> = (context, { size, after, ...filter }) =>
  agreementPage(context, filter, size, after)

/** What everyone is to receive and is owed. */
export const supervisionDebt: Handler<typeof contract.supervisionDebt> = (context, { size, after, ...filter }) =>
  debtPage(context, filter, size, after)

/** That sessions took place. */
export const heldSessions: Handler<typeof contract.heldSessions> = (context, { size, after, ...filter }) =>
  heldPage(context, filter, size, after)
