import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { parseDay } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { checkAnswerBy, checkClauses } from '#modules/selection/commands/recommend.ts'
import type * as contract from '#modules/selection/contract-entries.ts'
import { clausesOf, verdictOn } from '#modules/selection/domain/verdict.ts'
import { tellDesks } from '#modules/selection/desk-notices.ts'
import {
  inShort,
  keepAct,
  lockEntry,
  lockForDecision,
  refuseAt,
  saveEntryRow,
  tellApplicant,
} from '#modules/selection/entries.ts'
import { allFacts } from '#modules/selection/entry-facts.ts'
import { namesakesOf } from '#modules/selection/namesakes.ts'
import { runs } from '#modules/selection/reach.ts'
import type { EntryRow, RoundRow } from '#modules/selection/tables.ts'

/** The office of a round decides who goes on, clause by clause. */

type Input = Parameters<typeof screenEntry>[1]

/** Nobody goes on against a requirement; what is open, or only asked normally, somebody decides and says why. */
async function checkRulings(context: Context, round: RoundRow, entry: EntryRow, { rulings }: Input): Promise<void> {
  const on = parseDay(entry.facts.on ?? context.today)
  const { requirements } = verdictOn(round.rules, allFacts(entry, entry.facts.facts ?? {}), on)
  const nameOf = (code: string) => clausesOf(round.rules).find((one) => one.code === code)!.name.zh
  const unmet = requirements.find((one) => one.outcome === 'unmet')
  if (unmet) refuseNow('selection/requirement-unmet', { requirement: nameOf(unmet.code) })
  const ruled = new Set(rulings.map((one) => one.code))
  const open = requirements.find((one) => one.outcome === 'unknown' && !ruled.has(one.code))
  if (open) refuseAt('rulings', 'ruling-missing', { requirement: nameOf(open.code) })
  if (!ruled.has('namesake') && (await namesakesOf(context, entry)).length > 0)
    refuseAt('rulings', 'namesake-undecided')
}

export const screenEntry: Handler<typeof contract.screenEntry> = async (context, input) => {
  const { today, record } = context
  const { entry, round } = await lockForDecision(context, input)
  if (!runs(context, round.region_code)) refuseNow('selection/not-the-office')
  if (round.stage !== 'screening' || entry.stage !== 'received') refuseNow('selection/not-now')
  const { answer, reason, clauses, rulings } = input
  if (answer !== 'admitted' && reason === '') refuseAt('reason', 'reason-missing')
  if (answer === 'admitted') await checkRulings(context, round, entry, input)
  if (answer === 'refused') checkClauses(round, entry, clauses)
  if (answer === 'asked') {
    if (input.answerBy === null) refuseAt('answerBy', 'answer-day-missing')
    checkAnswerBy(context, input.answerBy)
  }
  const change = {
    admitted: { stage: 'admitted' },
    refused: { stage: 'refused' },
    asked: { stage: 'sent-back', answer_by: input.answerBy },
  } as const
  const saved = await saveEntryRow(context, entry, change[answer])
  await keepAct(context, saved, {
    kind: answer,
    step: round.rules.chain.length,
    clauses: answer === 'refused' ? clauses : [],
    rulings: answer === 'admitted' ? rulings : [],
    reason,
  })
  const { title, body } = told(round.title, inShort(reason))[answer]
  await tellApplicant(context, saved, title, body)
  await tellDesks(context, round, entry, saved)
  record({
    kind: `selection/entry-${answer}`,
    subject: { kind: 'entry', id: entry.id },
    regionCode: entry.region_code,
    day: today,
    data: { roundId: round.id },
  })
  return { entryId: entry.id, version: saved.version, stage: saved.stage }
}

const told = (round: string, reason: string) => ({
  admitted: {
    title: { zh: '资格审核通过', en: 'Your entry was admitted' },
    body: { zh: `${round}：进入评审。`, en: `${round}: it goes on to review.` },
  },
  refused: {
    title: { zh: '资格审核未通过', en: 'Your entry was not admitted' },
    body: {
      zh: `${round}：原因：${reason}。依据的条款见“我的申报”。`,
      en: `${round}: ${reason}. The clauses stand in your entries.`,
    },
  },
  asked: {
    title: { zh: '请补充申报材料', en: 'More is asked of your entry' },
    body: {
      zh: `${round}：${reason}。请在期限内补充后再次提交。`,
      en: `${round}: ${reason}. Add it and hand in again in time.`,
    },
  },
})

/** Takes out what cannot go on: of somebody who died, or whose file became another’s. */
export const removeEntry: Handler<typeof contract.removeEntry> = async (context, input) => {
  const { today, record } = context
  const { entry, round } = await lockEntry(context, input, false)
  if (!runs(context, round.region_code)) refuseNow('selection/not-the-office')
  if (!['submitted', 'sent-back', 'received', 'admitted'].includes(entry.stage)) refuseNow('selection/entry-over')
  if (!['open', 'screening', 'reviewing', 'ranking'].includes(round.stage)) refuseNow('selection/entry-over')
  const saved = await saveEntryRow(context, entry, { stage: 'withdrawn', answer_by: null })
  await keepAct(context, saved, { kind: 'withdrawn', reason: input.reason, step: round.rules.chain.length })
  await tellApplicant(
    context,
    saved,
    { zh: '申报已被移出', en: 'Your entry was taken out' },
    { zh: `${round.title}：原因：${inShort(input.reason)}。`, en: `${round.title}: ${inShort(input.reason)}.` },
  )
  await tellDesks(context, round, entry, saved)
  record({
    kind: 'selection/entry-removed',
    subject: { kind: 'entry', id: entry.id },
    regionCode: entry.region_code,
    day: today,
  })
  return { entryId: entry.id, version: saved.version, stage: saved.stage }
}
