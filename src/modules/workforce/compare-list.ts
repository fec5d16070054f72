import { gate, inTransaction, type Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import { branchRange } from '#kernel/region.ts'
import { diffOf, effective } from '#modules/workforce/domain/import/diff.ts'
import {
  changeImport,
  type Counts,
  filesOf,
  type ListImport,
  lockImport,
  rowColumns,
  type StoredRow,
} from '#modules/workforce/import-store.ts'

type Query = Transaction['query']
const batch = 1000

/** Whose files the lines of a list are. Set by set over all lines; nothing of the registry is written. */
async function matchList(query: Query, one: Pick<ListImport, 'id' | 'reachCode'>): Promise<void> {
  const { low, high } = branchRange(one.reachCode)
  const range = [one.id, low, high]
  await query(
    'update workforce.list_import_row set outcome = null, person_id = null, found_by = null, diff = null where import_id = $1 and applied_at is null',
    [one.id],
  )
  await query(
    `update workforce.list_import_row r set mistakes = mistakes || '[{"column": "identity-number", "why": "twice-in-sheet"}]'::jsonb
      where import_id = $1 and not mistakes @> '[{"why": "twice-in-sheet"}]' and number_hash is not null
        and exists (select from workforce.list_import_row f where f.import_id = $1 and f.number_hash = r.number_hash and f.row < r.row)`,
    [one.id],
  )
  await query(
    `update workforce.list_import_row set outcome = 'wrong' where import_id = $1 and applied_at is null and mistakes <> '[]'`,
    [one.id],
  )
  await query(
    `update workforce.list_import_row r set person_id = w.person_id, found_by = 'number' from workforce.worker w
      where r.import_id = $1 and r.outcome is null and r.applied_at is null and w.identity_number_hash = r.number_hash and w.status <> 'merged'`,
    [one.id],
  )
  await query(
    `update workforce.list_import_row r set person_id = f.person_id, found_by = 'former-number' from workforce.former_number f
      where r.import_id = $1 and r.outcome is null and r.person_id is null and r.applied_at is null and f.hash = r.number_hash`,
    [one.id],
  )
  await query(
    `update workforce.list_import_row r set outcome = 'elsewhere' from workforce.worker w
      where r.import_id = $1 and r.outcome is null and r.applied_at is null and w.person_id = r.person_id and not (w.region_code >= $2 collate "C" and w.region_code < $3 collate "C")`,
    range,
  )
  await query(
    `update workforce.list_import_row r set outcome = 'possible', person_id = m.person_id, found_by = 'name'
       from (select distinct on (r.row) r.row, w.person_id from workforce.list_import_row r
               join workforce.worker w on w.name = r.facts->>'name' and to_char(w.born_on, 'YYYY-MM') = left(r.facts->>'born', 7)
                and w.status <> 'merged' and w.region_code >= $2 collate "C" and w.region_code < $3 collate "C"
              where r.import_id = $1 and r.outcome is null and r.person_id is null and r.applied_at is null order by r.row, w.person_id) m
      where r.import_id = $1 and r.row = m.row`,
    range,
  )
  await query(
    `update workforce.list_import_row set outcome = 'new' where import_id = $1 and outcome is null and person_id is null and applied_at is null`,
    [one.id],
  )
}

/** What the sheet and the registry say differently of some lines; the outcome follows from what would be carried out. */
async function compareSome(query: Query, one: ListImport): Promise<number> {
  const rows = await query<StoredRow>(
    `select ${rowColumns} from workforce.list_import_row
      where import_id = $1 and applied_at is null and person_id is not null and diff is null and (outcome is null or outcome = 'possible') order by row limit ${batch}`,
    [one.id],
  )
  const files = await filesOf(
    query,
    rows.map((row) => row.personId!),
  )
  const compared = rows.map((row) => {
    const file = files.get(row.personId!)
    const diff = file
      ? diffOf(file, {
          facts: row.facts,
          phoneHash: row.phoneHash?.toString('hex') ?? null,
          phoneMasked: row.phoneMasked,
        })
      : {}
    const outcome = row.outcome ?? (Object.keys(effective(diff, one.wins)).length > 0 ? 'changed' : 'unchanged')
    return { row: row.row, diff, outcome }
  })
  await query(
    `update workforce.list_import_row r set diff = x.diff, outcome = x.outcome from jsonb_to_recordset($2::jsonb) as x (row int, diff jsonb, outcome text) where r.import_id = $1 and r.row = x.row`,
    [one.id, JSON.stringify(compared)],
  )
  return rows.length
}

/** The dry run: every line has its outcome, and it is counted. In batches, so that it can be stopped and goes on after a killed server. */
export async function compareList(house: House, given: ListImport): Promise<void> {
  const step = <T>(work: (query: Query, now: ListImport) => Promise<T>): Promise<T | undefined> =>
    inTransaction(house.gatePool, gate, async ({ query }) => {
      const now = await lockImport(query, given.id)
      return now?.state === 'comparing' ? work(query, now) : undefined
    })
  await step((query, now) => matchList(query, now))
  for (let done = 0; ;) {
    const some = await step(async (query, now) => {
      const count = await compareSome(query, now)
      await changeImport(query, given.id, { doneRows: (done += count) })
      return count
    })
    if (some === undefined) return
    if (some < batch) break
  }
  await step(async (query) =>
    changeImport(query, given.id, { state: 'compared', counts: await countsOf(query, given.id), doneRows: 0 }),
  )
}

/** What an import comes to, counted from its lines. */
export async function countsOf(query: Query, importId: string): Promise<Counts> {
  const [counts] = await query<Counts>(
    `select count(*) filter (where outcome = 'new') as new, count(*) filter (where outcome = 'changed') as changed, count(*) filter (where outcome = 'unchanged') as unchanged,
            count(*) filter (where outcome = 'wrong') as wrong, count(*) filter (where outcome = 'possible') as possible, count(*) filter (where outcome = 'elsewhere') as elsewhere,
            count(*) filter (where outcome = 'possible' and decision is null) as undecided,
            count(*) filter (where applied_at is not null and undone_at is null and effect @> '[{"table": "worker", "before": null}]') as made,
            count(*) filter (where applied_at is not null and undone_at is null and not effect @> '[{"table": "worker", "before": null}]' and effect <> '[]') as applied,
            count(*) filter (where kept_because is not null) as kept
       from workforce.list_import_row where import_id = $1`,
    [importId],
  )
  return counts!
}
