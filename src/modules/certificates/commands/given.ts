import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { peopleByIds, type PersonPlace } from '#modules/workforce/public.ts'

/** Leaves with a refusal at one field. */
export const refuseAt = (field: string, name: string, params?: Record<string, string | number>): never =>
  refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: `certificates/${name}`, ...(params && { params }) }])

/** Someone of the registry within reach, or a refusal at the field. */
export async function getPerson({ query }: Pick<Context, 'query'>, personId: string): Promise<PersonPlace> {
  return (await peopleByIds(query, [personId])).get(personId) ?? refuseAt('personId', 'person-not-found')
}

/** The columns that say where a row about a person stands. */
export const placeColumns = ({ personId, regionCode, organisationId, employerId }: PersonPlace) => ({
  person_id: personId,
  region_code: regionCode,
  organisation_id: organisationId,
  employer_id: employerId,
})
