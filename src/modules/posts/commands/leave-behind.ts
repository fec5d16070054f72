import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { Place } from '#kernel/vault/vault.ts'
import { whoMayAt } from '#modules/identity/public.ts'
import { notifyAll } from '#modules/notices/public.ts'
import type * as contract from '#modules/posts/contract.ts'

export const placeOf = (rowId: string): Place => ({ table: 'posts.left_behind', column: 'text_sealed', rowId })

/** Keeps what the phone of somebody who has left could not hand in, sealed, and tells their leaders. Sent again it counts once. */
export const leaveBehind: Handler<typeof contract.leaveBehind> = async (context, { id, ...unsent }) => {
  const { house, query, actor, now, today, record } = context
  if (!actor.leftOn) refuseNow('posts/still-at-post')
  await query(
    `insert into posts.left_behind (id, person_id, region_code, organisation_id, text_sealed, received_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do nothing`,
    [
      id,
      actor.personId,
      actor.homeRegionCode,
      actor.organisationId,
      house.vault.seal(placeOf(id), JSON.stringify(unsent)),
      now,
    ],
  )
  const leaders = actor.organisationId ? await whoMayAt(query, 'posts:hand-over', [actor.organisationId], today) : []
  await notifyAll(
    context,
    leaders.map(({ personId }) => ({
      personId,
      key: `posts/left-behind:${actor.personId}` as const,
      title: { zh: '离岗人员有未登记的记录', en: 'Somebody who left had records not taken in' },
      body: {
        zh: `${actor.name}离岗时，手机上有没能登记的记录，请查看后补录或核销。`,
        en: `The phone of ${actor.name} held records that could not be taken in; please look and settle them.`,
      },
      link: '/posts/handover',
      dueOn: null,
    })),
  )
  record({
    kind: 'posts/left-behind',
    subject: { kind: 'person', id: actor.personId },
    regionCode: actor.homeRegionCode,
    day: today,
  })
  return { done: true }
}

/** Recorded anew by the station, or not needed: either way it no longer waits. */
export const settleLeftBehind: Handler<typeof contract.settleLeftBehind> = async (
  { query, actor, now, record },
  { id },
) => {
  const [row] = await query<{ personId: string; regionCode: string }>(
    `update posts.left_behind set settled_by = coalesce(settled_by, $2), settled_at = coalesce(settled_at, $3) where id = $1
     returning person_id as "personId", region_code as "regionCode"`,
    [id, actor.personId, now],
  )
  if (!row) return refuseNow('kernel/not-found')
  record({
    kind: 'posts/left-behind-settled',
    subject: { kind: 'person', id: row.personId },
    regionCode: row.regionCode,
  })
  return { done: true }
}
