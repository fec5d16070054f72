import { dueOn } from '#kernel/calendar.ts'
import type { Context } from '#kernel/context.ts'
import { addDays, type Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { poolMembers } from '#modules/development/public.ts'
import { notify, withdrawNotice } from '#modules/notices/public.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import { renewConflicts, searchConflicts } from '#modules/selection/conflict-search.ts'
import { draw } from '#modules/selection/domain/draw.ts'
import {
  entriesOf,
  type ExpertRow,
  expertsOf,
  fieldsOf,
  judgedSheets,
  officeRound,
  panelRound,
  panelRule,
  servedOf,
} from '#modules/selection/judging.ts'
import { findEntry } from '#modules/selection/store.ts'
import { outsidersByIds } from '#modules/selection/outside-experts.ts'
import type { RoundRow } from '#modules/selection/tables.ts'
import { peopleByIds } from '#modules/workforce/public.ts'

/** Who is asked to judge: drawn from the pools or named, answered, released; and what bars them. */

const asked = (expertId: string) => `selection/asked:${expertId}` as const
export const given = (assignmentId: string) => `selection/review:${assignmentId}` as const

/** People of the pools who are active and not on the panel yet, with what a draw looks at. */
export async function drawable(context: Context, round: RoundRow) {
  const { house, query, today } = context
  const { value: rule } = panelRule(context, round)
  const [members, experts] = await Promise.all([
    poolMembers(
      query,
      rule.pools.map((one) => one.code),
      today,
    ),
    expertsOf(context, round.id),
  ])
  const there = new Set(experts.map((one) => one.person_id))
  const ids = [...new Set(members.flatMap((one) => one.personId ?? []))].filter((id) => !there.has(id))
  const [people, facts, served] = await Promise.all([
    peopleByIds(query, ids),
    house.factsOf(query, ids, today, ['fields']),
    servedOf(context, ids, addDays(today, -365 * rule.recentYears), round.id),
  ])
  const active = ids.filter((id) => people.get(id)?.status === 'active')
  const conflicts = await searchConflicts(context, round, active)
  return {
    outside: members.filter((one) => one.personId === null).length,
    people,
    candidates: active.map((personId) => {
      const fields = facts.get(personId)?.['fields']
      return {
        personId,
        fields: Array.isArray(fields) ? fields.map(String) : [],
        recent: served.get(personId) ?? 0,
        conflicts: new Set(conflicts.get(personId)!.map((one) => one.entryId)).size,
      }
    }),
  }
}

export const drawPanel: Handler<typeof contract.drawPanel> = async (context, { roundId, count }) => {
  const round = await panelRound(context, roundId)
  const [{ candidates, people }, entries] = await Promise.all([drawable(context, round), entriesOf(context, round)])
  const scorers = Math.max(1, ...judgedSheets(round).map((one) => one.scorers))
  const demand = new Map<string, number>()
  for (const entry of entries)
    for (const field of fieldsOf(entry) ?? []) demand.set(field, (demand.get(field) ?? 0) + scorers)
  const most = Math.max(1, Math.ceil((scorers * entries.length) / count))
  const drawn = draw(candidates, demand, { count, entries: entries.length, most, seed: round.id })
  if (drawn.length === 0) refuseNow('selection/nobody-to-draw')
  const fields = new Map(candidates.map((one) => [one.personId, one.fields]))
  for (const { personId, ...why } of drawn)
    await ask(context, round, people.get(personId)!, fields.get(personId)!, { drawn: why, reason: '' })
  await renewConflicts(context, round, await expertsOf(context, round.id))
  return { drawn: drawn.length }
}

export const askExpert: Handler<typeof contract.askExpert> = async (context, { roundId, personId, reason }) => {
  const { house, query, today } = context
  const round = await panelRound(context, roundId)
  const file = (await peopleByIds(query, [personId])).get(personId)
  const outsider = file ? undefined : (await outsidersByIds(context, [personId])).get(personId)
  if (file ? file.status !== 'active' : !outsider) return refuseNow('selection/expert-unknown')
  const person = file ?? { personId, organisationId: null, employerId: null }
  if ((await expertsOf(context, round.id)).some((one) => one.person_id === personId))
    refuseNow('selection/expert-already')
  const fields =
    outsider?.fields ?? (await house.factsOf(query, [personId], today, ['fields'])).get(personId)?.['fields']
  const expertId = await ask(context, round, person, Array.isArray(fields) ? fields.map(String) : [], {
    drawn: null,
    reason,
  })
  await renewConflicts(context, round, await expertsOf(context, round.id))
  return { expertId }
}

export async function ask(
  context: Context,
  round: RoundRow,
  person: { personId: string; organisationId: string | null; employerId: string | null },
  fields: string[],
  why: { drawn: object | null; reason: string },
): Promise<string> {
  const { house, query, actor, now, today, record } = context
  const until = dueOn(panelRule(context, round).value.answerWithin, today, house.calendar)
  const answerBy: Day | null = until.known ? until.value : null
  const expertId = newId<'expert'>(now)
  await query(
    `insert into selection.expert (id, round_id, region_code, person_id, organisation_id, employer_id, fields, drawn, reason, asked_by, asked_at, answer_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      expertId,
      round.id,
      round.region_code,
      person.personId,
      person.organisationId,
      person.employerId,
      fields,
      why.drawn && JSON.stringify(why.drawn),
      why.reason,
      actor.personId,
      now,
      answerBy,
    ],
  )
  await notify(context, {
    personId: person.personId,
    key: asked(expertId),
    title: { zh: '邀请您参加评审', en: 'You are asked to judge' },
    body: {
      zh: `${round.title}邀请您担任评审专家，请答复。`,
      en: `${round.title} asks you to judge. Please answer.`,
    },
    link: '/selection/reviews',
    dueOn: answerBy,
  })
  record({
    kind: 'selection/expert-asked',
    subject: { kind: 'expert', id: expertId },
    regionCode: round.region_code,
    day: today,
    data: { drawn: why.drawn !== null },
  })
  return expertId
}

async function lockExpert({ query }: Pick<Context, 'query'>, expertId: string): Promise<ExpertRow> {
  const [row] = await query<ExpertRow>('select * from selection.expert where id = $1 for update', [expertId])
  return row ?? refuseNow('kernel/not-found')
}

export const answerAsked: Handler<typeof contract.answerAsked> = async (context, input) => {
  const { query, actor, now, today, record } = context
  const expert = await lockExpert(context, input.expertId)
  if (expert.person_id !== actor.personId) refuseNow('kernel/not-found')
  if (expert.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (expert.stage !== 'asked') refuseNow('selection/answered-already')
  if (!input.accept && input.reason.length < 2)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'reason', code: 'selection/decline-needs-reason' }])
  await query(
    'update selection.expert set stage = $2, ended_because = $3, answered_at = $4, version = version + 1 where id = $1',
    [expert.id, input.accept ? 'accepted' : 'declined', input.accept ? '' : input.reason, now],
  )
  await withdrawNotice(context, actor.personId, asked(expert.id))
  record({
    kind: 'selection/expert-answered',
    subject: { kind: 'expert', id: expert.id },
    regionCode: expert.region_code,
    day: today,
    data: { accepted: input.accept },
  })
  return { version: expert.version + 1 }
}

export const releaseExpert: Handler<typeof contract.releaseExpert> = async (context, input) => {
  const { query, today, record } = context
  const seen = await lockExpert(context, input.expertId)
  await panelRound(context, seen.round_id)
  if (seen.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (seen.stage === 'declined' || seen.stage === 'released') refuseNow('selection/expert-gone')
  await query(
    `update selection.expert set stage = 'released', ended_because = $2, version = version + 1 where id = $1`,
    [seen.id, input.reason],
  )
  await withdrawNotice(context, seen.person_id, asked(seen.id))
  const withdrawn = await withdraw(context, input.reason, 'expert_id = $3', [seen.id])
  record({
    kind: 'selection/expert-released',
    subject: { kind: 'expert', id: seen.id },
    regionCode: seen.region_code,
    day: today,
    data: { withdrawn },
  })
  return { withdrawn }
}

/** Takes back what is not handed in yet; what is stays. Answers how many. */
export async function withdraw(context: Context, because: string, where: string, values: unknown[]): Promise<number> {
  const rows = await context.query<{ id: string; person_id: string }>(
    `update selection.assignment set stage = 'withdrawn', withdrawn_because = $1, version = version + 1
      where stage = $2 and ${where} returning id, person_id`,
    [because, 'given', ...values],
  )
  for (const row of rows) await withdrawNotice(context, row.person_id, given(row.id))
  return rows.length
}

export const noteConflict: Handler<typeof contract.noteConflict> = async (context, { expertId, entryId, reason }) => {
  const expert = await lockExpert(context, expertId)
  const round = await officeRound(context, expert.round_id)
  const entry = await findEntry(context, entryId)
  if (entry.round_id !== round.id) refuseNow('kernel/not-found')
  return { withdrawn: await bar(context, round, expert, entryId, 'office', reason) }
}

/** A conflict that somebody declares; what the expert had of this entry, and did not hand in, is taken back. */
export async function bar(
  context: Context,
  round: Pick<RoundRow, 'id' | 'region_code'>,
  expert: Pick<ExpertRow, 'id'>,
  entryId: string,
  source: 'expert' | 'office',
  reason: string,
): Promise<number> {
  const { query, now, today, record } = context
  await query(
    `insert into selection.conflict (id, round_id, region_code, expert_id, entry_id, kind, source, about, noted_at)
     values ($1, $2, $3, $4, $5, 'declared', $6, $7, $8)`,
    [newId<'conflict'>(now), round.id, round.region_code, expert.id, entryId, source, reason, now],
  )
  record({
    kind: 'selection/conflict-declared',
    subject: { kind: 'expert', id: expert.id },
    regionCode: round.region_code,
    day: today,
    data: { source, entryId },
  })
  return withdraw(
    context,
    source === 'expert' ? '专家申请回避' : '登记了回避关系',
    'expert_id = $3 and entry_id = $4',
    [expert.id, entryId],
  )
}
