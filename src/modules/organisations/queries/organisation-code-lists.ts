import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { kindsIn, tiersIn } from '#modules/organisations/kinds.ts'

/** The kinds of organisations and the tiers, as the packs name them where the actor is at home. */
export const organisationCodeLists: Handler<typeof contract.organisationCodeLists> = async ({
  house,
  actor,
  today,
}) => ({
  kinds: kindsIn(house.packs, actor.homeRegionCode, today),
  tiers: tiersIn(house.packs, actor.homeRegionCode, today).map(({ level, kind, name, regionLevel, required }) => ({
    tier: level,
    kind,
    name,
    level: regionLevel,
    required,
  })),
})
