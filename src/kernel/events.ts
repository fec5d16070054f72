import type { Transaction } from '#kernel/database.ts'

/** An event as a reader gets it, in the order of commits. */
export interface EventRow {
  id: number
  at: Date
  kind: string
  regionCode: string | null
  day: string | null
  subjectKind: string
  subjectId: string | null
  accountId: string | null
  reason: string | null
  data: Record<string, unknown>
}

/**
 * Takes the next events for a named reader and moves its mark, in the caller's transaction: what is done with them and the
 * mark are kept together, so an event is handled once even if the server is killed.
 * Only transactions older than every running one are read (`kernel.settled_before`): a slow writer is waited for, never skipped.
 */
export async function takeEvents(
  transaction: Pick<Transaction, 'query'>,
  reader: string,
  atMost: number,
): Promise<EventRow[]> {
  await transaction.query(`insert into kernel.event_reader (name, tx, id) values ($1, '0', 0) on conflict do nothing`, [
    reader,
  ])
  const [mark] = await transaction.query<{ tx: string; id: number }>(
    'select tx::text, id from kernel.event_reader where name = $1 for update',
    [reader],
  )
  const rows = await transaction.query<EventRow & { tx: string }>(
    `select id, tx::text, at, kind, region_code as "regionCode", day, subject_kind as "subjectKind", subject_id as "subjectId",
            account_id as "accountId", reason, data
       from kernel.event
      where (tx, id) > ($1::xid8, $2::bigint) and tx < (select kernel.settled_before())
      order by tx, id limit $3`,
    [mark!.tx, mark!.id, atMost],
  )
  const last = rows.at(-1)
  if (last)
    await transaction.query('update kernel.event_reader set tx = $2::xid8, id = $3 where name = $1', [
      reader,
      last.tx,
      last.id,
    ])
  return rows.map(({ tx: _tx, ...event }) => event)
}

/** Moves a reader's mark past everything that is committed: for whoever has just looked at all the rows themselves. */
export async function skipEvents(transaction: Pick<Transaction, 'query'>, reader: string): Promise<void> {
  await transaction.query(
    `insert into kernel.event_reader as r (name, tx, id)
     select $1, tx, id from kernel.event where tx < (select kernel.settled_before()) order by tx desc, id desc limit 1
     on conflict (name) do update set tx = excluded.tx, id = excluded.id where (r.tx, r.id) < (excluded.tx, excluded.id)`,
    [reader],
  )
}
