import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/organisations/contract.ts'
import type { Relation } from '#modules/organisations/domain/link.ts'
import { shownOrganisations } from '#modules/organisations/queries/organisations-list.ts'
import { linksOf } from '#modules/organisations/store.ts'

interface LinkedFrom {
  id: string
  organisationId: string
  name: string
  relation: Relation
  fromOn: string
  untilOn: string | null
}

/** An organisation with its links over time, and with what is linked to it as far as the reader sees. */
export const organisationPage: Handler<typeof contract.organisationPage> = async (context, { organisationId }) => {
  const [organisation] = await shownOrganisations(context, [organisationId])
  if (!organisation) return refuseNow('kernel/not-found')
  const [links, linkedFrom] = await Promise.all([
    linksOf(context, organisationId),
    context.query<LinkedFrom>(
      `select link.id, from_here.id as "organisationId", from_here.name, link.relation, link.from_on as "fromOn", link.until_on as "untilOn"
         from organisations.organisation_link link join organisations.organisation from_here on from_here.id = link.organisation_id
        where link.to_organisation_id = $1 order by link.until_on nulls first, link.from_on desc, from_here.region_code limit 200`,
      [organisationId],
    ),
  ])
  return { ...organisation, links, linkedFrom }
}
