import type { Actor } from '#kernel/actor.ts'
import type { About, NewEvent } from '#kernel/context.ts'
import { inTransaction } from '#kernel/database.ts'
import type { Scope, Transaction } from '#kernel/database.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { House } from '#kernel/house.ts'
import type { Refusal } from '#kernel/refusal.ts'

/** What every call leaves behind: its events, its line in the audit, and for a write the key with the reply. */
export interface Traces {
  endpoint: Endpoint
  actor: Actor
  now: Date
  requestId: string
  events: NewEvent[]
  about: About
  write: { key: string; digest: Buffer } | null
  reply: unknown
  kind?: 'refused'
}

// One statement for all three, sent together with the commit: a write waits for three answers in all, not seven.
const writeText = `
with event as (
  insert into kernel.event (at, kind, region_code, day, subject_kind, subject_id, account_id, reason, data)
  select $1, e->>'kind', e->>'regionCode', (e->>'day')::date, e->'subject'->>'kind', (e->'subject'->>'id')::uuid, $2, e->>'reason', coalesce(e->'data', '{}')
  from jsonb_array_elements($3::jsonb) e
), key as (
  insert into kernel.idempotency (account_id, key, action, digest, reply, at) select $2, $4::text, $5, $6, $7, $1 where $4::text is not null
)
insert into kernel.audit_entry (at, kind, account_id, role, action, subject_kind, subject_id, region_code, reason, request_id, details)
values ($1, $8, $2, $9, $5, $10, $11, $12, $13, $14, $15)`

const readText = `
insert into kernel.audit_entry (at, kind, account_id, role, action, subject_kind, subject_id, region_code, reason, request_id, details)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

export function saveTraces(transaction: Transaction, traces: Traces): void {
  const { endpoint, actor, now, events, about, write, reply } = traces
  const first = events[0]
  const action = actionOf(endpoint)
  const subject = about.subject ?? first?.subject
  const regionCode = about.regionCode ?? first?.regionCode ?? actor.homeRegionCode
  const reason = about.reason ?? first?.reason ?? null
  const details = JSON.stringify(about.details ?? {})
  if (endpoint.writes && traces.kind !== 'refused') {
    const kept = endpoint.replyIsSecret ? null : JSON.stringify(reply)
    const values = [
      now,
      actor.accountId,
      JSON.stringify(events),
      write?.key ?? null,
      action,
      write?.digest ?? null,
      kept,
      'write',
    ]
    transaction.lastly(
      writeText,
      [
        ...values,
        actor.role,
        subject?.kind ?? null,
        subject?.id ?? null,
        regionCode,
        reason,
        traces.requestId,
        details,
      ],
      'traces-of-a-write',
    )
    return
  }
  const kind = traces.kind ?? about.kind ?? readKind(endpoint, reason)
  if (!kind) return
  transaction.lastly(
    readText,
    [
      now,
      kind,
      actor.accountId,
      actor.role,
      action,
      subject?.kind ?? null,
      subject?.id ?? null,
      regionCode,
      reason,
      traces.requestId,
      details,
    ],
    'traces-of-a-read',
  )
}

/** The name of an endpoint in the audit: 'POST /services/records'. */
export const actionOf = (endpoint: Endpoint): string => `${endpoint.method} ${endpoint.path}`

function readKind(endpoint: Endpoint, reason: string | null): 'read' | 'export' | 'reveal' | null {
  if (endpoint.readsPersonalData) return reason !== null ? 'reveal' : 'read'
  return endpoint.produces === 'file' ? 'export' : null
}

/** A key that was used before answers as it did then; for another act it is refused. Null where the key is new. */
export async function replay(
  house: House,
  actor: Actor,
  scope: Scope,
  write: { key: string; digest: Buffer },
): Promise<{ ok: true; reply: unknown } | { ok: false; refusal: Refusal } | null> {
  const [known] = await inTransaction(house.pool, scope, (t) =>
    t.query<{ digest: Buffer; reply: unknown }>(
      'select digest, reply from kernel.idempotency where account_id = $1 and key = $2',
      [actor.accountId, write.key],
    ),
  )
  if (!known) return null
  if (!known.digest.equals(write.digest)) return { ok: false, refusal: { code: 'kernel/key-used-otherwise' } }
  if (known.reply === null) return { ok: false, refusal: { code: 'kernel/already-done' } }
  return { ok: true, reply: known.reply }
}
