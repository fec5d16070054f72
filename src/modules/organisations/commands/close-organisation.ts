import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { refuseAt } from '#modules/organisations/commands/open-organisation.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { stationsOperatedBy } from '#modules/organisations/public.ts'
import { lockOrganisation, saveLinkEnd, saveOrganisationChange } from '#modules/organisations/store.ts'

/** Closes an organisation: what stands of its links ends that day, and nothing more is entered. What happened there stays. */
export const closeOrganisation: Handler<typeof contract.closeOrganisation> = async (context, input) => {
  const { db, today, record, about } = context
  const found = await lockOrganisation(context, input.organisationId)
  if (!found) return refuseNow('kernel/not-found')
  const { organisation, links } = found
  const closedOn = parseDay(input.closedOn)
  if (organisation.closedOn) refuseNow('organisations/closed')
  if (organisation.version !== input.version) refuseNow('kernel/changed-meanwhile')
  if (closedOn > today) refuseAt('closedOn', 'organisations/in-the-future')
  if (closedOn < organisation.openedOn)
    refuseAt('closedOn', 'organisations/before-opening', { openedOn: organisation.openedOn })
  const standing = links.filter((link) => link.untilOn === null || link.untilOn > closedOn)
  const later = standing
    .map((link) => link.fromOn)
    .sort()
    .at(-1)
  if (later && closedOn < later) refuseAt('closedOn', 'organisations/before-last-link', { fromOn: later })
  const operated = await stationsOperatedBy(db, organisation.id, closedOn)
  if (operated.length > 0) refuseNow('organisations/still-operates', { count: operated.length })

  await saveLinkEnd(
    context,
    standing.map((link) => link.id),
    closedOn,
  )
  await saveOrganisationChange(context, organisation, { closedOn })
  const subject = { kind: 'organisation', id: organisation.id }
  about({ subject, regionCode: organisation.regionCode, reason: input.reason })
  record({
    kind: 'organisations/organisation-closed',
    subject,
    regionCode: organisation.regionCode,
    day: closedOn,
    reason: input.reason,
  })
  return { done: true }
}
