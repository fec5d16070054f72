import { z } from 'zod'

/** What every list takes: how many, and after which row (opaque; made by the list itself). */
export const PageInput = z.object({
  size: z.coerce.number().int().min(1).max(100).default(20),
  after: z.string().max(200).optional(),
})

/** What every list answers: rows, how many in all (exact, or "at least" past a limit), and where the next page begins. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.number().int(), totalIsExact: z.boolean(), next: z.string().nullable() })

export interface Page<Row> {
  rows: Row[]
  total: number
  totalIsExact: boolean
  next: string | null
}

/** A place in an ordered list, safe in an address: the sort values of the last row seen. */
export const cursorOf = (values: (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** Reads a cursor back; a broken one (typed by hand) starts from the beginning. */
export function readCursor(cursor: string | undefined, length: number): (string | number)[] | undefined {
  if (!cursor) return undefined
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(values) && values.length === length ? (values as (string | number)[]) : undefined
  } catch {
    return undefined
  }
}
