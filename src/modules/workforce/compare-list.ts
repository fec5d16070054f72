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

/**
 * Whose file each line is about, or may be: by the number, by a former number, else by name and month of birth within reach. A number that
 * stood further up already is a mistake of the line.
 */
const matchText = `
with line as materialized (
       select l.row, l.number_hash, l.facts->>'name' as name, left(l.facts->>'born', 7) as month, l.applied_at is null as is_open, l.mistakes <> '[]' as is_wrong,
              l.number_hash is not null and row_number() over (partition by l.number_hash order by l.row) > 1 as is_twice
         from workforce.list_import_row l where l.import_id = $1),
     known as materialized (
       select l.row, l.name, l.month, coalesce(w.person_id, f.person_id) as person_id, case when w.person_id is not null then 'number' when f.person_id is not null then 'former-number' end as found_by
         from line l left join workforce.worker w on w.identity_number_hash = l.number_hash and w.status <> 'merged' left join workforce.former_number f on f.hash = l.number_hash
        where l.is_open and not l.is_wrong and not l.is_twice),
     named as (
       select distinct on (k.row) k.row, w.person_id
         from known k join workforce.worker w on w.name = k.name and to_char(w.born_on, 'YYYY-MM') = k.month and w.status <> 'merged' and w.region_code >= $2 collate "C" and w.region_code < $3 collate "C"
        where k.person_id is null order by k.row, w.person_id),
     matched as (
       select l.row, l.is_twice, coalesce(k.person_id, n.person_id) as person_id, case when n.person_id is not null then 'name' else k.found_by end as found_by,
              case when l.is_wrong or l.is_twice then 'wrong' when n.person_id is not null then 'possible' when k.person_id is null then 'new'
                   when h.region_code >= $2 collate "C" and h.region_code < $3 collate "C" then null else 'elsewhere' end as outcome
         from line l left join known k on k.row = l.row left join named n on n.row = l.row left join workforce.worker h on h.person_id = k.person_id
        where l.is_open)
update workforce.list_import_row r
   set outcome = m.outcome, person_id = m.person_id, found_by = m.found_by, diff = null,
       mistakes = case when m.is_twice and not r.mistakes @> '[{"why": "twice-in-sheet"}]' then r.mistakes || '[{"column": "identity-number", "why": "twice-in-sheet"}]' else r.mistakes end
  from matched m where r.import_id = $1 and r.row = m.row and r.applied_at is null`

/** Set by set over all lines; nothing of the registry is written. */
async function matchList(query: Query, one: Pick<ListImport, 'id' | 'reachCode'>): Promise<void> {
  const { low, high } = branchRange(one.reachCode)
  // The planner knows nothing yet of the lines of a new list, and takes them for one: it would go through all of them for each of them.
  await query('set local enable_nestloop = off')
  await query("set local work_mem = '64MB'")
  await query(matchText, [one.id, low, high])
  await query('set local enable_nestloop = on')
}

/** What the sheet and the registry say differently of some lines; the outcome follows from what would be carried out. */
async function compareSome(query: Query, one: ListImport, after: number): Promise<{ last: number; count: number }> {
  const rows = await query<StoredRow>(
    `select ${rowColumns} from workforce.list_import_row
      where import_id = $1 and row > $2 and applied_at is null and person_id is not null and diff is null and (outcome is null or outcome = 'possible') order by row limit ${batch}`,
    [one.id, after],
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
  return { last: rows.at(-1)?.row ?? after, count: rows.length }
}

/** The dry run: every line has its outcome, and it is counted. In batches, so that it can be stopped and goes on after a killed server. */
export async function compareList(house: House, given: ListImport): Promise<void> {
  const step = <T>(work: (query: Query, now: ListImport) => Promise<T>): Promise<T | undefined> =>
    inTransaction(house.gatePool, gate, async ({ query }) => {
      const now = await lockImport(query, given.id)
      return now?.state === 'comparing' ? work(query, now) : undefined
    })
  await step((query, now) => matchList(query, now))
  for (let done = 0, after = 0; ;) {
    const some = await step(async (query, now) => {
      const compared = await compareSome(query, now, after)
      await changeImport(query, given.id, { doneRows: (done += compared.count) })
      return compared
    })
    if (some === undefined) return
    if (some.count < batch) break
    after = some.last
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
