import { type Day, type Month } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { stationAt } from '#modules/organisations/public.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { maySubmit, stationState } from '#modules/statistics/domain/month-state.ts'
import { findSeal } from '#modules/statistics/queries/month.ts'
import { submitsBy } from '#modules/statistics/rules.ts'
import { findSubmission, saveSubmission } from '#modules/statistics/store.ts'

/** A station says that its month is complete. */
export const submitMonth: Handler<typeof contract.submitMonth> = async (context, input) => {
  const { house, db, actor, now, today, record } = context
  const month = input.month as Month
  const station = await stationAt(db, input.stationId, today)
  if (station?.kind !== 'service-station') return refuseNow('kernel/not-found')
  const [seal, former] = await Promise.all([
    findSeal(context, station.regionCode, month),
    findSubmission(context, station.id, month),
  ])
  orRefuse(maySubmit(month, today, { isSealed: seal !== undefined, isSubmitted: former !== undefined }))

  const dueOn = submitsBy(house, station.regionCode, month)
  const late = isLate(dueOn, today)
  const saved = await saveSubmission(context, {
    stationId: station.id,
    month,
    regionCode: station.regionCode,
    at: now,
    late,
    personId: actor.personId,
    accountId: actor.accountId,
  })
  // Two people of one station at the same moment: the first has submitted.
  if (!saved) refuseNow('statistics/already-submitted')
  record({
    kind: 'statistics/month-submitted',
    subject: { kind: 'organisation', id: station.id },
    regionCode: station.regionCode,
    data: { month, late },
  })
  return { state: late ? 'submitted-late' : 'submitted' }
}

const isLate = (dueOn: Day | null, today: Day): boolean => stationState(null, dueOn, today) === 'late'
