import { sql } from 'kysely'
import type { Db, Transaction } from '#kernel/database.ts'

export { personFacts } from '#modules/services/queries/person-facts.ts'

/** The names of clients that the reader may see; others stay unnamed. */
export async function clientNames(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`select id, name from services.client where id = any (${wanted}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Open files of stations within reach, by the first category of each; '' where a file has none. */
export const clientCounts = (query: Transaction['query'], stationIds: readonly string[]): Promise<{ stationId: string; category: string; clients: number }[]> =>
  query(
    `select station_id as "stationId", coalesce(categories[1], '') as category, count(*)::int as clients
       from services.client where station_id = any ($1::uuid[]) and closed_on is null group by 1, 2 order by 1, 2`,
    [[...stationIds]],
  )
