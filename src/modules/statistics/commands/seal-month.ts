import { type Month } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { catalogue } from '#modules/statistics/catalogue.ts'
import { refreshAll, takeTurn } from '#modules/statistics/commands/refresh.ts'
import { turnDay } from '#modules/statistics/commands/turn-day.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { branchOf } from '#modules/statistics/domain/branch.ts'
import { isPublishable } from '#modules/statistics/domain/figure.ts'
import { maySeal } from '#modules/statistics/domain/month-state.ts'
import { findSeal } from '#modules/statistics/queries/month.ts'
import { reaches } from '#modules/statistics/reach.ts'
import { publishedFrom } from '#modules/statistics/rules.ts'
import { stationMonths } from '#modules/statistics/stations.ts'
import { publish, saveSeal, sealedCounties } from '#modules/statistics/store.ts'

/** Closes a region's month: its figures stay as they are, and what is corrected later shows as an adjustment. */
export const sealMonth: Handler<typeof contract.sealMonth> = async (context, input) => {
  const { house, actor, now, today, record } = context
  const month = input.month as Month
  const region = input.regionCode
  if (actor.jurisdiction.kind !== 'region' || !reaches(actor, region)) return refuseNow('kernel/not-found')
  // What was recorded before this moment belongs into the figures, not among the adjustments.
  await turnDay(house.gatePool, now)
  await refreshAll(house.gatePool, now)
  // From here on nothing is counted until the seal is kept, and no other seal is laid.
  await takeTurn(context)

  const [seal, stations] = await Promise.all([findSeal(context, region, month), stationMonths(context, region, month)])
  const missing = stations.filter((station) => station.submittedAt === null).map((station) => station.name)
  orRefuse(maySeal(month, today, { isSealed: seal !== undefined, missing, withoutMissing: input.withoutMissing }))

  const id = newId<'seal'>(now)
  const branch = branchOf(region)
  const withoutMissing = missing.length > 0 ? input.withoutMissing : null
  const digest = await saveSeal(context, { id, branch, month, at: now, personId: actor.personId, accountId: actor.accountId, stationsMissing: missing.length, withoutMissing })

  const open = catalogue.filter((indicator) => indicator.public).map((indicator) => indicator.key)
  const atLeast = publishedFrom(house, region, month)
  const figures = await sealedCounties(context, branch, month, open)
  await publish(context, month, figures.map((figure) => (isPublishable(figure, atLeast) ? figure : { ...figure, numerator: null, denominator: null })), now)
  record({ kind: 'statistics/month-sealed', subject: { kind: 'seal', id }, regionCode: region, data: { month, digest }, ...(withoutMissing && { reason: withoutMissing }) })
  return { digest }
}
