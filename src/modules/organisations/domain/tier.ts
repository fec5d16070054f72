import { levelOf } from '#kernel/region.ts'
import type { RegionCode, RegionLevel } from '#kernel/region.ts'
import { accept, refuse } from '#kernel/refusal.ts'
import type { Decision } from '#kernel/refusal.ts'

interface TierRule {
  level: number
  kind: string
  regionLevel: RegionLevel
}

/**
 * Which tier a site of this kind is where it stands: three tiers in most places, four in some. Null for what is no site at all;
 * refused where the place has no such tier.
 */
export function tierOf(
  kind: { code: string; tiered: boolean; name: { zh: string } },
  host: RegionCode,
  tiers: TierRule[],
): Decision<number | null> {
  if (!kind.tiered) return accept(null)
  const tier = tiers.find((one) => one.kind === kind.code && one.regionLevel === levelOf(host))
  if (tier) return accept(tier.level)
  return refuse('kernel/invalid-input', { count: 1 }, [
    { field: 'regionCode', code: 'organisations/no-such-tier-here', params: { kind: kind.name.zh } },
  ])
}
