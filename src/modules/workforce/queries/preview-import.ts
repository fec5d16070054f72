import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { maskIdentityNumber, maskPhone } from '#kernel/vault/mask.ts'
import type * as contract from '#modules/workforce/contract-lists.ts'
import { textOf } from '#modules/workforce/domain/import/cell.ts'
import { type GuessedColumn, guessHeader, headerAt } from '#modules/workforce/domain/import/header.ts'
import { mistakeWords } from '#modules/workforce/domain/import/mistakes.ts'
import { personLines } from '#modules/workforce/domain/import/lines.ts'
import { type Mapped, readPerson } from '#modules/workforce/domain/import/person.ts'
import { findImport, openHead } from '#modules/workforce/import-store.ts'
import { rememberedOf } from '#modules/workforce/queries/remembered-columns.ts'
import { cellWords, codesOfColumns, headersOf } from '#modules/workforce/rules-lists.ts'
import { registryOf } from '#modules/workforce/rules.ts'

const shownRows = 12
const shownPeople = 8

/** The first rows of a sheet and how they would be understood; changes nothing, so that a person tries until it is right. */
export const previewImport: Handler<typeof contract.previewImport> = async (
  { query, house, today, about },
  { importId, headerFrom, headerUntil, columns },
) => {
  const one = await findImport(query, importId)
  if (!one) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'import', id: importId }, regionCode: one.regionCode })
  const headers = headersOf(house.packs, one.regionCode, today)
  const words = cellWords(house.packs, one.regionCode, today)
  const registry = registryOf(house.packs, one.regionCode, today).value
  const head = openHead(house, one)
  const cells = head.map((row) => row.cells)
  const codes = codesOfColumns(house.packs, one.regionCode, today)
  const remembered = await rememberedOf(query, one.organisationId)
  const header =
    headerFrom !== null && headerUntil !== null && headerUntil > headerFrom
      ? headerAt(cells, headerFrom, headerUntil, headers.columns, remembered)
      : guessHeader(cells, headers.columns, remembered)
  const shown: GuessedColumn[] = columns
    ? columns.map((column) => ({
        ...column,
        how: header?.columns.find((one) => one.at === column.at && one.column === column.column)?.how ?? null,
      }))
    : (header?.columns ?? [])
  const mapped = shown.flatMap(({ at, column }): Mapped[] => (column ? [{ at, column }] : []))
  const isPerson = personLines(shown, words)
  const people = header ? head.slice(header.until).filter((row) => isPerson(row.cells)) : []
  return {
    sheet: one.sheet,
    sheets: one.sheets,
    head: cells.slice(0, shownRows).map((row) => row.map((cell) => masked(textOf(cell)))),
    headerFrom: header?.from ?? null,
    headerUntil: header?.until ?? null,
    columns: shown,
    people: people.slice(0, shownPeople).map((row) => {
      const read = readPerson(row.cells, mapped, words, today)
      return {
        row: row.number,
        facts: {
          ...read.facts,
          ...(read.number && { 'identity-number': maskIdentityNumber(read.number.slice(-4)) }),
          ...(read.phone && { phone: maskPhone(read.phone) }),
        },
        mistakes: read.mistakes.map(({ column, why }) => ({ column, say: mistakeWords[why] })),
        notes: read.notes.map(({ column, why }) => ({ column, say: mistakeWords[why] })),
      }
    }),
    known: headers.columns.map(({ code, name, kind }) => ({
      code,
      name,
      kept: kind !== 'left-out',
      codes: codes[code] ?? [],
    })),
    systems: registry.systems,
    kinds: registry.kinds,
  }
}

/** Whole numbers of people are not needed to see which column is which. */
const masked = (text: string): string =>
  /^\d{14,17}[\dXx]$/.test(text.replace(/\s/g, ''))
    ? maskIdentityNumber(text.slice(-4))
    : /^1\d{10}$/.test(text)
      ? maskPhone(text)
      : text
