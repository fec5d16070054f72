import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import type * as contract from '#modules/development/contract.ts'
import { poolsOf } from '#modules/development/rules.ts'
import { lockAsSeen, refuseAt } from '#modules/development/store.ts'

/** A forum was held, with what was proposed there. */
export const holdForum: Handler<typeof contract.holdForum> = async (
  { house, query, actor, now, today, record },
  input,
) => {
  const regionCode = actor.homeRegionCode
  if (!poolsOf(house.packs, regionCode, today).value.pools.some((one) => one.code === input.pool))
    refuseAt('pool', 'development/pool-unknown')
  if (input.heldOn > today) refuseAt('heldOn', 'development/day-in-future')
  const forumId = newId<'forum'>(now)
  await query(
    'insert into development.forum (id, region_code, pool, title, held_on, attended, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [forumId, regionCode, input.pool, input.title, input.heldOn, input.attended, actor.personId],
  )
  // Ids of one instant have no order of their own; proposals are read in the order in which they were made.
  const ids = input.proposals.map(() => newId<'proposal'>(now)).toSorted()
  for (const [at, text] of input.proposals.entries())
    await query(
      `insert into development.proposal (id, forum_id, region_code, text, state) values ($1, $2, $3, $4, 'proposed')`,
      [ids[at], forumId, regionCode, text],
    )
  record({
    kind: 'development/forum-held',
    subject: { kind: 'forum', id: forumId },
    regionCode,
    data: { proposals: input.proposals.length },
  })
  return { forumId }
}

/** What becomes of a proposal: under study it has an owner and a day, decided it has a result. */
export const settleProposal: Handler<typeof contract.settleProposal> = async (context, input) => {
  const { query, actor, today, record } = context
  const one = await lockAsSeen<{ id: string; version: number; region_code: string }>(
    context,
    'proposal',
    input.proposalId,
    input.basedOnVersion,
  )
  const decided = input.state === 'adopted' || input.state === 'declined'
  if (decided && !input.outcome) refuseAt('outcome', 'development/outcome-needed')
  if (input.state === 'studied' && !(input.ownerName && input.dueOn)) refuseAt('ownerName', 'development/owner-needed')
  await query(
    'update development.proposal set state = $2, owner_name = $3, due_on = $4, outcome = $5, decided_by = $6, decided_on = $7, version = version + 1 where id = $1',
    [
      one.id,
      input.state,
      input.ownerName,
      input.dueOn,
      input.outcome,
      decided ? actor.personId : null,
      decided ? today : null,
    ],
  )
  record({
    kind: 'development/proposal-settled',
    subject: { kind: 'proposal', id: one.id },
    regionCode: one.region_code,
    data: { state: input.state },
  })
  return { version: one.version + 1 }
}
