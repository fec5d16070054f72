import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { lockedImport } from '#modules/workforce/commands/import-list.ts'
import type * as contract from '#modules/workforce/contract-lists.ts'
import { countsOf } from '#modules/workforce/compare-list.ts'
import { changeImport } from '#modules/workforce/import-store.ts'

/** What the dry run showed is carried out in the background; one that was stopped goes on where it was. */
export const runImport: Handler<typeof contract.runImport> = async (context, { importId }) => {
  const { query, now, today, record } = context
  const one = await lockedImport(context, importId, ['compared', 'stopped'])
  if (!one.counts) return refuseNow('workforce/list-not-now')
  const [left] = await query<{ count: number }>(
    `select count(*) from workforce.list_import_row where import_id = $1 and applied_at is null and (outcome in ('new', 'changed') or outcome = 'possible' and decision in ('same', 'new'))`,
    [importId],
  )
  if (left!.count === 0 && one.state === 'compared') refuseNow('workforce/list-nothing-to-do')
  await changeImport(query, importId, { state: 'running', beganAt: now, doneRows: 0, allRows: left!.count })
  record({
    kind: 'workforce/list-run',
    subject: { kind: 'import', id: importId },
    regionCode: one.regionCode,
    day: today,
  })
  return { state: 'running' }
}

/** What is done stays done and can be taken back; the rest is not begun. */
export const stopImport: Handler<typeof contract.stopImport> = async (context, { importId }) => {
  const { query, house, now, today, record } = context
  const one = await lockedImport(context, importId, ['reading', 'comparing', 'running'])
  const state = one.state === 'running' ? 'stopped' : 'looked'
  await changeImport(query, importId, {
    state,
    endedAt: now,
    ...(state === 'stopped' && { counts: await countsOf(query, house, importId) }),
  })
  record({
    kind: 'workforce/list-stopped',
    subject: { kind: 'import', id: importId },
    regionCode: one.regionCode,
    day: today,
  })
  return { state }
}

/** Everything the import made or changed goes back, but for what was changed since. */
export const undoImport: Handler<typeof contract.undoImport> = async (context, { importId }) => {
  const { query, now, today, record } = context
  const one = await lockedImport(context, importId, ['done', 'stopped'])
  if (one.undoUntil && one.undoUntil < today) refuseNow('workforce/list-too-late', { day: one.undoUntil })
  const [made] = await query<{ count: number }>(
    'select count(*) from workforce.list_import_row where import_id = $1 and applied_at is not null',
    [importId],
  )
  await changeImport(query, importId, { state: 'undoing', beganAt: now, doneRows: 0, allRows: made!.count })
  record({
    kind: 'workforce/list-taken-back',
    subject: { kind: 'import', id: importId },
    regionCode: one.regionCode,
    day: today,
  })
  return { state: 'undoing' }
}

/** The officer looked at both and says whether they are one. */
export const decideRow: Handler<typeof contract.decideRow> = async (context, { importId, row, decision }) => {
  const { query, house, today, record } = context
  const one = await lockedImport(context, importId, ['compared', 'stopped'])
  const decided = await query(
    `update workforce.list_import_row set decision = $3 where import_id = $1 and row = $2 and outcome = 'possible' and applied_at is null returning row`,
    [importId, row, decision],
  )
  if (decided.length === 0) return refuseNow('kernel/not-found')
  await changeImport(query, importId, { counts: await countsOf(query, house, importId) })
  record({
    kind: 'workforce/list-row-decided',
    subject: { kind: 'import', id: importId },
    regionCode: one.regionCode,
    day: today,
    data: { row, decision },
  })
  return { row }
}
