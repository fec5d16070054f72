import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { refuseAt } from '#modules/services/commands/read-client.ts'
import type * as contract from '#modules/services/contract.ts'
import { services } from '#modules/services/tables.ts'

/** Closes a case with its result. */
export const closeCase: Handler<typeof contract.closeCase> = async ({ db, today, record }, input) => {
  const file = await services(db)
    .selectFrom('services.case_file')
    .selectAll()
    .where('id', '=', input.caseId)
    .forUpdate()
    .executeTakeFirst()
  if (!file) return refuseNow('kernel/not-found')
  if (file.closed_on) refuseNow('services/case-closed-already')
  if (file.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (input.closedOn > today) refuseAt('closedOn', 'day-in-future')
  if (input.closedOn < file.opened_on) {
    refuseNow('kernel/invalid-input', { count: 1 }, [
      { field: 'closedOn', code: 'services/closed-before-opened', params: { openedOn: file.opened_on } },
    ])
  }
  const version = file.version + 1
  await services(db)
    .updateTable('services.case_file')
    .set({ version, closed_on: input.closedOn, result: input.result })
    .where('id', '=', file.id)
    .execute()
  record({
    kind: 'services/case-closed',
    subject: { kind: 'case', id: file.id },
    regionCode: file.region_code,
    day: input.closedOn,
    data: { openedOn: file.opened_on },
  })
  return { caseId: file.id, version }
}
