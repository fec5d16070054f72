import { createHash } from 'node:crypto'
import type pg from 'pg'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Transaction } from '#kernel/database.ts'

const columns = `a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, a.kind, a.account_id, a.role, a.action, a.subject_kind,
  a.subject_id, a.region_code, a.reason, a.request_id, a.details::text as details`

type Entry = Record<string, unknown> & { id: number }

/** The hash of a line is over the hash before it and every column of it: change, drop or move one and all after it differ. */
const linkOf = (before: Buffer, entry: Entry): Buffer =>
  createHash('sha256')
    .update(before)
    .update(JSON.stringify(Object.values(entry)))
    .digest()

const start: Buffer = Buffer.alloc(32)

/** Lays the chain over the lines that are committed and not yet in it. Returns how many. One hand at a time (advisory lock). */
export async function sealAudit(pool: pg.Pool, atMost = 5000): Promise<number> {
  return inTransaction(pool, gate, async (t) => {
    await t.query(`select pg_advisory_xact_lock(hashtext('yanzhen audit chain'))`)
    const [last] = await t.query<{ position: number; hash: Buffer; tx: string; id: number }>(
      `select l.position, l.hash, a.tx::text, a.id from kernel.audit_link l join kernel.audit_entry a on a.id = l.entry_id order by l.position desc limit 1`,
    )
    const entries = await t.query<Entry>(
      `select ${columns} from kernel.audit_entry a where (a.tx, a.id) > ($1::xid8, $2::bigint) and a.tx < (select kernel.settled_before()) order by a.tx, a.id limit $3`,
      [last?.tx ?? '0', last?.id ?? 0, atMost],
    )
    let hash = last?.hash ?? start
    const hashes = entries.map((entry) => (hash = linkOf(hash, entry)))
    await t.query(
      `insert into kernel.audit_link (position, entry_id, hash) select $1::bigint + i, e, h from unnest($2::bigint[], $3::bytea[]) with ordinality as x (e, h, i)`,
      [last?.position ?? 0, entries.map((entry) => entry.id), hashes],
    )
    return entries.length
  })
}

export interface Verification {
  whole: boolean
  checked: number
  brokenAt: number | null
  lastHash: string | null
}

/** Walks the chain from its first line and says where it breaks, if anywhere. `query` must see every line (the gate). */
export async function verifyAudit(query: Transaction['query']): Promise<Verification> {
  let before = start
  let position = 0
  for (;;) {
    const rows = await query<{ position: number; hash: Buffer } & Entry>(
      `select l.position, l.hash, ${columns} from kernel.audit_link l left join kernel.audit_entry a on a.id = l.entry_id
        where l.position > $1 order by l.position limit 5000`,
      [position],
    )
    for (const { position: at, hash, ...entry } of rows) {
      const good = at === position + 1 && linkOf(before, entry as Entry).equals(hash)
      if (!good) return { whole: false, checked: position, brokenAt: position + 1, lastHash: before.toString('hex') }
      before = hash
      position = at
    }
    if (rows.length < 5000)
      return { whole: true, checked: position, brokenAt: null, lastHash: position ? before.toString('hex') : null }
  }
}
