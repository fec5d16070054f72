import type { Context } from '#kernel/context.ts'

/** Experts without a file in the registry, as far as the office sees. */

interface Outsider {
  personId: string
  body: string
  fields: string[]
}

export const outsiders = ({ query }: Pick<Context, 'query'>): Promise<Outsider[]> =>
  query(
    'select person_id as "personId", body, fields from selection.outside_expert order by invited_at desc, person_id limit 500',
  )

export const outsidersByIds = async (
  { query }: Pick<Context, 'query'>,
  ids: readonly string[],
): Promise<Map<string, Outsider>> => {
  const rows = await query<Outsider>(
    'select person_id as "personId", body, fields from selection.outside_expert where person_id = any ($1::uuid[])',
    [[...ids]],
  )
  return new Map(rows.map((row) => [row.personId, row]))
}
