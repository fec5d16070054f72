import { route } from '#kernel/http.ts'
import { changeRegion } from '#modules/organisations/commands/change-region.ts'
import { closeOrganisation } from '#modules/organisations/commands/close-organisation.ts'
import { endLink } from '#modules/organisations/commands/end-link.ts'
import { linkOrganisation } from '#modules/organisations/commands/link-organisation.ts'
import { moveDay } from '#modules/organisations/commands/move-day.ts'
import { openOrganisation } from '#modules/organisations/commands/open-organisation.ts'
import { renameOrganisation } from '#modules/organisations/commands/rename-organisation.ts'
import * as contract from '#modules/organisations/contract.ts'
import { movedDays } from '#modules/organisations/queries/moved-days.ts'
import { organisationCodeLists } from '#modules/organisations/queries/organisation-code-lists.ts'
import { organisationPage } from '#modules/organisations/queries/organisation-page.ts'
import { organisationsList } from '#modules/organisations/queries/organisations-list.ts'
import { regionChildren } from '#modules/organisations/queries/region-children.ts'
import { regionPage } from '#modules/organisations/queries/region-page.ts'
import { searchRegions } from '#modules/organisations/queries/search-regions.ts'
import { uncoveredRegions } from '#modules/organisations/queries/uncovered-regions.ts'

export const routes = [
  route(contract.findRegions, searchRegions),
  route(contract.regionPage, regionPage),
  route(contract.regionChildren, regionChildren),
  route(contract.uncoveredRegions, uncoveredRegions),
  route(contract.changeRegion, changeRegion),
  route(contract.organisationCodeLists, organisationCodeLists),
  route(contract.organisationsList, organisationsList),
  route(contract.organisationPage, organisationPage),
  route(contract.openOrganisation, openOrganisation),
  route(contract.renameOrganisation, renameOrganisation),
  route(contract.linkOrganisation, linkOrganisation),
  route(contract.endLink, endLink),
  route(contract.closeOrganisation, closeOrganisation),
  route(contract.movedDays, movedDays),
  route(contract.moveDay, moveDay),
]
