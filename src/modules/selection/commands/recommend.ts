import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/selection/contract-entries.ts'
import { actsAs, hasPlace, nextStep, type Turn } from '#modules/selection/domain/chain.ts'
import { timesChosen } from '#modules/selection/domain/renewal.ts'
import { clausesOf } from '#modules/selection/domain/verdict.ts'
import { tellDesks } from '#modules/selection/desk-notices.ts'
import {
  inShort,
  keepAct,
  lockForDecision,
  placeOf,
  putForward,
  refuseAt,
  saveEntryRow,
  tellApplicant,
  turnOf,
} from '#modules/selection/entries.ts'
import type { EntryRow, RoundRow } from '#modules/selection/tables.ts'

/** What a level below the office of a round says of an entry whose turn it is. */

type Input = Parameters<typeof recommendEntry>[1]

/** A “no” names what it rests on: a requirement, or that the places of a level went to others. */
export function checkClauses(
  { rules }: RoundRow,
  entry: EntryRow,
  clauses: readonly string[],
  more: readonly string[] = [],
): void {
  // On entering again rests only a “no” to somebody who was chosen before.
  const wasChosen = Number(entry.facts.facts?.[timesChosen] ?? 0) > 0
  const asked = wasChosen ? clausesOf(rules) : rules.requirements
  const known = new Set([...asked.map((one) => one.code), ...more])
  const at = clauses.findIndex((code) => !known.has(code))
  if (at >= 0) refuseAt(`clauses.${at}`, 'clause-unknown')
  if (known.size > 0 && clauses.length === 0) refuseAt('clauses', 'clause-missing')
}

export function checkAnswerBy({ today }: Context, answerBy: string | null): void {
  if (answerBy !== null && answerBy < today) refuseAt('answerBy', 'last-day-passed')
}

export const recommendEntry: Handler<typeof contract.recommendEntry> = async (context, input) => {
  const { actor, today, record } = context
  const { entry, round } = await lockForDecision(context, input)
  if (round.stage !== 'open' && round.stage !== 'screening') refuseNow('selection/not-now')
  const turn = turnOf(round, entry)
  if (entry.stage !== 'submitted' || !turn) return refuseNow('selection/not-now')
  const as = actsAs(turn, actor, placeOf(entry))
  if (as === 'not') refuseNow('selection/not-your-turn')
  if (input.reason === '' && (as === 'instead' || input.answer !== 'recommended'))
    refuseAt('reason', as === 'instead' ? 'instead-reason-missing' : 'reason-missing')
  const { step } = entry
  const level = round.rules.chain[step]!
  const said = { step, reason: input.reason, instead: as === 'instead' }
  let saved: EntryRow
  switch (input.answer) {
    case 'recommended': {
      const order = await takePlace(context, round, entry, turn, input)
      saved = await climb(context, round, entry)
      await keepAct(context, saved, { ...said, kind: 'recommended', order })
      const next = round.rules.chain[saved.step]
      await tellApplicant(
        context,
        saved,
        { zh: `“${level.name.zh}”已推荐`, en: `Recommended: ${level.name.en}` },
        next
          ? { zh: `${round.title}：现在由“${next.name.zh}”办理。`, en: `${round.title}. Next: ${next.name.en}.` }
          : { zh: `${round.title}：已报到主管部门，等待资格审核。`, en: `${round.title}: it is with the office now.` },
      )
      break
    }
    case 'sent-back': {
      checkAnswerBy(context, input.answerBy)
      saved = await saveEntryRow(context, entry, { stage: 'sent-back', answer_by: input.answerBy })
      await keepAct(context, saved, { ...said, kind: 'sent-back' })
      await tellApplicant(
        context,
        saved,
        { zh: '申报被退回补正', en: 'Your entry was sent back' },
        {
          zh: `${round.title}：“${level.name.zh}”退回，原因：${inShort(input.reason)}。请补正后再次提交。`,
          en: `${round.title}: sent back by “${level.name.en}”: ${inShort(input.reason)}. Mend it and hand it in again.`,
        },
      )
      break
    }
    case 'not-recommended': {
      checkClauses(round, entry, input.clauses, level.nominees ? ['nominees'] : [])
      saved = await saveEntryRow(context, entry, { stage: 'refused' })
      await keepAct(context, saved, { ...said, kind: 'not-recommended', clauses: input.clauses })
      await tellApplicant(
        context,
        saved,
        { zh: '申报未获推荐', en: 'Your entry was not recommended' },
        {
          zh: `${round.title}：“${level.name.zh}”未推荐，原因：${inShort(input.reason)}。依据的条款见“我的申报”。`,
          en: `${round.title}: not recommended by “${level.name.en}”: ${inShort(input.reason)}. The clauses stand in your entries.`,
        },
      )
      break
    }
  }
  await tellDesks(context, round, entry, saved)
  record({
    kind: `selection/entry-${input.answer}`,
    subject: { kind: 'entry', id: entry.id },
    regionCode: entry.region_code,
    day: today,
    data: { roundId: round.id, step, instead: said.instead },
  })
  return { entryId: entry.id, version: saved.version, stage: saved.stage }
}

/** One of the places of a level, in its order; two who act at once come one after the other. */
async function takePlace(
  context: Context,
  round: RoundRow,
  entry: EntryRow,
  turn: Turn,
  { order }: Input,
): Promise<number> {
  const level = round.rules.chain[entry.step]!
  const place = turn.kind === 'region' ? turn.regionCode : turn.organisationIds[0]!
  await context.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `selection ${round.id} ${entry.step} ${place}`,
  ])
  const { used, orders } = await putForward(context, round, entry.step, turn)
  if (!hasPlace(level, used)) refuseNow('selection/places-taken', { most: level.nominees! })
  if (order !== null && orders.includes(order)) refuseAt('order', 'order-taken')
  return order ?? Math.max(0, ...orders) + 1
}

/** Up to the next level that has a turn, or to the office. */
function climb(context: Context, { rules, region_code: region }: RoundRow, entry: EntryRow): Promise<EntryRow> {
  const step = nextStep(rules.chain, region as RegionCode, placeOf(entry), entry.step + 1)
  return saveEntryRow(context, entry, { step, stage: step === rules.chain.length ? 'received' : 'submitted' })
}
