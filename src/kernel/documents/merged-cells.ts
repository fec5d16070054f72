import { attribute } from '#kernel/documents/xml.ts'

/** Cells of one column merged downward; rows as Excel counts, both ends included. */
interface Merged {
  column: number
  from: number
  to: number
}

/** So many in one sheet nobody merges by hand. */
const mostMerged = 20_000

/**
 * The cells of a sheet that are merged over several rows. They are told at its very end, after all rows, so that it is looked through once
 * before; no XML is read of it but these few.
 */
export async function mergedDown(
  pieces: AsyncIterable<string>,
  cellAt: (place: string) => { column: number; row: number },
): Promise<Merged[]> {
  const merged: Merged[] = []
  let held = ''
  for await (const piece of pieces) {
    const text = held + piece
    const end = text.lastIndexOf('>') + 1
    // A mark is short; of a text without any nothing is worth keeping.
    held = text.slice(Math.max(end, text.length - 200))
    if (!text.includes('mergeCell')) continue
    for (const [, attributes] of text.slice(0, end).matchAll(/<(?:\w+:)?mergeCell(\s[^>]*)>/g)) {
      const [first, last] = (attribute(attributes!, 'ref') ?? '').split(':')
      if (!first || !last) continue
      const [from, to] = [cellAt(first), cellAt(last)]
      if (to.row > from.row && merged.length < mostMerged)
        merged.push({ column: from.column, from: from.row, to: to.row })
    }
  }
  return merged
}

/** Fills what a merged cell says into the rows it goes down through, which hold nothing there. Rows come from above. */
export function fillDown(merged: readonly Merged[]): <Value>(row: number, values: (Value | null)[]) => void {
  const said = new Map<Merged, unknown>()
  const starting = Map.groupBy(merged, ({ from }) => from)
  let open: Merged[] = []
  return <Value>(row: number, values: (Value | null)[]) => {
    open = open.filter(({ to }) => to >= row)
    for (const one of open) {
      const above = said.get(one) as Value | undefined
      if (above === undefined || (values[one.column] ?? null) !== null) continue
      while (values.length < one.column) values.push(null)
      values[one.column] = above
    }
    for (const one of starting.get(row) ?? []) {
      const value = values[one.column]
      if (value === null || value === undefined) continue
      said.set(one, value)
      open.push(one)
    }
  }
}
