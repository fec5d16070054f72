import type { Context } from '#kernel/context.ts'
import type { Month } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { catalogue } from '#modules/statistics/catalogue.ts'
import { rebuild } from '#modules/statistics/commands/rebuild.ts'
import { takeTurn } from '#modules/statistics/commands/refresh.ts'
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
  const { house, actor, now, record } = context
  const month = input.month as Month
  const region = input.regionCode
  if (actor.jurisdiction.kind !== 'region' || !reaches(actor, region)) return refuseNow('kernel/not-found')
  await missingStations(context, input)
  // What was recorded before this moment belongs into the figures, not among the adjustments: the month is counted once more from its rows.
  await rebuild(house.gatePool, { now, months: [month], branch: branchOf(region) })
  // From here on nothing is counted until the seal is kept, and no other seal is laid.
  await takeTurn(context)
  const missing = await missingStations(context, input)

  const id = newId<'seal'>(now)
  const branch = branchOf(region)
  const withoutMissing = missing.length > 0 ? input.withoutMissing : null
  const digest = await saveSeal(context, {
    id,
    branch,
    month,
    at: now,
    personId: actor.personId,
    accountId: actor.accountId,
    stationsMissing: missing.length,
    withoutMissing,
  })

  const open = catalogue.filter((indicator) => indicator.public).map((indicator) => indicator.key)
  const atLeast = publishedFrom(house, region, month)
  const figures = await sealedCounties(context, branch, month, open)
  await publish(
    context,
    month,
    figures.map((figure) =>
      isPublishable(figure, atLeast) ? figure : { ...figure, numerator: null, denominator: null },
    ),
    now,
  )
  record({
    kind: 'statistics/month-sealed',
    subject: { kind: 'seal', id },
    regionCode: region,
    data: { month, digest },
    ...(withoutMissing && { reason: withoutMissing }),
  })
  return { digest }
}

/** The stations that the seal goes on without; leaves with a refusal where the month may not be sealed now. */
async function missingStations(
  context: Context,
  {
    regionCode,
    month: asked,
    withoutMissing,
  }: { regionCode: RegionCode; month: string; withoutMissing: string | null },
): Promise<string[]> {
  const month = asked as Month
  const [seal, stations] = await Promise.all([
    findSeal(context, regionCode, month),
    stationMonths(context, regionCode, month),
  ])
  const missing = stations.filter((station) => station.submittedAt === null).map((station) => station.name)
  orRefuse(maySeal(month, context.today, { isSealed: seal !== undefined, missing, withoutMissing }))
  return missing
}
