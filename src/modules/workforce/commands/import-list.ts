import { createHash } from 'node:crypto'
import type { Context } from '#kernel/context.ts'
import { type Day, todayIn } from '#kernel/days.ts'
import { NotAWorkbook } from '#kernel/documents/lists.ts'
import type { Flaw } from '#kernel/documents/zip.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { organisationPlaces } from '#modules/organisations/public.ts'
import { refuseAt } from '#modules/workforce/commands/read-file.ts'
import { partBytes } from '#modules/workforce/contract-lists.ts'
import type * as contract from '#modules/workforce/contract-lists.ts'
import { guessHeader } from '#modules/workforce/domain/import/header.ts'
import { outOfReach } from '#modules/workforce/domain/reach.ts'
import { bytesOf, keepPart, PartMissing, rowsOf } from '#modules/workforce/import-files.ts'
import { changeImport, type HeadRow, type ListImport, lockImport, sealHead } from '#modules/workforce/import-store.ts'
import { rememberedOf } from '#modules/workforce/queries/remembered-columns.ts'
import { headersOf } from '#modules/workforce/rules-lists.ts'

/** So many rows are kept to find the header in, and to show. Technical. */
const headRows = 40

/** Says that a sheet is to come, from whom, and how long it is. */
export const startImport: Handler<typeof contract.startImport> = async (context, { fileName, bytes, senderId }) => {
  const { query, db, actor, now, today, record } = context
  const format = /\.(xlsx|xlsm)$/i.test(fileName)
    ? 'xlsx'
    : /\.(csv|txt)$/i.test(fileName)
      ? 'csv'
      : refuseAt('fileName', 'list-format')
  const [sender] = await organisationPlaces(db, [senderId], today)
  if (!sender) return refuseAt('senderId', 'organisation-not-found')
  const { jurisdiction } = actor
  if (
    jurisdiction.kind !== 'region' ||
    outOfReach(actor, { regionCode: sender.regionCode, organisationId: sender.id, employerId: null })
  )
    return refuseAt('senderId', 'organisation-not-found')
  const importId = newId<'import'>(now)
  const parts = Math.ceil(bytes / partBytes)
  await query(
    `insert into workforce.list_import (id, reach_code, region_code, organisation_id, file_name, format, bytes, parts, state, made_by, account_id, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'sending', $9, $10, $11)`,
    [
      importId,
      jurisdiction.regionCode,
      sender.regionCode,
      senderId,
      fileName,
      format,
      bytes,
      parts,
      actor.personId,
      actor.accountId,
      now,
    ],
  )
  record({
    kind: 'workforce/list-sent',
    subject: { kind: 'import', id: importId },
    regionCode: sender.regionCode,
    day: today,
  })
  return { importId, parts, partBytes }
}

/** An import of one's reach in one of these states, locked; else a refusal that says what is so. */
export async function lockedImport(
  { query }: Pick<Context, 'query'>,
  importId: string,
  states: readonly ListImport['state'][],
): Promise<ListImport> {
  const one = await lockImport(query, importId)
  if (!one) return refuseNow('kernel/not-found')
  if (!states.includes(one.state)) return refuseNow('workforce/list-not-now')
  return one
}

export const sendPart: Handler<typeof contract.sendPart> = async (context, { importId, part }) => {
  const one = await lockedImport(context, importId, ['sending'])
  if (part >= one.parts || !context.body || context.body.length === 0 || context.body.length > partBytes)
    return refuseNow('workforce/list-part')
  await keepPart(context.house, importId, part, context.body)
  return { part }
}

/** All is there: the first rows are read and the header is guessed. Later, another sheet of the same workbook may be looked at instead. */
export const lookAtImport: Handler<typeof contract.lookAtImport> = async (context, { importId, sheet }) => {
  const { query, house, now } = context
  const one = await lockedImport(context, importId, sheet === undefined ? ['sending'] : ['looked', 'compared'])
  if (sheet !== undefined && !one.sheets.includes(sheet)) return refuseAt('sheet', 'list-sheet')
  const digest = createHash('sha256')
  try {
    for await (const piece of bytesOf(house, { importId, parts: one.parts })) digest.update(piece)
  } catch (error) {
    if (error instanceof PartMissing) return refuseNow('workforce/list-part')
    throw error
  }
  const seen = await headOf(context, one, todayIn(now), sheet)
  if (typeof seen === 'string') {
    await changeImport(query, importId, { state: 'unreadable', flaw: seen })
    return { state: 'unreadable' }
  }
  // What was read of another sheet is not this one's.
  await query('delete from workforce.list_import_row where import_id = $1', [importId])
  await query(
    `update workforce.list_import set state = 'looked', version = version + 1, digest = $2, sheet = $3, header_from = $4, header_until = $5, head_sealed = $6, sheets = $7,
            columns = null, counts = null, all_rows = null where id = $1`,
    [
      importId,
      digest.digest(),
      seen.sheet,
      seen.from,
      seen.until,
      sealHead(house, importId, seen.head),
      JSON.stringify(seen.sheets),
    ],
  )
  return { state: 'looked' }
}

interface Head {
  sheet: string
  head: HeadRow[]
  from: number | null
  until: number | null
  /** All there are in the workbook. */
  sheets: string[]
}

/** The sheet that is wanted, else the first that has a header, with its first rows; where none has, the first sheet. Else what is wrong with the file. */
async function headOf(
  { house, query }: Context,
  one: ListImport,
  today: Day,
  wanted: string | undefined,
): Promise<Head | Flaw> {
  const known = headersOf(house.packs, one.regionCode, today).columns
  const remembered = await rememberedOf(query, one.organisationId)
  let first: { sheet: string; head: HeadRow[] } | undefined
  let sheet: string | undefined
  let head: HeadRow[] = []
  let sheets: string[] = []
  const found = () => {
    const header = guessHeader(
      head.map(({ cells }) => cells),
      known,
      remembered,
    )
    first ??= head.length > 0 ? { sheet: sheet!, head } : undefined
    return header && { sheet: sheet!, head, from: header.from, until: header.until, sheets }
  }
  try {
    for await (const row of rowsOf(
      house,
      { importId: one.id, parts: one.parts, format: one.format },
      (names) => (sheets = names),
    )) {
      if (wanted !== undefined && row.sheet !== wanted) continue
      if (sheet !== undefined && row.sheet !== sheet) {
        const header = found()
        if (header) return header
        head = []
      }
      sheet = row.sheet
      if (head.length < headRows) head.push({ number: row.number, cells: row.cells.slice(0, 200) })
      if (head.length === headRows) {
        const header = found()
        if (header) return header
      }
    }
  } catch (error) {
    if (error instanceof NotAWorkbook) return error.why
    throw error
  }
  return found() ?? (first ? { ...first, from: null, until: null, sheets } : 'no-workbook')
}
