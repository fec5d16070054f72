import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { refuseTaken } from '#modules/organisations/commands/open-organisation.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { lockOrganisation, saveOrganisationChange } from '#modules/organisations/store.ts'

/** Gives an open organisation another name; links made before keep the name they were made with. */
export const renameOrganisation: Handler<typeof contract.renameOrganisation> = async (context, input) => {
  const { record, about } = context
  const found = await lockOrganisation(context, input.organisationId)
  if (!found) return refuseNow('kernel/not-found')
  const { organisation } = found
  if (organisation.version !== input.version) refuseNow('kernel/changed-meanwhile')
  if (organisation.closedOn) refuseNow('organisations/closed')
  await refuseTaken(context, {
    name: input.name,
    regionCode: organisation.regionCode,
    creditCode: null,
    except: organisation.id,
  })

  const version = await saveOrganisationChange(context, organisation, { name: input.name, shortName: input.shortName })
  const subject = { kind: 'organisation', id: organisation.id }
  about({ subject, regionCode: organisation.regionCode })
  record({
    kind: 'organisations/organisation-renamed',
    subject,
    regionCode: organisation.regionCode,
    data: { from: organisation.name, to: input.name },
  })
  return { version }
}
