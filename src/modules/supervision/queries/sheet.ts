import type { Context, FileReply } from '#kernel/context.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Page } from '#kernel/page.ts'

/** Exports of what a list shows, all its pages. */

const pageSize = 1000

type Cell = string | number | null

export interface Line<Row> {
  title: { zh: string; en: string }
  kind: Column['kind']
  of: (row: Row) => Cell
}

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

export async function sheet<Row>(
  context: Context,
  title: { zh: string; en: string },
  lines: Line<Row>[],
  page: (size: number, after?: string) => Promise<Pick<Page<Row>, 'rows' | 'next'>>,
): Promise<FileReply> {
  const { actor, house, today, about } = context
  let written = 0
  async function* rows(): AsyncGenerator<Cell[]> {
    for (let after: string | undefined; ;) {
      const { rows: some, next } = await page(pageSize, after)
      for (const row of some) yield lines.map((line) => line.of(row))
      written += some.length
      if (!next) return
      after = next
    }
  }
  const name = title[actor.language]
  const columns = lines.map((line) => ({ title: line.title[actor.language], kind: line.kind }))
  const body = await sheetOf(columns, rows(), { title: name, demonstration: house.demonstration })
  about({ details: { rows: written } })
  return {
    name: `${name}-${today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
