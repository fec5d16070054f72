import type { Transaction } from '#kernel/database.ts'
import { headerText } from '#modules/workforce/domain/import/header.ts'
import type { MappedColumn } from '#modules/workforce/import-store.ts'

/** The columns of a sender's sheets, as they were last said to be; none where nothing came from there yet. */
export async function senderColumns(
  query: Transaction['query'],
  organisationId: string,
): Promise<Omit<MappedColumn, 'at'>[]> {
  const [row] = await query<{ columns: MappedColumn[] }>(
    'select columns from workforce.list_sender where organisation_id = $1',
    [organisationId],
  )
  return row?.columns ?? []
}

/** What a sender's headers mean, by the header without its marks. */
export async function rememberedOf(
  query: Transaction['query'],
  organisationId: string,
): Promise<Map<string, string | null>> {
  const columns = await senderColumns(query, organisationId)
  return new Map(
    columns.flatMap(({ header, column }) => (headerText(header) ? [[headerText(header), column] as const] : [])),
  )
}
