import type { Transaction } from '#kernel/database.ts'

/** The keyed hashes of the identity numbers that people have and had before, as hex, as far as the reader sees; one statement however many. */
export async function identityHashesOf(
  query: Transaction['query'],
  personIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  if (personIds.length === 0) return new Map()
  const rows = await query<{ personId: string; hash: string }>(
    `select person_id as "personId", encode(identity_number_hash, 'hex') as hash from workforce.worker
      where person_id = any ($1::uuid[]) and identity_number_hash is not null
     union select person_id, encode(hash, 'hex') from workforce.former_number where person_id = any ($1::uuid[])`,
    [[...personIds]],
    'identity-hashes',
  )
  const by = Map.groupBy(rows, (row) => row.personId)
  return new Map([...by].map(([personId, some]) => [personId, new Set(some.map(({ hash }) => hash))]))
}
