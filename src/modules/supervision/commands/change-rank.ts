import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import { checkRank } from '#modules/supervision/commands/admit-supervisor.ts'
import { lockSupervisor, refuseAt } from '#modules/supervision/commands/given.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { rulesOf } from '#modules/supervision/rules.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** Another rank from a day on; the ranks before stay. */
export const changeRank: Handler<typeof contract.changeRank> = async (context, input) => {
  const { db, house, now, today, record } = context
  const row = await lockSupervisor(context, input.supervisorId, input.basedOnVersion)
  const regionCode = row.region_code as RegionCode
  const fromOn = parseDay(input.fromOn)
  if (!rulesOf(house.packs, regionCode, today).value.ranks.some((one) => one.code === input.rank))
    refuseAt('rank', 'code-unknown')
  if (input.rank === row.rank) refuseAt('rank', 'rank-unchanged')
  if (fromOn > today) refuseAt('fromOn', 'day-in-future')
  const last = await supervision(db)
    .selectFrom('supervision.rank_step')
    .select('from_on')
    .where('supervisor_id', '=', row.id)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  if (fromOn <= last.from_on) refuseAt('fromOn', 'rank-before-last', { fromOn: last.from_on })
  const unknown = await checkRank(context, { personId: row.person_id, regionCode }, input.rank, parseDay(last.from_on))
  const version = row.version + 1
  await supervision(db)
    .updateTable('supervision.supervisor')
    .set({ rank: input.rank, version })
    .where('id', '=', row.id)
    .execute()
  await supervision(db)
    .insertInto('supervision.rank_step')
    .values({
      supervisor_id: row.id,
      from_on: fromOn,
      rank: input.rank,
      reason: input.reason,
      person_id: row.person_id,
      region_code: regionCode,
      organisation_id: row.organisation_id,
      at: now,
    })
    .execute()
  record({
    kind: 'supervision/rank-changed',
    subject: { kind: 'supervisor', id: row.id },
    regionCode,
    day: fromOn,
    data: { rank: input.rank, formerRank: row.rank },
  })
  return { supervisorId: row.id, version, unknown }
}
