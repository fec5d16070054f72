import type { Context, FileReply } from '#kernel/context.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Page } from '#kernel/page.ts'

/** Exports of what a list shows, all its pages. */

type Cell = string | number | null

export interface Line<Row> {
  title: Words
  kind: Column['kind']
  of: (row: Row) => Cell
}

const line =
  (kind: Column['kind']) =>
  <Row>(zh: string, en: string, of: (row: Row) => Cell): Line<Row> => ({ title: { zh, en }, kind, of })

export const text = line('text')
export const count = line('count')
export const decimal = line('decimal')
export const money = line('money')
export const rate = line('rate')

const pageSize = 1000

/** Every row of a list, a page at a time. */
export async function* everyRow<Row>(
  page: (size: number, after?: string) => Promise<Pick<Page<Row>, 'rows' | 'next'>>,
): AsyncGenerator<Row> {
  for (let after: string | undefined; ;) {
    const { rows, next } = await page(pageSize, after)
    yield* rows
    if (!next) return
    after = next
  }
}

/** A list as a workbook under its title; how many rows went out stands in the audit. */
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
      yield lines.map((one) => one.of(row))
    }
  }
  const name = title[actor.language]
  const columns = lines.map((one) => ({ title: one.title[actor.language], kind: one.kind }))
  const body = await sheetOf(columns, cells(), { title: name, demonstration: house.demonstration })
  about({ details: { rows } })
  return {
    name: `${name}-${today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
