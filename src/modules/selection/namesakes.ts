import type { Context } from '#kernel/context.ts'
import { personNames } from '#modules/identity/public.ts'
import type { EntryRow } from '#modules/selection/tables.ts'

interface Namesake {
  entryId: string
  organisationId: string | null
}

/** Others of the same round who are called the same: two numbers, perhaps one person. */
export async function namesakesOf({ query }: Pick<Context, 'query'>, entry: EntryRow): Promise<Namesake[]> {
  if (!entry.person_id) return []
  const others = await query<Namesake & { personId: string }>(
    `select id as "entryId", person_id as "personId", coalesce(organisation_id, employer_id) as "organisationId" from selection.entry
      where round_id = $1 and id <> $2 and person_id is not null and stage not in ('draft', 'withdrawn', 'refused') order by id`,
    [entry.round_id, entry.id],
  )
  const names = await personNames(query, [entry.person_id, ...others.map((one) => one.personId)])
  const own = names.get(entry.person_id)
  return others
    .filter((one) => own !== undefined && names.get(one.personId) === own)
    .map(({ entryId, organisationId }) => ({ entryId, organisationId }))
}
