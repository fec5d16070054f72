import type { Context, FileReply } from '#kernel/context.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Page } from '#kernel/page.ts'

/** Exports of what a list shows, all its pages. */

export type Cell = string | number | null
export type Line<Row> = { title: Words; kind: Column['kind']; of: (row: Row) => Cell }

export const text = <Row>(zh: string, en: string, of: (row: Row) => Cell): Line<Row> => ({
  title: { zh, en },
  kind: 'text',
  of,
})
export const count = <Row>(zh: string, en: string, of: (row: Row) => Cell): Line<Row> => ({
  title: { zh, en },
  kind: 'count',
  of,
})
export const money = <Row>(zh: string, en: string, of: (row: Row) => Cell): Line<Row> => ({
  title: { zh, en },
  kind: 'money',
  of,
})
export const rate = <Row>(zh: string, en: string, of: (row: Row) => Cell): Line<Row> => ({
  title: { zh, en },
  kind: 'rate',
  of,
})

export const pageSize = 1000

/** Every row of a list, a page at a time. */
export async function* everyRow<Row>(page: (after?: string) => Promise<Page<Row>>): AsyncGenerator<Row> {
  for (let after: string | undefined; ;) {
    const { rows, next } = await page(after)
    yield* rows
    if (!next) return
    after = next
  }
}

/** A list as a workbook under its title, with how many rows went out in the audit. */
export async function sheet<Row>(
  { actor, house, today, about }: Context,
  title: Words,
  lines: Line<Row>[],
  source: AsyncIterable<Row> | Iterable<Row>,
): Promise<FileReply> {
  let rows = 0
  async function* cells(): AsyncGenerator<Cell[]> {
    for await (const row of source) {
      rows++
      yield lines.map((line) => line.of(row))
    }
  }
  const name = title[actor.language]
  const columns = lines.map((line) => ({ title: line.title[actor.language], kind: line.kind }))
  const body = await sheetOf(columns, cells(), { title: name, demonstration: house.demonstration })
  about({ details: { rows } })
  return {
    name: `${name}-${today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
