import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { ownStation } from '#modules/services/commands/own-station.ts'
import { refuseAt } from '#modules/services/commands/read-client.ts'
import type * as contract from '#modules/services/contract.ts'
import { isCovered } from '#modules/services/domain/record.ts'
import { services } from '#modules/services/tables.ts'

/** Starts a group; its sessions are recorded as services that name it. */
export const startGroup: Handler<typeof contract.startGroup> = async (context, input) => {
  const { db, actor, now, record } = context
  const startsOn = parseDay(input.startsOn)
  const station = await ownStation(context, startsOn)
  if (station.closed) refuseAt('startsOn', 'station-closed')
  if (!isCovered(input.regionCode, station.coveredRegionCodes)) refuseAt('regionCode', 'region-not-covered')
  const id = newId<'group'>(now)
  await services(db)
    .insertInto('services.service_group')
    .values({
      id,
      region_code: input.regionCode,
      station_id: station.id,
      worker_id: actor.personId,
      title: input.title,
      aim: input.aim,
      starts_on: startsOn,
      planned_sessions: input.plannedSessions,
      recorded_at: now,
    })
    .execute()
  record({
    kind: 'services/group-started',
    subject: { kind: 'group', id },
    regionCode: input.regionCode,
    day: startsOn,
  })
  return { groupId: id, version: 1 }
}
