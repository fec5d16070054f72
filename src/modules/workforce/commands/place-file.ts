import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import { registerPerson } from '#modules/identity/public.ts'
import type { FilePlace } from '#modules/workforce/domain/reach.ts'

/** Every table here whose rows lie where the person's file lies. */
const ownTables = [
  'worker',
  'former_number',
  'employment',
  'education',
  'title',
  'project',
  'evidence',
  'proposal',
  'merge',
  'change',
]

/**
 * Puts a file under another place, with everything that any module keeps of the person; `more` is done before it, at the gate too. Only the gate
 * may: before or after, one of the two places is beyond the actor's reach.
 */
export async function placeFile(
  { house, query, db, lastly }: Pick<Context, 'house' | 'query' | 'db' | 'lastly'>,
  person: { personId: string; name: string },
  place: FilePlace,
  more?: () => Promise<void>,
): Promise<void> {
  const { personId, name } = person
  await atTheGate({ query }, async () => {
    await more?.()
    for (const table of ownTables) {
      await query(
        `update workforce.${table} set region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1`,
        [personId, place.regionCode, place.organisationId, place.employerId],
      )
    }
    await registerPerson(query, { personId, name, regionCode: place.regionCode, organisationId: place.organisationId })
    await house.follow({ query, db, lastly }, { personId, ...place })
  })
}
