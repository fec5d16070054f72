import { atTheGate } from '#kernel/database.ts'
import type { Handler } from '#kernel/http.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import { leniencies, tiesOf } from '#modules/selection/domain/scores.ts'
import { judgedSheets, officeRound } from '#modules/selection/judging.ts'
import { numbersOf } from '#modules/selection/rank-round.ts'
import { pointsGiven, scoresOf } from '#modules/selection/scores.ts'

/** What the scores come to, best first; what is not computable yet stands below. Ways of scorers only once everything is in. */
export const scores: Handler<typeof contract.scores> = async (context, { roundId }) => {
  const { query, actor } = context
  const round = await officeRound(context, roundId)
  // An officer who is to judge as well sees no score before giving their own.
  const [judging] = await atTheGate(context, () =>
    query(`select from selection.assignment where round_id = $1 and person_id = $2 and stage = 'given' limit 1`, [
      round.id,
      actor.personId,
    ]),
  )
  const all = judging ? [] : await scoresOf(context, round)
  // Names are opened once the list is sealed: until then scores have numbers, as the list has.
  const numbers = await numbersOf(context, round.id)
  const numbered = (id: string) => ({ zh: `${numbers.get(id)} 号`, en: `No. ${numbers.get(id)}` })[actor.language]
  const ties = tiesOf(all)
  const vetoes = new Map(
    round.rules.sheets.flatMap((sheet) => sheet.criteria.map((one) => [one.code, one.name] as const)),
  )
  const given = judging ? [] : await pointsGiven(context, round)
  const complete = all.filter((one) => one.score !== null).length
  const calibrated = judgedSheets(round).filter((one) => one.calibrated)
  const ways = calibrated.flatMap((sheet) => {
    const own = given.filter((one) => one.sheet === sheet.code)
    return [...leniencies(own)].map(([scorer, effect]) => ({
      scorer,
      sheet: sheet.name,
      effect: Math.round(effect * 100) / 100,
      scores: own.filter((one) => one.scorer === scorer).length,
    }))
  })
  const names = await personNames(
    query,
    ways.map((one) => one.scorer),
  )
  return {
    entries: all
      .map((one) => ({
        entryId: one.entryId,
        name: numbered(one.entryId),
        score: one.score,
        low: one.low,
        high: one.high,
        isSpreadKnown: one.isSpreadKnown,
        n: one.n,
        vetoes: one.vetoes.map((code) => vetoes.get(code) ?? { zh: code, en: code }),
        tiedWith: (ties.get(one.entryId) ?? []).map(numbered),
        perSheet: one.perSheet.map((each) => ({ ...each, setAside: each.setAside.length })),
      }))
      .toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.entryId < b.entryId ? -1 : 1)),
    sheets: judgedSheets(round).map(({ code, name, weight, calibrated: taken }) => ({
      code,
      name,
      weight,
      calibrated: taken,
    })),
    leniency: ways
      .map(({ scorer, ...one }) => ({ ...one, name: names.get(scorer) ?? '' }))
      .toSorted((a, b) => b.effect - a.effect),
    complete,
  }
}
