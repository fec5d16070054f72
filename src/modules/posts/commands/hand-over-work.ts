import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { endGrants, type EndedGrant, restoreGrants, staffAt } from '#modules/identity/public.ts'
import { notifyAll } from '#modules/notices/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { type Move, planMoves } from '#modules/posts/domain/handover.ts'
import { type EndedTerm, endTerms } from '#modules/posts/end-terms.ts'
import { findPeople } from '#modules/posts/people.ts'
import { kindsOf } from '#modules/posts/rules.ts'
import { goneAmong } from '#modules/posts/staff.ts'
import { refuseAt } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'
import { carriedBy, handOver } from '#modules/services/public.ts'

/** Everything that somebody carries goes to others; their posts, rights and sessions end. All of it, or none. */
export const handOverWork: Handler<typeof contract.handOverWork> = async (context, input) => {
  const { house, db, query, actor, now, today, record } = context
  if (input.personId === actor.personId) refuseNow('posts/not-oneself')
  const person = (await findPeople(context, [input.personId])).get(input.personId)
  if (!person?.organisationId) return refuseAt('personId', 'person-not-found')
  if (input.leftOn > today) refuseAt('leftOn', 'day-in-future')
  if (input.untilOn && input.untilOn <= input.leftOn) refuseAt('untilOn', 'until-before-from')
  const endReason = input.reason === 'left' ? (input.endReason ?? 'other') : null
  if (endReason && !kindsOf(house.packs, person.regionCode as RegionCode, today).value.reasonNames.has(endReason))
    refuseAt('endReason', 'reason-unknown')

  const moves = await planned(context, input)
  const moved = await handOver(context, input.personId, moves)
  const rest = await carriedBy(query, input.personId)
  // Something came to them, or went, while this was looked at.
  if (rest.length > 0 || moved.length < moves.length) refuseNow('kernel/changed-meanwhile')

  const terms = endReason
    ? await endTerms(query, { personId: input.personId, on: input.leftOn, reason: endReason })
    : []
  const { ended, left } = await endGrants(context, input.personId, input.leftOn)
  const id = newId<'handover'>(now)
  await posts(db)
    .insertInto('posts.handover')
    .values({
      id,
      person_id: input.personId,
      region_code: person.regionCode,
      organisation_id: person.organisationId,
      reason: input.reason,
      left_on: input.leftOn,
      until_on: input.reason === 'left' ? null : input.untilOn,
      note: input.note,
      things: JSON.stringify(moves.map(({ kind, id: thing, to }) => ({ kind, id: thing, to }))),
      grants: JSON.stringify(ended),
      terms: JSON.stringify(terms),
      done_by: actor.personId,
      done_at: now,
      undone_at: null,
    })
    .execute()
  await tellTakers(context, id, moves)
  record({
    kind: 'posts/work-handed-over',
    subject: { kind: 'person', id: input.personId },
    regionCode: person.regionCode,
    day: input.leftOn,
    data: { reason: input.reason, things: moves.length, grants: ended.length },
  })
  return {
    handoverId: id,
    moved: countsOf(moves),
    grantsEnded: ended.length,
    grantsLeft: left,
    postsEnded: terms.length,
  }
}

async function planned({ db, query, today }: Context, input: Parameters<typeof handOverWork>[1]): Promise<Move[]> {
  const things = await carriedBy(query, input.personId)
  const stationIds = [...new Set(things.map((thing) => thing.stationId))]
  const staff = await staffAt(db, stationIds)
  const gone = await goneAmong(
    query,
    staff.map((one) => one.id),
    today,
  )
  const places = new Map(
    staff.filter((one) => !gone.has(one.id) && one.id !== input.personId).map((one) => [one.id, one.organisationId]),
  )
  return orRefuse(planMoves(things, input, (personId, stationId) => places.get(personId) === stationId))
}

async function tellTakers(context: Context, handoverId: string, moves: readonly Move[]): Promise<void> {
  const byTaker = Map.groupBy(moves, (move) => move.to)
  await notifyAll(
    context,
    [...byTaker].map(([personId, own]) => {
      const { clients, cases, groups } = countsOf(own)
      return {
        personId,
        key: `posts/handover:${handoverId}` as const,
        title: { zh: '有工作移交给您', en: 'Work was handed over to you' },
        body: {
          zh: `服务对象 ${clients} 名，个案 ${cases} 个，小组 ${groups} 个，请尽快联系。`,
          en: `${clients} clients, ${cases} cases and ${groups} groups; please get in touch soon.`,
        },
        link: `/clients?workerId=${personId}`,
        dueOn: null,
      }
    }),
  )
}

const countsOf = (moves: readonly Pick<Move, 'kind'>[]) => ({
  clients: moves.filter((move) => move.kind === 'client').length,
  cases: moves.filter((move) => move.kind === 'case').length,
  groups: moves.filter((move) => move.kind === 'group').length,
})

const dayLong = 24 * 3_600_000

/** Whether a handover may still be taken back. Technical: long enough to notice a wrong name, short enough that nobody has worked on. */
export const mayUndo = (row: { done_at: Date; undone_at: Date | null }, now: Date): boolean =>
  !row.undone_at && now.getTime() - row.done_at.getTime() <= dayLong

/** Takes a handover back within a day: what has not gone elsewhere since returns, with the rights and posts. */
export const undoHandover: Handler<typeof contract.undoHandover> = async (context, { handoverId }) => {
  const { db, now, record } = context
  const row = await posts(db)
    .selectFrom('posts.handover')
    .selectAll()
    .where('id', '=', handoverId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  if (row.undone_at) refuseNow('posts/undone-already')
  if (!mayUndo(row, now)) refuseNow('posts/undo-too-late')
  // Written by this module in just this form.
  const things = row.things as Pick<Move, 'kind' | 'id' | 'to'>[]
  let back = 0
  for (const [taker, own] of Map.groupBy(things, (thing) => thing.to))
    back += (
      await handOver(
        context,
        taker,
        own.map((thing) => ({ ...thing, to: row.person_id })),
      )
    ).length
  await restoreGrants(context, row.grants as EndedGrant[])
  for (const { incumbencyId, formerUntilOn } of row.terms as EndedTerm[])
    await posts(db)
      .updateTable('posts.incumbency')
      .set({ until_on: formerUntilOn, end_reason: null, version: sql<number>`version + 1` })
      .where('id', '=', incumbencyId)
      .execute()
  await posts(db).updateTable('posts.handover').set({ undone_at: now }).where('id', '=', row.id).execute()
  record({
    kind: 'posts/handover-undone',
    subject: { kind: 'person', id: row.person_id },
    regionCode: row.region_code,
    data: { back, elsewhere: things.length - back },
  })
  return { back, elsewhere: things.length - back }
}
