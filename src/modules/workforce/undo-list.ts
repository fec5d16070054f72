import { gate, inTransaction, type Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import { dropPeople, registerPeople } from '#modules/identity/public.ts'
import { changedTables, type Effect, type EffectTable, keyOf } from '#modules/workforce/gather-list.ts'
import { countsOf } from '#modules/workforce/compare-list.ts'
import { isOf } from '#modules/workforce/listed-parts.ts'
import { changeImport, lockImport } from '#modules/workforce/import-store.ts'
import { type NewChange, saveChanges } from '#modules/workforce/store.ts'

type Query = Transaction['query']
const batch = 500

interface Done {
  row: number
  personId: string
  effect: Effect[]
}

type Kept = 'changed-since' | 'used-since' | 'settled-since'

/** One batch of lines taken back, the last first; false where there is nothing left. What was changed since stays, and is listed. */
export async function undoSome(house: House, importId: string): Promise<boolean> {
  return inTransaction(house.gatePool, gate, async ({ query }) => {
    const one = await lockImport(query, importId)
    if (one?.state !== 'undoing') return false
    const lines = await query<Done>(
      `select row, person_id as "personId", effect from workforce.list_import_row
        where import_id = $1 and applied_at is not null and undone_at is null and kept_because is null order by row desc limit ${batch}`,
      [importId],
    )
    if (lines.length === 0) {
      await changeImport(query, importId, {
        state: 'undone',
        endedAt: house.clock(),
        counts: await countsOf(query, house, importId),
      })
      return false
    }
    const kept = await whyKept(house, query, importId, lines)
    const back = lines.filter(({ row }) => !kept.has(row))
    await takeBack(house, query, back)
    await saveChanges(
      { query, house, now: house.clock(), actor: { accountId: one.accountId, personId: one.madeBy } },
      await changesOf(query, importId, back),
    )
    await query(
      `update workforce.list_import_row r set kept_because = x.why, undone_at = case when x.why is null then $3::timestamptz end
         from jsonb_to_recordset($2::jsonb) as x (row int, why text) where r.import_id = $1 and r.row = x.row`,
      [importId, JSON.stringify(lines.map(({ row }) => ({ row, why: kept.get(row) ?? null }))), house.clock()],
    )
    await changeImport(query, importId, { doneRows: one.doneRows + lines.length })
    return true
  })
}

/** Lines whose work was changed after the import, or on which something else was built. */
async function whyKept(house: House, query: Query, importId: string, lines: Done[]): Promise<Map<number, Kept>> {
  const kept = new Map<number, Kept>()
  for (const table of changedTables) {
    const touched = lines.flatMap(({ row, effect }) =>
      effect.filter((one) => one.table === table).map((one) => ({ row, ...one })),
    )
    if (touched.length === 0) continue
    const stand = new Map(
      (
        await query<{ id: string; version: number }>(
          `select ${keyOf[table]} as id, version from workforce.${table} where ${keyOf[table]} = any ($1::uuid[])`,
          [touched.map(({ id }) => id)],
        )
      ).map((row) => [row.id, row.version]),
    )
    for (const { row, id, version } of touched) if (stand.get(id) !== version) kept.set(row, 'changed-since')
  }
  const made = lines.filter((line) => madeIn(line) !== undefined)
  const people = made.map(({ personId }) => personId)
  const grown = new Set(
    (
      await query<{ id: string }>(
        // By each table's index of people: what is asked of five hundred reads no whole table.
        `select person_id as id from workforce.change where person_id = any ($1::uuid[]) and ground_id is distinct from $2
         union select person_id from workforce.title where person_id = any ($1::uuid[]) and not id = any ($3::uuid[])
         union select person_id from workforce.project where person_id = any ($1::uuid[])
         union select person_id from workforce.evidence where person_id = any ($1::uuid[])
         union select person_id from workforce.proposal where person_id = any ($1::uuid[])
         union select person_id from workforce.transfer where person_id = any ($1::uuid[])
         union select person_id from workforce.merge where person_id = any ($1::uuid[])
         union select gone_person_id from workforce.merge where gone_person_id = any ($1::uuid[])
         union select person_id from workforce.census_person where person_id = any ($1::uuid[]) and counted`,
        [people, importId, idsOf(lines, 'title')],
      )
    ).map(({ id }) => id),
  )
  for (const { row, personId } of made) if (!kept.has(row) && grown.has(personId)) kept.set(row, 'used-since')
  for (const part of house.listParts) {
    const brought = lines.flatMap(({ row, effect }) => effect.filter(isOf(part)).map((one) => ({ row, one })))
    if (brought.length === 0 && people.length === 0) continue
    const used = await part.usedSince(
      query,
      { id: importId },
      brought.map(({ one }) => one),
      people,
    )
    for (const { row, one } of brought) if (!kept.has(row) && used.effects.has(one.id)) kept.set(row, 'settled-since')
    for (const { row, personId } of made) if (!kept.has(row) && used.people.has(personId)) kept.set(row, 'used-since')
  }
  return kept
}

const idsOf = (lines: Done[], of: EffectTable): string[] =>
  lines.flatMap(({ effect }) => effect.flatMap(({ table, id }) => (table === of ? [id] : [])))

const madeIn = ({ effect }: Done): Effect | undefined =>
  effect.find(({ table, before }) => table === 'worker' && before === null)

async function takeBack(house: House, query: Query, lines: Done[]): Promise<void> {
  const effects = lines.flatMap(({ effect }) => effect)
  const made = (table: EffectTable): string[] =>
    effects.filter((one) => one.table === table && one.before === null).map(({ id }) => id)
  for (const part of house.listParts) {
    const own = effects.filter(isOf(part))
    if (own.length > 0) await part.takeBack(query, own)
  }
  await query('delete from workforce.employment where id = any ($1::uuid[])', [made('employment')])
  await query('delete from workforce.education where id = any ($1::uuid[])', [made('education')])
  await query('delete from workforce.title where id = any ($1::uuid[])', [made('title')])
  await query(`delete from workforce.former_number where encode(hash, 'hex') = any ($1)`, [made('former_number')])
  for (const table of changedTables) {
    const changed = effects.filter((one) => one.table === table && one.before !== null)
    // Each line changed columns of its own.
    for (const [names, some] of Map.groupBy(changed, ({ before }) => Object.keys(before!).toSorted().join(', '))) {
      const columns = names.split(', ')
      await query(
        `update workforce.${table} t set version = t.version + 1, ${columns.map((column) => `${column} = x.${column}`).join(', ')}
           from jsonb_populate_recordset(null::workforce.${table}, $1::jsonb) x where t.${keyOf[table]} = x.${keyOf[table]}`,
        [JSON.stringify(some.map(({ id, before }) => ({ ...before, [keyOf[table]]: id })))],
      )
    }
  }
  const renamed = lines.filter(({ effect }) =>
    effect.some(({ table, before }) => table === 'worker' && before !== null && 'name' in before),
  )
  await registerPeople(
    query,
    await query<{ personId: string; name: string; regionCode: string; organisationId: string | null }>(
      'select person_id as "personId", name, region_code as "regionCode", organisation_id as "organisationId" from workforce.worker where person_id = any ($1::uuid[])',
      [renamed.map(({ personId }) => personId)],
    ),
  )
  const gone = made('worker')
  // In a census that was drawn and not yet frozen it stands no longer.
  await query(
    'delete from workforce.census_person p using workforce.census c where c.id = p.census_id and c.digest is null and p.person_id = any ($1::uuid[])',
    [gone],
  )
  await query('delete from workforce.worker where person_id = any ($1::uuid[])', [gone])
  await dropPeople(query, gone)
}

/** That it was taken back stands in the history of the files that stay. */
async function changesOf(query: Query, importId: string, lines: Done[]): Promise<NewChange[]> {
  const rows = await query<{
    personId: string
    regionCode: string
    organisationId: string | null
    employerId: string | null
  }>(
    'select person_id as "personId", region_code as "regionCode", organisation_id as "organisationId", employer_id as "employerId" from workforce.worker where person_id = any ($1::uuid[])',
    [lines.map(({ personId }) => personId)],
  )
  return rows.map(({ personId, ...place }) => ({
    personId,
    place: place as NewChange['place'],
    about: 'basics',
    act: 'change',
    subjectId: personId,
    ground: 'undone',
    groundId: importId,
  }))
}
