import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** The names of clients that the reader may see; others stay unnamed. */
export async function clientNames(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`select id, name from services.client where id = any (${wanted}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}
