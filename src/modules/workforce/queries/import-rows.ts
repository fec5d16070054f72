import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { maskIdentityNumber } from '#kernel/vault/mask.ts'
import type * as contract from '#modules/workforce/contract-lists.ts'
import type { Diff } from '#modules/workforce/domain/import/diff.ts'
import { findImport, rowColumns, type StoredRow } from '#modules/workforce/import-store.ts'
import { wordsOf } from '#modules/workforce/listed-parts.ts'
import { peopleByIds } from '#modules/workforce/public.ts'
import { headersOf } from '#modules/workforce/rules-lists.ts'

interface Row extends StoredRow {
  last4: string | null
  foundBy: 'number' | 'former-number' | 'name' | null
  wasOldNumber: boolean
  keptBecause: 'changed-since' | 'used-since' | 'settled-since' | null
}

/** The lines behind a count of the dry run, in the order of the sheet. */
export const importRows: Handler<typeof contract.importRows> = async (
  { query, house, today, about },
  { importId, outcome, kept, partly, size, after },
) => {
  const one = await findImport(query, importId)
  if (!one) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'import', id: importId }, regionCode: one.regionCode })
  const words = wordsOf(house)
  const order = headersOf(house.packs, one.regionCode, today).columns.map(({ code }) => code)
  const inOrder = (diff: Diff) => Object.entries(diff).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  const cursor = readCursor(after, 1)
  const among = `import_id = $1 and outcome is not null and ($2::text is null or outcome = $2) and (not $3 or kept_because is not null) and (not $4 or outcome <> 'wrong' and notes <> '[]')`
  const values = [importId, outcome ?? null, kept === 'yes', partly === 'yes']
  const [found, [counted]] = await Promise.all([
    query<Row>(
      `select ${rowColumns}, number_last4 as last4, found_by as "foundBy", was_old_number as "wasOldNumber", kept_because as "keptBecause"
         from workforce.list_import_row where ${among} and row > $5 order by row limit $6`,
      [...values, Number(cursor?.[0] ?? 0), size + 1],
    ),
    query<{ count: number }>(`select count(*) from workforce.list_import_row where ${among}`, values),
  ])
  const rows = found.slice(0, size)
  // Under the reader's own policies: a file out of reach has no name here.
  const people = await peopleByIds(
    query,
    rows.flatMap((row) => row.personId ?? []),
  )
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => {
      const person = row.personId ? people.get(row.personId) : undefined
      return {
        row: row.row,
        outcome: row.outcome!,
        name: row.facts.name ?? null,
        numberMasked: row.last4 && maskIdentityNumber(row.last4),
        phoneMasked: row.phoneMasked,
        facts: row.facts as Record<string, string>,
        mistakes: row.mistakes.map(({ column, why }) => ({ column, say: words(why) })),
        notes: row.notes.map(({ column, why }) => ({ column, say: words(why) })),
        diff: inOrder(row.diff ?? {}).map(([field, [was, is]]) => ({
          field,
          was,
          is,
          wins: was !== null && one.wins[field] === 'registry' ? ('registry' as const) : ('sheet' as const),
        })),
        foundBy: row.foundBy,
        personId: person?.personId ?? null,
        personName: person?.name ?? null,
        decision: row.decision,
        wasOldNumber: row.wasOldNumber,
        keptBecause: row.keptBecause,
      }
    }),
    total: counted!.count,
    totalIsExact: true,
    next: found.length > size && last ? cursorOf([last.row]) : null,
  }
}
