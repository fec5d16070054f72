import { gate, inTransaction } from '#kernel/database.ts'
import { NotAWorkbook } from '#kernel/documents/lists.ts'
import { todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { maskPhone } from '#kernel/vault/mask.ts'
import { personLines } from '#modules/workforce/domain/import/lines.ts'
import { type Mapped, readPerson } from '#modules/workforce/domain/import/person.ts'
import { rowsOf } from '#modules/workforce/import-files.ts'
import { changeImport, type ListImport, lockImport, openHead, rowPlace } from '#modules/workforce/import-store.ts'
import { cellWords } from '#modules/workforce/rules-lists.ts'
import { rowsAsJson } from '#modules/workforce/store.ts'

/** So many lines are kept at once. Technical: few enough that they are gone before memory is tidied, enough that the database is asked seldom. */
const batch = 250

/** Reads a sheet into lines of the database; of one that was broken off it goes on after the last line that was kept. */
export async function readList(house: House, given: ListImport): Promise<void> {
  const today = todayIn(house.clock())
  const words = cellWords(house.packs, given.regionCode, today)
  const mapped = (given.columns ?? []).flatMap(({ at, column }): Mapped[] => (column ? [{ at, column }] : []))
  const isPerson = personLines(given.columns ?? [], words)
  const head = openHead(house, given)
  const firstRow = head[given.headerUntil ?? 0]?.number ?? (head.at(-1)?.number ?? 0) + 1
  const after = await inTransaction(house.gatePool, gate, async ({ query }) => {
    const [last] = await query<{ row: number | null }>(
      'select max(row) as row from workforce.list_import_row where import_id = $1',
      [given.id],
    )
    return last?.row ?? 0
  })

  let rows: object[] = []
  let lastRow = after
  const keep = async (): Promise<boolean> => {
    const full = rows
    rows = []
    return inTransaction(house.gatePool, gate, async ({ query }) => {
      const now = await lockImport(query, given.id)
      // Stopped meanwhile, or another server is at it.
      if (now?.state !== 'reading') return false
      const names =
        'import_id, row, region_code, facts, number_sealed, number_hash, number_last4, phone_sealed, phone_hash, phone_masked, was_old_number, mistakes, notes'
      await query(
        `insert into workforce.list_import_row (${names}) select ${names} from jsonb_populate_recordset(null::workforce.list_import_row, $1::jsonb) on conflict do nothing`,
        [rowsAsJson(full)],
      )
      await changeImport(query, given.id, { doneRows: lastRow })
      return true
    })
  }

  try {
    for await (const { sheet, number, cells } of rowsOf(house, {
      importId: given.id,
      parts: given.parts,
      format: given.format,
    })) {
      if (sheet !== given.sheet || number < firstRow || !isPerson(cells) || number <= after) continue
      const {
        facts,
        number: identityNumber,
        phone,
        wasOldNumber,
        mistakes,
        notes,
      } = readPerson(cells, mapped, words, today)
      lastRow = number
      rows.push({
        import_id: given.id,
        row: number,
        region_code: given.regionCode,
        facts,
        number_sealed: identityNumber && house.vault.seal(rowPlace(given.id, number, 'number'), identityNumber),
        number_hash: identityNumber && house.vault.searchHash('identity-number', identityNumber),
        number_last4: identityNumber && identityNumber.slice(-4),
        phone_sealed: phone && house.vault.seal(rowPlace(given.id, number, 'phone'), phone),
        phone_hash: phone && house.vault.searchHash('phone', phone),
        phone_masked: phone && maskPhone(phone),
        was_old_number: wasOldNumber,
        mistakes,
        notes,
      })
      if (rows.length === batch && !(await keep())) return
    }
  } catch (error) {
    if (!(error instanceof NotAWorkbook)) throw error
    await inTransaction(house.gatePool, gate, ({ query }) =>
      changeImport(query, given.id, { state: 'unreadable', flaw: error.why }),
    )
    return
  }
  if (rows.length > 0 && !(await keep())) return
  await inTransaction(house.gatePool, gate, ({ query }) => query('analyze workforce.list_import_row'))
  await inTransaction(house.gatePool, gate, async ({ query }) => {
    if ((await lockImport(query, given.id))?.state !== 'reading') return
    const [counted] = await query<{ count: number }>(
      'select count(*) from workforce.list_import_row where import_id = $1',
      [given.id],
    )
    await changeImport(query, given.id, {
      state: 'comparing',
      allRows: counted!.count,
      doneRows: 0,
      beganAt: house.clock(),
    })
  })
}
