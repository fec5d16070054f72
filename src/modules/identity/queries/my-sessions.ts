import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/identity/contract.ts'
import { identity } from '#modules/identity/tables.ts'

export const mySessions: Handler<typeof contract.mySessions> = async ({ db, actor }) => {
  const rows = await identity(db)
    .selectFrom('identity.session')
    .select(['id', 'device', 'started_at', 'last_seen_at'])
    .where('account_id', '=', actor.accountId)
    .where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      current: row.id === actor.sessionId,
      device: row.device,
      startedAt: row.started_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
    })),
  }
}
