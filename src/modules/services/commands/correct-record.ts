import type { Context } from '#kernel/context.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { stationAt } from '#modules/organisations/public.ts'
import { refuseAt } from '#modules/services/commands/read-client.ts'
import { refreshMeetings } from '#modules/services/commands/refresh-meetings.ts'
import type * as contract from '#modules/services/contract.ts'
import { decideRecord, type GivenRecord, type RecordFacts } from '#modules/services/domain/record.ts'
import { catalogueOf, isLate, recordingOf, versionOf } from '#modules/services/rules.ts'
import { loadNamed, lockRecord, namesOf, type RecordRow, saveCorrection } from '#modules/services/store.ts'

/** Corrects a record; the former version stays, with who, when and why. Station, worker and the day of recording do not change. */
export const correctRecord: Handler<typeof contract.correctRecord> = async (context, input) => {
  const { house, actor, now, record: tell } = context
  const former = await lockRecord(context, input.recordId)
  if (!former) return refuseNow('kernel/not-found')
  mayChange(former, input.basedOnVersion)
  if (input.method !== former.method) refuseAt('method', 'method-stays')

  const given: GivenRecord = { ...input, heldOn: parseDay(input.heldOn) }
  const [facts, station] = await Promise.all([
    factsOf(context, given, former),
    stationAt(context.db, former.station_id, given.heldOn),
  ])
  if (!station) return refuseNow('kernel/not-found')
  const recording = recordingOf(house.packs, station.regionCode, given.heldOn)
  const catalogue = catalogueOf(house.packs, station.regionCode, given.heldOn)
  // How long ago a service may lie was asked when it was recorded.
  const limits = { ...recording.value.limits, ...(given.heldOn === former.held_on && { backDays: Infinity }) }
  const decided = orRefuse(decideRecord(given, { now, ...facts, station, limits, catalogue: catalogue.value }))

  await saveCorrection(context, former, {
    ...given,
    ...decided,
    agencyId: station.operatorId,
    late: isLate(given.heldOn, former.recorded_on as Day, recording.value.recordWithin, house.calendar),
    packVersion: versionOf(recording, catalogue),
    account: actor.accountId,
    person: actor.personId,
    reason: input.reason,
    at: now,
  })
  await refreshMeetings(context, [former.client_id, given.clientId])
  tell({
    kind: 'services/record-corrected',
    subject: { kind: 'record', id: former.id },
    regionCode: decided.regionCode,
    day: given.heldOn,
    reason: input.reason,
    data: { method: former.method, formerRegionCode: former.region_code, formerDay: former.held_on },
  })
  return { recordId: former.id, version: former.version + 1 }
}

/** Leaves with a refusal where the record is no longer what the reader saw, or is withdrawn. */
export function mayChange(record: RecordRow, basedOnVersion: number): void {
  if (record.withdrawn) refuseNow('services/record-withdrawn')
  if (record.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
}

/**
 * What was right when it was recorded stays right: whom the record named already need not be in reach today, and where it happened does not
 * move when the client has moved since.
 */
async function factsOf(
  context: Context,
  given: GivenRecord,
  former: RecordRow,
): Promise<Omit<RecordFacts, 'now' | 'station' | 'limits' | 'catalogue'>> {
  const known = await namesOf(context, former.id)
  const added = given.participantIds.filter((id) => !known.includes(id))
  const named = await loadNamed(context, { ...given, participantIds: [...new Set(added)] }, former.worker_id, former.id)
  const isSameClient = given.clientId !== null && given.clientId === former.client_id
  const before = {
    bornOn: null,
    registeredOn: former.held_on as Day,
    closedOn: null,
    ...named.client,
    regionCode: former.region_code as RegionCode,
  }
  const kept = new Set(given.participantIds.filter((id) => known.includes(id)))
  return { ...named, client: isSameClient ? before : named.client, participants: named.participants + kept.size }
}
