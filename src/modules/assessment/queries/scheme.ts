import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { basisWords } from '#kernel/packs/explain.ts'
import { peopleIn } from '#modules/workforce/public.ts'
import { holdsRegion } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { faultOf } from '#modules/assessment/domain/scheme.ts'
import { refusals } from '#modules/assessment/refusals.ts'
import { freeze, lastDayOf, schemeOf, schemeShown } from '#modules/assessment/rules.ts'

/** By what a round opened today would assess, before it is opened. */
export const scheme: Handler<typeof contract.scheme> = async ({ house, actor, today, query }, { regionCode, year }) => {
  if (!holdsRegion(actor, regionCode)) return refuseNow('kernel/not-found')
  const on = lastDayOf(year, today)
  const answer = schemeOf(house.packs, regionCode, on)
  const fault = faultOf(answer.value)
  const reading = answer.bases['shareReading']!
  const people = await peopleIn(query, { branch: regionCode }, today)
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(fault?.params[name] ?? ''))
  return {
    ...schemeShown(house.packs, freeze(answer)),
    shareReading: answer.value.shareReading === 'ask' ? null : answer.value.shareReading,
    readingBasis: basisWords(reading),
    readingCertainty: reading.certainty,
    people: people.filter((one) => one.organisationId !== null).length,
    fault: fault
      ? { zh: fill(refusals[`assessment/${fault.code}`].zh), en: fill(refusals[`assessment/${fault.code}`].en) }
      : null,
  }
}
