import type { Handler } from '#kernel/http.ts'
import { lockSupervisor, refuseAt } from '#modules/supervision/commands/given.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { rulesOf } from '#modules/supervision/rules.ts'
import { supervision } from '#modules/supervision/tables.ts'
import type { RegionCode } from '#kernel/region.ts'

/** Takes a supervisor out of the pool, and ends the agreements that stand: nobody is left believing to be supervised. */
export const dismissSupervisor: Handler<typeof contract.dismissSupervisor> = async (context, input) => {
  const { db, house, today, record } = context
  const row = await lockSupervisor(context, input.supervisorId, input.basedOnVersion)
  const { leftOn, exitReason } = input
  if (
    !rulesOf(house.packs, row.region_code as RegionCode, today).value.exitReasons.some((one) => one.code === exitReason)
  )
    refuseAt('exitReason', 'code-unknown')
  if (leftOn > today) refuseAt('leftOn', 'day-in-future')
  if (leftOn < row.from_on) refuseAt('leftOn', 'ends-before-begin', { fromOn: row.from_on })
  const version = row.version + 1
  await supervision(db)
    .updateTable('supervision.supervisor')
    .set({ version, left_on: leftOn, exit_reason: exitReason, exit_note: input.note || null })
    .where('id', '=', row.id)
    .execute()
  const ended = await supervision(db)
    .updateTable('supervision.agreement_member as m')
    .from('supervision.agreement as a')
    .set((is) => ({ until_on: is.fn<string>('greatest', ['m.from_on', is.val(leftOn)]), end_reason: exitReason }))
    .whereRef('a.id', '=', 'm.agreement_id')
    .where('a.supervisor_id', '=', row.id)
    .where((is) => is.or([is('m.until_on', 'is', null), is('m.until_on', '>', leftOn)]))
    .returning('m.agreement_id')
    .execute()
  record({
    kind: 'supervision/supervisor-dismissed',
    subject: { kind: 'supervisor', id: row.id },
    regionCode: row.region_code,
    day: leftOn,
    data: { exitReason },
  })
  return { supervisorId: row.id, version, endedAgreements: new Set(ended.map((one) => one.agreement_id)).size }
}
