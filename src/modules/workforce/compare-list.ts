import { gate, inTransaction, type Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import type { ListPart } from '#kernel/list-part.ts'
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

import { columnsOf, compareParts, listedKinds, notesAnew, partColumns } from '#modules/workforce/listed-parts.ts'

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
async function compareSome(
  query: Query,
  house: House,
  one: ListImport,
  after: number,
): Promise<{ last: number; count: number }> {
  const rows = await query<StoredRow>(
    `select ${rowColumns} from workforce.list_import_row
      where import_id = $1 and row > $2 and applied_at is null and diff is null
        and (person_id is not null and (outcome is null or outcome = 'possible') or outcome = 'new' and facts ?| $3::text[]) order by row limit ${batch}`,
    [one.id, after, partColumns(house)],
  )
  const files = await filesOf(
    query,
    rows.flatMap((row) => row.personId ?? []),
  )
  const parts = await compareParts(
    query,
    house,
    rows.map(({ row, personId, facts }) => ({
      row,
      personId,
      regionCode: one.regionCode,
      facts: facts as Record<string, string>,
    })),
  )
  const compared = rows.map((row) => {
    const file = files.get(row.personId ?? '')
    const part = parts.get(row.row)
    const own = file
      ? diffOf(file, {
          facts: row.facts,
          phoneHash: row.phoneHash?.toString('hex') ?? null,
          phoneMasked: row.phoneMasked,
        })
      : {}
    const diff = { ...own, ...part?.diff }
    const outcome = row.outcome ?? (Object.keys(effective(diff, one.wins)).length > 0 ? 'changed' : 'unchanged')
    return { row: row.row, diff, outcome, notes: notesAnew(row.notes, part?.notes) }
  })
  await query(
    `update workforce.list_import_row r set diff = x.diff, outcome = x.outcome, notes = x.notes from jsonb_to_recordset($2::jsonb) as x (row int, diff jsonb, outcome text, notes jsonb) where r.import_id = $1 and r.row = x.row`,
    [one.id, JSON.stringify(compared)],
  )
  return { last: rows.at(-1)?.row ?? after, count: rows.length }
}

/** What only one person can have stands in the list a second time: nothing of it is taken from the later lines. */
async function noteTwice(query: Query, importId: string, { once, ...part }: ListPart): Promise<void> {
  await query(
    `with twice as (
       select row from (select row, row_number() over (partition by upper(facts->>$2) order by row) > 1 as is_later
                          from workforce.list_import_row where import_id = $1 and facts ? $2 and outcome in ('new', 'changed', 'unchanged', 'possible')) x where is_later)
     update workforce.list_import_row r
        set notes = r.notes || $3::jsonb, diff = nullif(r.diff - $4::text[], '{}'), outcome = case when r.outcome = 'changed' and r.diff - $4::text[] = '{}' then 'unchanged' else r.outcome end
       from twice where r.import_id = $1 and r.row = twice.row and r.applied_at is null and not r.notes @> $3::jsonb`,
    [importId, once.column, JSON.stringify([once]), columnsOf(part)],
  )
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
      const compared = await compareSome(query, house, now, after)
      await changeImport(query, given.id, { doneRows: (done += compared.count) })
      return compared
    })
    if (some === undefined) return
    if (some.count < batch) break
    after = some.last
  }
  for (const part of house.listParts) await step((query) => noteTwice(query, given.id, part))
  await step(async (query) =>
    changeImport(query, given.id, { state: 'compared', counts: await countsOf(query, house, given.id), doneRows: 0 }),
  )
}

const wanted = `(outcome in ('new', 'changed') or outcome = 'possible' and decision in ('same', 'new'))`

/** What an import comes to, counted from its lines. */
export async function countsOf(query: Query, house: House, importId: string): Promise<Counts> {
  const kinds = listedKinds(house)
  const [counts] = await query<Counts>(
    `select count(*) filter (where outcome = 'new') as new, count(*) filter (where outcome = 'changed') as changed, count(*) filter (where outcome = 'unchanged') as unchanged,
            count(*) filter (where outcome = 'wrong') as wrong, count(*) filter (where outcome = 'possible') as possible, count(*) filter (where outcome = 'elsewhere') as elsewhere,
            count(*) filter (where outcome = 'possible' and decision is null) as undecided,
            count(*) filter (where applied_at is not null and undone_at is null and effect @> '[{"table": "worker", "before": null}]') as made,
            count(*) filter (where applied_at is not null and undone_at is null and not effect @> '[{"table": "worker", "before": null}]' and effect <> '[]') as applied,
            count(*) filter (where kept_because is not null) as kept,
            ${kinds
              .map(({ counted, columns: [leading] }, at) => {
                const [columns, effect] = [`$${2 * at + 2}::text[]`, `$${2 * at + 3}::jsonb`]
                return `count(*) filter (where case when applied_at is null then ${wanted} and diff ?| ${columns} and (diff->'${leading}'->>0 is null or wins->>'${leading}' is distinct from 'registry')
                                        else undone_at is null and effect @> ${effect} end) as ${counted},`
              })
              .join('\n            ')}
            count(*) filter (where case when applied_at is null then ${wanted} and (diff ? 'title' and (diff->'title'->>0 is null or wins->>'title' is distinct from 'registry') or person_id is null and facts ? 'title')
                                        else undone_at is null and effect @> '[{"table": "title", "before": null}]' end) as titles,
            count(*) filter (where outcome <> 'wrong' and notes <> '[]') as noted
       from workforce.list_import_row r join (select id, wins from workforce.list_import) i on i.id = r.import_id where import_id = $1`,
    [importId, ...kinds.flatMap(({ columns, table }) => [columns, JSON.stringify([{ table }])])],
  )
  return counts!
}
