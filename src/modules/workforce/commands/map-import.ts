import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { lockedImport } from '#modules/workforce/commands/import-list.ts'
import { refuseAt } from '#modules/workforce/commands/read-file.ts'
import type * as contract from '#modules/workforce/contract-lists.ts'
import { headersOf } from '#modules/workforce/rules-lists.ts'
import { registryOf } from '#modules/workforce/rules.ts'

/** Says what the columns are and whose word counts; the sheet is read and compared in the background, and what was said is remembered for the sender. */
export const mapImport: Handler<typeof contract.mapImport> = async (context, input) => {
  const { house, query, today, now, actor, record } = context
  const one = await lockedImport(context, input.importId, ['looked', 'compared', 'unreadable'])
  if (one.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const registry = registryOf(house.packs, one.regionCode, today).value
  const known = new Set(headersOf(house.packs, one.regionCode, today).columns.map(({ code }) => code))
  const used = input.columns.flatMap(({ column }) => column ?? [])
  if (used.some((column) => !known.has(column))) refuseAt('columns', 'code-unknown')
  if (new Set(used).size < used.length) refuseAt('columns', 'column-twice')
  if (!used.includes('name')) refuseAt('columns', 'column-name-missing')
  if (input.headerUntil <= input.headerFrom) refuseAt('headerUntil', 'days-crossed')
  if (!registry.systems.some(({ code }) => code === input.system)) refuseAt('system', 'code-unknown')
  if (!registry.kinds.some(({ code }) => code === input.kind)) refuseAt('kind', 'code-unknown')
  if (input.listedOn > today) refuseAt('listedOn', 'day-in-future')

  // Lines of a former reading were read as other columns.
  await query('delete from workforce.list_import_row where import_id = $1', [one.id])
  await query(
    `update workforce.list_import set state = 'reading', version = version + 1, header_from = $2, header_until = $3, columns = $4, wins = $5, given = $6, listed_on = $7, done_rows = 0, all_rows = null,
            counts = null, began_at = $8 where id = $1`,
    [
      one.id,
      input.headerFrom,
      input.headerUntil,
      JSON.stringify(input.columns),
      JSON.stringify(input.wins),
      JSON.stringify({ system: input.system, kind: input.kind }),
      input.listedOn,
      now,
    ],
  )
  await query(
    `insert into workforce.list_sender (organisation_id, region_code, columns, remembered_at, remembered_by) values ($1, $2, $3, $4, $5)
     on conflict (organisation_id) do update set columns = excluded.columns, remembered_at = excluded.remembered_at, remembered_by = excluded.remembered_by`,
    [one.organisationId, one.regionCode, JSON.stringify(input.columns), now, actor.personId],
  )
  record({
    kind: 'workforce/list-mapped',
    subject: { kind: 'import', id: one.id },
    regionCode: one.regionCode,
    day: today,
  })
  return { state: 'reading', version: one.version + 1 }
}
