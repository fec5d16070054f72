import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { personNames } from '#modules/identity/public.ts'
import { placeOf } from '#modules/posts/commands/leave-behind.ts'
import type * as contract from '#modules/posts/contract.ts'

type Shown = OutputOf<typeof contract.leftBehind>['rows'][number]

/** What waits to be settled, the latest first. Technical: a station settles a few; nobody reads hundreds at once. */
const atMost = 200

export const leftBehind: Handler<typeof contract.leftBehind> = async ({ house, query }) => {
  const rows = await query<{ id: string; personId: string; sealed: Buffer; receivedAt: Date }>(
    `select id, person_id as "personId", text_sealed as sealed, received_at as "receivedAt" from posts.left_behind
      where settled_at is null order by received_at desc, id limit $1`,
    [atMost],
  )
  const names = await personNames(
    query,
    rows.map((row) => row.personId),
  )
  return {
    rows: rows.map((row) => ({
      // Sealed by `leaveBehind` in just this form.
      ...(JSON.parse(house.vault.open(placeOf(row.id), row.sealed)) as Omit<Shown, 'id' | 'person' | 'receivedAt'>),
      id: row.id,
      person: { id: row.personId, name: names.get(row.personId) ?? '' },
      receivedAt: row.receivedAt.toISOString(),
    })),
  }
}
