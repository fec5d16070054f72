import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames, namesIn } from '#modules/identity/public.ts'
import type * as contract from '#modules/workforce/contract-lists.ts'
import { findImport, type ListImport } from '#modules/workforce/import-store.ts'
import { sheetKeptUntil } from '#modules/workforce/keep-sheet.ts'
import { headersOf } from '#modules/workforce/rules-lists.ts'

type Shown = Pick<
  ListImport,
  'id' | 'fileName' | 'organisationId' | 'madeAt' | 'madeBy' | 'state' | 'counts' | 'allRows' | 'undoUntil'
>

async function shown({ db, query }: Pick<Context, 'db' | 'query'>, rows: Shown[]) {
  const { organisations: senders, people } = await namesIn({ db, query }, rows, {
    organisations: (row) => row.organisationId,
    people: (row) => row.madeBy,
  })
  return rows.map((row) => ({
    importId: row.id,
    fileName: row.fileName,
    senderName: senders.get(row.organisationId) ?? '',
    madeAt: row.madeAt.toISOString(),
    madeByName: people.get(row.madeBy) ?? '',
    state: row.state,
    rows: row.counts
      ? row.counts.new +
        row.counts.changed +
        row.counts.unchanged +
        row.counts.wrong +
        row.counts.possible +
        row.counts.elsewhere
      : 0,
    counts: row.counts,
    undoUntil: row.undoUntil,
  }))
}

/** Lists that came in, the latest first. */
export const imports: Handler<typeof contract.imports> = async (context, { size, after }) => {
  const { query } = context
  const cursor = readCursor(after, 2)
  const [found, [counted]] = await Promise.all([
    query<Shown>(
      `select id, file_name as "fileName", organisation_id as "organisationId", made_at as "madeAt", made_by as "madeBy", state, counts, all_rows as "allRows", undo_until as "undoUntil"
         from workforce.list_import where ($1::timestamptz is null or (made_at, id) < ($1, $2::uuid)) order by made_at desc, id desc limit $3`,
      [cursor?.[0] ?? null, cursor?.[1] ?? null, size + 1],
    ),
    query<{ count: number }>('select count(*) from workforce.list_import'),
  ])
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await shown(context, rows),
    total: counted!.count,
    totalIsExact: true,
    next: found.length > size && last ? cursorOf([last.madeAt.toISOString(), last.id]) : null,
  }
}

/** One import: how far it is, what was said of it, and what it came to. */
export const importPage: Handler<typeof contract.importPage> = async (context, { importId }) => {
  const { query, house, now, today } = context
  const one = await findImport(query, importId)
  if (!one) return refuseNow('kernel/not-found')
  const [row] = await shown(context, [one])
  const [before] = one.digest
    ? await query<{ id: string; madeAt: Date; madeBy: string }>(
        `select id, made_at as "madeAt", made_by as "madeBy" from workforce.list_import
          where digest = $1 and id <> $2 and organisation_id = $3 and state in ('done', 'running', 'stopped') order by made_at desc limit 1`,
        [one.digest, one.id, one.organisationId],
      )
    : []
  const people = await personNames(query, [before?.madeBy ?? null])
  const seconds = one.beganAt ? (now.getTime() - one.beganAt.getTime()) / 1000 : 0
  const kinds = new Map(headersOf(house.packs, one.regionCode, today).columns.map(({ code, kind }) => [code, kind]))
  return {
    ...row!,
    version: one.version,
    senderId: one.organisationId,
    columns: one.columns ?? [],
    wins: one.wins,
    system: one.given.system ?? null,
    kind: one.given.kind ?? null,
    listedOn: one.listedOn,
    sentBefore: before
      ? { importId: before.id, madeAt: before.madeAt.toISOString(), byName: people.get(before.madeBy) ?? '' }
      : null,
    doneRows: one.doneRows,
    allRows: one.allRows,
    // From how fast it went so far; unknown at the very beginning.
    secondsLeft:
      one.allRows && one.doneRows > 0 && seconds > 1
        ? Math.ceil((seconds / one.doneRows) * Math.max(0, one.allRows - one.doneRows))
        : null,
    undoDays: headersOf(house.packs, one.regionCode, today).undoDays,
    sheetKeptUntil: one.sheetDroppedOn || one.state === 'sending' ? null : sheetKeptUntil(house, one),
    flaw: one.flaw,
    leftOut: (one.columns ?? []).flatMap(({ header, column }) =>
      header !== '' && column !== 'row-number' && (column === null || kinds.get(column) === 'left-out') ? [header] : [],
    ),
  }
}
