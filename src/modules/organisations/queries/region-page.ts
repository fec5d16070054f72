import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { ancestorsOf, branchRange, levelOf } from '#kernel/region.ts'
import type { RegionCode } from '#kernel/region.ts'
import { reaches } from '#modules/organisations/commands/open-organisation.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { tiersIn } from '#modules/organisations/kinds.ts'
import type { Tier } from '#modules/organisations/kinds.ts'
import { findRegion, levelNumber } from '#modules/organisations/store.ts'

/** A region with what lies above it, what became of it, and how far each tier of sites covers it. */
export const regionPage: Handler<typeof contract.regionPage> = async (context, { code }) => {
  const { house, query, today } = context
  const region = await findRegion(context, code)
  if (!region) return refuseNow('kernel/not-found')
  const above = ancestorsOf(code)
  const [names, changes] = await Promise.all([
    query<{ code: string; name: string }>(
      'select code, name from organisations.region where code = any ($1) order by level',
      [above],
    ),
    query<ChangeRow>(
      `select kind, from_code as "fromCode", to_code as "toCode", from_name as "fromName", to_name as "toName", changed_on as on, basis
         from organisations.region_change where from_code = $1 or to_code = $1 order by changed_on desc, from_code, to_code limit 100`,
      [code],
    ),
  ])
  const tiers = tiersIn(house.packs, code, today).filter((tier) => levelNumber(tier.regionLevel) >= region.level)
  return {
    code,
    name: region.name,
    level: levelOf(code),
    validFrom: region.validFrom,
    validUntil: region.validUntil,
    source: region.source,
    above: names,
    changes: changes.map(({ kind, on, basis, ...ends }) => ({
      kind,
      from: { code: ends.fromCode, name: ends.fromName },
      to: { code: ends.toCode, name: ends.toName },
      on,
      basis,
    })),
    // Elsewhere the sites are not seen, and none would look like nought.
    coverage: reaches(context, code) ? await coverageOf(context, code, tiers) : null,
  }
}

interface ChangeRow {
  kind: 'rename' | 'merge' | 'split' | 'recode'
  fromCode: string
  toCode: string
  fromName: string
  toName: string
  on: string
  basis: string
}

/** Divisions of a tier's level in the branch ($1, $2) on a day ($3), and whether an open site of the tier ($4) stands in each or covers it. */
export const divisionsText = `
  select region.code, region.name, region.level, exists (
           select from organisations.organisation_link link join organisations.organisation site on site.id = link.organisation_id
            where link.to_region_code = region.code and link.relation in ('host', 'covers') and site.tier = $4
              and link.from_on <= $3 and (link.until_on is null or link.until_on > $3)) as covered
    from organisations.region
   where code >= $1 and code < $2 and level = $5 and (valid_until is null or valid_until > $3)`

async function coverageOf({ query, today }: Context, code: RegionCode, tiers: Tier[]) {
  const { low, high } = branchRange(code)
  return Promise.all(
    tiers.map(async ({ level: tier, name, regionLevel }) => {
      const [counted] = await query<{ divisions: number; covered: number; sites: number }>(
        `select count(*) as divisions, count(*) filter (where covered) as covered,
                (select count(*) from organisations.organisation site where site.region_code >= $1 and site.region_code < $2
                    and site.tier = $4 and site.opened_on <= $3 and (site.closed_on is null or site.closed_on > $3)) as sites
           from (${divisionsText}) division`,
        [low, high, today, tier, levelNumber(regionLevel)],
      )
      return { tier, name, level: regionLevel, ...counted! }
    }),
  )
}
