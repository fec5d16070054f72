import type { Transaction } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { ListNote } from '#kernel/list-part.ts'
import { registerPeople } from '#modules/identity/public.ts'
import { type ChangedTable, changedTables, type Effect, type Gathered, keyOf } from '#modules/workforce/gather-list.ts'
import type { ListImport, StoredRow } from '#modules/workforce/import-store.ts'
import { columnsOf, notesAnew } from '#modules/workforce/listed-parts.ts'
import {
  saveChanges,
  saveEducations,
  saveEmployments,
  saveTitles,
  saveWorkers,
  rowsAsJson,
} from '#modules/workforce/store.ts'

type Query = Transaction['query']

/** Writes what a batch came to, and keeps with every line what it made and changed. */
export async function saveListed(
  house: House,
  transaction: Transaction,
  one: ListImport,
  rows: StoredRow[],
  gathered: Gathered,
): Promise<void> {
  const { query } = transaction
  const now = house.clock()
  const saved = new Set(await saveWorkers(query, house.vault, gathered.workers, todayIn(now), now))
  // Registered by hand in this very second: left for the next batch, which finds the file.
  const lost = new Set(gathered.workers.flatMap(({ personId }) => (saved.has(personId) ? [] : [personId])))
  const kept = <One extends { personId: string }>(all: One[]): One[] =>
    all.filter(({ personId }) => !lost.has(personId))
  await registerPeople(query, kept(gathered.people))
  await saveEmployments(query, kept(gathered.employments), now)
  await saveEducations(query, kept(gathered.educations), now)
  await saveTitles(query, kept(gathered.titles), now)
  for (const table of changedTables) await updateSome(query, table, gathered)
  for (const { row, hash, personId, place, last4 } of gathered.formerNumbers) {
    await query(
      `insert into workforce.former_number (hash, person_id, region_code, organisation_id, employer_id, last4, until_on) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [hash, personId, place.regionCode, place.organisationId, place.employerId, last4, one.listedOn ?? todayIn(now)],
    )
    gathered.effect(row, { table: 'former_number', id: hash.toString('hex'), version: 1, before: null })
  }
  await saveChanges(
    { query, house, now, actor: { accountId: one.accountId, personId: one.madeBy } },
    kept(gathered.changes),
  )
  const notes = new Map<number, ListNote[]>()
  const list = { id: one.id, listedOn: one.listedOn ?? todayIn(now) }
  for (const part of house.listParts) {
    const lines = kept(gathered.listed).filter(({ facts }) => columnsOf(part).some((column) => column in facts))
    if (lines.length === 0) continue
    for (const [row, { effects, notes: said }] of await part.save(transaction, house, list, lines)) {
      for (const effect of effects) gathered.effect(row, effect as Effect)
      notes.set(row, [...(notes.get(row) ?? []), ...said])
    }
  }
  const done = rows.flatMap(({ row, notes: before }) => {
    const effects = gathered.effects.get(row) ?? []
    const made = effects.find(({ table, before }) => table === 'worker' && before === null)
    return made && lost.has(made.id)
      ? []
      : [
          {
            row,
            effect: effects,
            person: effects.find(({ table }) => table === 'worker')?.id ?? null,
            notes: notesAnew(before, notes.get(row)),
          },
        ]
  })
  await query(
    `update workforce.list_import_row r set applied_at = $3, effect = x.effect, notes = x.notes, person_id = coalesce(x.person, r.person_id)
       from jsonb_to_recordset($2::jsonb) as x (row int, effect jsonb, person uuid, notes jsonb) where r.import_id = $1 and r.row = x.row`,
    [one.id, JSON.stringify(done), now],
  )
}

/** Changes rows of one table, each its own columns, and keeps what stood there. */
async function updateSome(query: Query, table: ChangedTable, gathered: Gathered): Promise<void> {
  const updates = gathered.updates[table]
  if (updates.length === 0) return
  const key = keyOf[table]
  const columns = [...new Set(updates.flatMap(({ set }) => Object.keys(set)))]
  const before = await query<{ id: string; before: Record<string, unknown>; version: number }>(
    `select t.${key} as id, t.version, jsonb_build_object(${columns.map((column) => `'${column}', t.${column}`).join(', ')}) as before from workforce.${table} t where t.${key} = any ($1::uuid[])`,
    [updates.map(({ id }) => id)],
  )
  const stood = new Map(before.map((row) => [row.id, row]))
  const rows = updates.map(({ id, set }) => ({ ...stood.get(id)!.before, ...set, [key]: id }))
  await query(
    `update workforce.${table} t set version = t.version + 1, ${columns.map((column) => `${column} = x.${column}`).join(', ')}${table === 'worker' ? ', changed_at = now()' : ''}
       from jsonb_populate_recordset(null::workforce.${table}, $1::jsonb) x where t.${key} = x.${key}`,
    [rowsAsJson(rows)],
  )
  for (const { row, id, set } of updates) {
    const { before, version } = stood.get(id)!
    gathered.effect(row, {
      table,
      id,
      version: version + 1,
      before: Object.fromEntries(Object.keys(set).map((column) => [column, before[column]])),
    })
  }
}
