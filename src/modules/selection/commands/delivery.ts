import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notify } from '#modules/notices/public.ts'
import { placeOf } from '#modules/selection/commands/title-facts.ts'
import type * as contract from '#modules/selection/contract-delivery.ts'
import { delivered, findDelivery, findProject, isOwnProject } from '#modules/selection/deliveries.ts'
import { refuseAt } from '#modules/selection/entries.ts'
import { selection, type SelectionTables, type TitleRow } from '#modules/selection/tables.ts'
import { attachEvidence } from '#modules/workforce/public.ts'

/** An organisation says what became of its project; kept as a draft until all parts are there and it is reported. */
export const reportDelivery: Handler<typeof contract.reportDelivery> = async (context, input) => {
  const { db, query, actor, now } = context
  const { title, rules } = await findProject(context, input.titleId, true)
  if (!isOwnProject(context, title)) refuseNow('kernel/not-found')
  if (title.withdrawn_on) refuseNow('selection/title-ended')
  const before = await findDelivery(context, title.id)
  if ((before?.version ?? 0) !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (before?.stage === 'reported') refuseNow('selection/delivery-with-office')
  if (before?.stage === 'accepted') refuseNow('selection/delivery-accepted')
  const unknown = Object.keys(input.parts).find((code) => !rules.parts.some((one) => one.code === code))
  if (unknown !== undefined) refuseAt(`parts.${unknown}`, 'delivery-part-unknown')
  if (input.report) checkWhole(rules.parts, input.parts)
  await attachEvidence(
    query,
    input.evidenceIds,
    { personId: actor.personId, usedFor: 'selection/delivery', usedBy: title.id },
    'evidenceIds',
  )
  const version = (before?.version ?? 0) + 1
  const stage = input.report ? ('reported' as const) : (before?.stage ?? 'draft')
  const said = {
    version,
    stage,
    parts: JSON.stringify(input.parts) as never,
    said: input.said,
    reported_by: actor.personId,
    reported_at: now,
  }
  await selection(db)
    .insertInto('selection.delivery')
    .values({ title_id: title.id, ...placeOf(title), ...said, accepted_on: null })
    .onConflict((on) => on.column('title_id').doUpdateSet(said))
    .execute()
  if (input.report) await keepAct(context, title, { kind: 'reported' })
  told(context, title, input.report ? 'selection/delivery-reported' : 'selection/delivery-kept')
  return { titleId: title.id, version, stage }
}

function checkWhole(parts: Parameters<typeof delivered>[0], given: Parameters<typeof delivered>[1]): void {
  const part = delivered(parts, given).find((one) => one.missing > 0)
  if (part) refuseAt(`parts.${part.code}`, 'delivery-part-missing', { part: part.name.zh, n: part.missing })
}

/** The office that gave the title accepts, or sends back by the parts that are not there. What the rule pays on delivery is due from that day. */
export const answerDelivery: Handler<typeof contract.answerDelivery> = async (context, input) => {
  const { db, today } = context
  const { title, rules, roundTitle } = await findProject(context, input.titleId, true)
  const row = await findDelivery(context, title.id)
  if (!row || row.stage === 'draft') return refuseNow('selection/delivery-not-reported')
  if (row.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (row.stage === 'accepted') refuseNow('selection/delivery-accepted')
  if (row.stage !== 'reported') refuseNow('selection/delivery-not-reported')
  if (title.withdrawn_on) refuseNow('selection/title-ended')
  if (input.accepted) checkWhole(rules.parts, row.parts)
  else {
    const at = input.clauses.findIndex((code) => !rules.parts.some((one) => one.code === code))
    if (at >= 0) refuseAt(`clauses.${at}`, 'delivery-part-unknown')
    if (input.clauses.length === 0) refuseAt('clauses', 'delivery-clause-missing')
    if (input.reason === '') refuseAt('reason', 'delivery-reason-missing')
  }
  const version = row.version + 1
  const stage = input.accepted ? ('accepted' as const) : ('sent-back' as const)
  const turned = await selection(db)
    .updateTable('selection.delivery')
    .set({ stage, version, accepted_on: input.accepted ? today : null })
    .where('title_id', '=', title.id)
    .returning('title_id')
    .executeTakeFirst()
  // An office where the holder is reads it; the one that gave the title answers.
  if (!turned) refuseNow('kernel/not-found')
  await keepAct(context, title, {
    kind: stage,
    clauses: input.accepted ? [] : input.clauses,
    reason: input.reason,
  })
  await notify(context, {
    personId: row.reported_by,
    key: `selection/delivery:${title.id}:${version}`,
    title: input.accepted
      ? { zh: '项目交付已通过', en: 'Delivery was accepted' }
      : { zh: '项目交付被退回', en: 'Delivery was sent back' },
    body: input.accepted
      ? { zh: `${roundTitle}：后续款项按办法支付。`, en: `${roundTitle}: what is due on delivery follows.` }
      : {
          zh: `${roundTitle}：请看退回的原因，补正后再次报送。`,
          en: `${roundTitle}: read why, mend it and report again.`,
        },
    link: '/selection/my-deliveries',
    dueOn: null,
  })
  told(context, title, `selection/delivery-${stage}`)
  return { titleId: title.id, version, stage }
}

type ActRow = SelectionTables['selection.delivery_act']

async function keepAct(
  { db, actor, now }: Context,
  title: TitleRow,
  act: { kind: ActRow['kind']; clauses?: string[]; reason?: string },
): Promise<void> {
  await selection(db)
    .insertInto('selection.delivery_act')
    .values({
      id: newId(now),
      title_id: title.id,
      ...placeOf(title),
      clauses: [],
      reason: '',
      ...act,
      acted_by: actor.personId,
      acted_at: now,
    })
    .execute()
}

const told = ({ record, today }: Context, title: TitleRow, kind: `selection/${string}`): void =>
  record({ kind, subject: { kind: 'title', id: title.id }, regionCode: title.region_code, day: today })
