import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { ListNote } from '#kernel/list-part.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/workforce/contract-lists.ts'
import { textOf } from '#modules/workforce/domain/import/cell.ts'
import type { Mistake } from '#modules/workforce/domain/import/person.ts'
import { rowsOf } from '#modules/workforce/import-files.ts'
import { findImport, openHead } from '#modules/workforce/import-store.ts'
import { wordsOf } from '#modules/workforce/listed-parts.ts'
import { headersOf } from '#modules/workforce/rules-lists.ts'

const page = 2000

/** The sender's own sheet with only the lines that were not taken in, or not whole, and a column that says why: to be mended and sent again. */
export const exportMistakes: Handler<typeof contract.exportMistakes> = async (
  { query, house, today, actor, about },
  { importId },
) => {
  const one = await findImport(query, importId)
  if (!one || !one.columns || !one.headSealed) return refuseNow('kernel/not-found')
  const names = new Map(headersOf(house.packs, one.regionCode, today).columns.map(({ code, name }) => [code, name]))
  const words = wordsOf(house)
  const wrong = new Map<number, string>()
  for (let after = 0; ;) {
    const rows = await query<{ row: number; outcome: string; isOpen: boolean; mistakes: Mistake[]; notes: ListNote[] }>(
      `select row, outcome, applied_at is null as "isOpen", mistakes, notes from workforce.list_import_row where import_id = $1 and row > $2
          and (notes <> '[]' or applied_at is null and (outcome in ('wrong', 'elsewhere') or outcome = 'possible' and decision is distinct from 'leave')) order by row limit ${page}`,
      [importId, after],
    )
    const { language } = actor
    for (const { row, outcome, isOpen, mistakes, notes } of rows) {
      const said = [...mistakes, ...notes].map(
        ({ column, why }) => `${names.get(column)?.[language] ?? column}：${words(why)[language]}`,
      )
      wrong.set(row, [isOpen && others[outcome as keyof typeof others]?.[language], ...said].filter(Boolean).join('；'))
    }
    if (rows.length < page) break
    after = rows.at(-1)!.row
  }
  about({ subject: { kind: 'import', id: importId }, regionCode: one.regionCode, details: { rows: wrong.size } })
  const head = openHead(house, one)
  const headers = one.columns.toSorted((a, b) => a.at - b.at)
  const titles = headers.map(({ header, at }) => header || textOf(head[one.headerFrom ?? 0]?.cells[at]))
  async function* lines() {
    if (wrong.size === 0) return
    for await (const { sheet, number, cells } of rowsOf(house, { importId, parts: one!.parts, format: one!.format })) {
      const said = wrong.get(number)
      if (sheet === one!.sheet && said !== undefined)
        yield [number, ...headers.map(({ at }) => textOf(cells[at])), said]
    }
  }
  const text = (title: string): Column => ({ title, kind: 'text' })
  const zh = actor.language === 'zh'
  const columns: Column[] = [
    { title: zh ? '原表行号' : 'Row', kind: 'count' },
    ...titles.map(text),
    text(zh ? '需要修改' : 'What to mend'),
  ]
  const body = await sheetOf(columns, lines(), {
    title: zh ? '需要修改的行' : 'To mend',
    demonstration: house.demonstration,
  })
  return {
    name: `${one.fileName.replace(/\.\w+$/, '')}-${zh ? '需要修改' : 'to mend'}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}

const others = {
  elsewhere: { zh: '此人已在其他地区建档，请办理转接', en: 'This person has a file elsewhere; ask for a transfer' },
  possible: { zh: '与库中人员疑似重复，尚未认定', en: 'May be somebody who is in the registry; not yet decided' },
}
