import type { Actor } from '#kernel/actor.ts'
import type { Context } from '#kernel/context.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'

/** Who has which part in a round. */

/** May the actor run rounds of a region? Its own office, or one above it. */
export const runs = ({ actor }: Pick<Context, 'actor'>, regionCode: string): boolean =>
  actor.permissions.has('selection:open') &&
  actor.jurisdiction.kind === 'region' &&
  isWithin(regionCode as RegionCode, actor.jurisdiction.regionCode)

/** Entries belong to who runs a round or recommends in it; to nobody else, not even in number. */
export const seesEntries = ({ permissions }: Actor): boolean =>
  permissions.has('selection:recommend') || permissions.has('selection:open')

/** Who leads an organisation enters it, or its projects. */
export const speaksForOrganisation = ({ jurisdiction, organisationId, permissions }: Actor): boolean =>
  jurisdiction.kind === 'organisation' && organisationId !== null && permissions.has('selection:recommend')
