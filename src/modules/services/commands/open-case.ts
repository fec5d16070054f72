import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { ownStation } from '#modules/services/commands/own-station.ts'
import { refuseAt } from '#modules/services/commands/read-client.ts'
import type * as contract from '#modules/services/contract.ts'
import { services } from '#modules/services/tables.ts'

/** Opens a case for a client within reach. */
export const openCase: Handler<typeof contract.openCase> = async (context, input) => {
  const { db, actor, now, today, record } = context
  const openedOn = parseDay(input.openedOn)
  const [station, client] = await Promise.all([
    ownStation(context, openedOn),
    services(db)
      .selectFrom('services.client')
      .select(['id', 'region_code', 'registered_on', 'closed_on'])
      .where('id', '=', input.clientId)
      .executeTakeFirst(),
  ])
  if (!client) return refuseAt('clientId', 'client-not-found')
  if (openedOn > today) refuseAt('openedOn', 'day-in-future')
  if (station.closed) refuseAt('openedOn', 'station-closed')
  if (openedOn < client.registered_on || (client.closed_on && openedOn > client.closed_on))
    refuseAt('openedOn', 'client-file-closed')

  const id = newId<'case'>(now)
  await services(db)
    .insertInto('services.case_file')
    .values({
      id,
      region_code: client.region_code,
      station_id: station.id,
      worker_id: actor.personId,
      client_id: client.id,
      problem: input.problem,
      opened_on: openedOn,
      closed_on: null,
      result: null,
      recorded_at: now,
    })
    .execute()
  record({ kind: 'services/case-opened', subject: { kind: 'case', id }, regionCode: client.region_code, day: openedOn })
  return { caseId: id, version: 1 }
}
