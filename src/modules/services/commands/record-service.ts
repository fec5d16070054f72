import type { Handler } from '#kernel/http.ts'
import { parseDay } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { ownStation } from '#modules/services/commands/own-station.ts'
import type * as contract from '#modules/services/contract.ts'
import { decideRecord, type GivenRecord } from '#modules/services/domain/record.ts'
import { catalogueOf, isLate, outcomesOf, recordingOf, standingOf, versionOf } from '#modules/services/rules.ts'
import { loadNamed, saveRecord } from '#modules/services/store.ts'

/**
 * Records a service. The busiest act of all: it waits twice, once for what the record names and once for the commit, which carries the
 * save and the traces.
 */
export const recordService: Handler<typeof contract.recordService> = async (context, input) => {
  const { house, actor, now, today, record } = context
  const given: GivenRecord = { ...input, heldOn: parseDay(input.heldOn) }
  if (actor.leftOn && given.heldOn > actor.leftOn)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'heldOn', code: 'services/held-after-leaving' }])
  const [named, station] = await Promise.all([
    loadNamed(context, given, actor.personId),
    ownStation(context, given.heldOn),
  ])

  // The rules of the day of the service, as they hold where the station stands.
  const recording = recordingOf(house.packs, station.regionCode, given.heldOn)
  const catalogue = catalogueOf(house.packs, station.regionCode, given.heldOn)
  const decided = orRefuse(
    decideRecord(given, { now, ...named, station, limits: recording.value.limits, catalogue: catalogue.value }),
  )

  const id = newId<'record'>(now)
  const late = isLate(given.heldOn, today, recording.value.recordWithin, house.calendar)
  saveRecord(context, {
    id,
    ...given,
    ...decided,
    stationId: station.id,
    agencyId: station.operatorId,
    workerId: actor.personId,
    recordedAt: now,
    recordedOn: today,
    late,
    deviceAt: input.deviceAt,
    packVersion: versionOf(recording, catalogue),
    met:
      named.client && decided.meetsClient
        ? { dueOn: standingOf(house.packs, { ...named.client, lastMetOn: given.heldOn }, today).dueOn }
        : null,
  })
  record({
    kind: 'services/record-made',
    subject: { kind: 'record', id },
    regionCode: decided.regionCode,
    day: given.heldOn,
    data: {
      method: given.method,
      outcome: given.outcome,
      ...(input.basedOnClientVersion && { clientVersion: input.basedOnClientVersion }),
    },
  })
  const { next } = outcomesOf(house.packs, station.regionCode, given.heldOn).value
  return { recordId: id, version: 1, late, nextStep: next.get(given.outcome) ?? null }
}
