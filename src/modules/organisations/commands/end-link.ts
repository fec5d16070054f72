import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { asLink } from '#modules/organisations/commands/link-organisation.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { decideEnd } from '#modules/organisations/domain/link.ts'
import { lockOrganisation, saveLinkEnd, saveOrganisationChange } from '#modules/organisations/store.ts'

/** Ends a link on a day, without another in its place. */
export const endLink: Handler<typeof contract.endLink> = async (context, input) => {
  const { record, about } = context
  const found = await lockOrganisation(context, input.organisationId)
  const link = found?.links.find((one) => one.id === input.linkId)
  if (!found || !link) return refuseNow('kernel/not-found')
  const { organisation } = found
  if (organisation.version !== input.version) refuseNow('kernel/changed-meanwhile')
  const untilOn = parseDay(input.untilOn)
  orRefuse(decideEnd(organisation, asLink(link), untilOn))

  await saveLinkEnd(context, [link.id], untilOn)
  const version = await saveOrganisationChange(context, organisation, {})
  const subject = { kind: 'organisation', id: organisation.id }
  about({ subject, regionCode: organisation.regionCode })
  record({
    kind: 'organisations/link-ended',
    subject,
    regionCode: organisation.regionCode,
    day: untilOn,
    data: { relation: link.relation, linkId: link.id },
  })
  return { version }
}
