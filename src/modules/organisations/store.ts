import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import { levelOf } from '#kernel/region.ts'
import type { RegionCode, RegionLevel } from '#kernel/region.ts'
import { keysOf } from '#modules/organisations/domain/region-name.ts'
import type { Relation } from '#modules/organisations/domain/link.ts'

/** Rows ⇄ domain of regions and organisations; besides the loading of whole provinces, the only writer of `organisations.*`. */

type Query = Pick<Transaction, 'query'>

export const levels: RegionLevel[] = ['province', 'prefecture', 'county', 'township', 'village']
export const levelNumber = (level: RegionLevel): number => levels.indexOf(level) + 1

export interface RegionRow {
  code: RegionCode
  name: string
  level: number
  validFrom: Day | null
  validUntil: Day | null
  source: string
}

const regionColumns = `code, name, level, valid_from as "validFrom", valid_until as "validUntil", source`

export async function findRegion({ query }: Query, code: RegionCode): Promise<RegionRow | undefined> {
  return (await query<RegionRow>(`select ${regionColumns} from organisations.region where code = $1`, [code]))[0]
}

/** Does this region stand on a day? */
export const standsOn = (region: Pick<RegionRow, 'validFrom' | 'validUntil'>, on: string): boolean =>
  (region.validFrom === null || region.validFrom <= on) && (region.validUntil === null || region.validUntil > on)

/** Adds a region that begins on a day. */
export async function saveRegion(
  { query }: Query,
  region: { code: RegionCode; name: string; parentCode: RegionCode | null },
  from: Day,
  source: string,
): Promise<void> {
  const level = levelOf(region.code)
  const keys = keysOf(region.name, level)
  await query(
    `insert into organisations.region (code, name, level, parent_code, short_name, pinyin, short_pinyin, initials, short_initials, valid_from, source)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      region.code,
      region.name,
      levelNumber(level),
      region.parentCode,
      keys.shortName,
      keys.pinyin,
      keys.shortPinyin,
      keys.initials,
      keys.shortInitials,
      from,
      source,
    ],
  )
}

export async function saveRegionName({ query }: Query, code: RegionCode, name: string): Promise<void> {
  const keys = keysOf(name, levelOf(code))
  await query(
    `update organisations.region set name = $2, short_name = $3, pinyin = $4, short_pinyin = $5, initials = $6, short_initials = $7 where code = $1`,
    [code, name, keys.shortName, keys.pinyin, keys.shortPinyin, keys.initials, keys.shortInitials],
  )
}

export interface OrganisationRow {
  id: string
  name: string
  shortName: string
  kind: string
  tier: number | null
  regionCode: RegionCode
  openedOn: Day
  closedOn: Day | null
  creditCode: string | null
  version: number
}

export interface LinkRow {
  id: string
  relation: Relation
  toOrganisationId: string | null
  toRegionCode: string | null
  toName: string
  fromOn: Day
  untilOn: Day | null
  basis: string
}

const organisationColumns = `id, name, short_name as "shortName", kind, tier, region_code as "regionCode",
  opened_on as "openedOn", closed_on as "closedOn", credit_code as "creditCode", version`
const linkColumns = `id, relation, to_organisation_id as "toOrganisationId", to_region_code as "toRegionCode", to_name as "toName",
  from_on as "fromOn", until_on as "untilOn", basis`

export async function findOrganisation({ query }: Query, id: string): Promise<OrganisationRow | undefined> {
  return (
    await query<OrganisationRow>(`select ${organisationColumns} from organisations.organisation where id = $1`, [id])
  )[0]
}

/** An organisation for a change, with its links; undefined outside the reader's scope. Two who change it wait for each other. */
export async function lockOrganisation(
  { query }: Query,
  id: string,
): Promise<{ organisation: OrganisationRow; links: LinkRow[] } | undefined> {
  const [organisation] = await query<OrganisationRow>(
    `select ${organisationColumns} from organisations.organisation where id = $1 for update`,
    [id],
  )
  return organisation && { organisation, links: await linksOf({ query }, id) }
}

/** The links of an organisation, the latest first. */
export const linksOf = ({ query }: Query, id: string): Promise<LinkRow[]> =>
  query<LinkRow>(
    `select ${linkColumns} from organisations.organisation_link where organisation_id = $1 order by from_on desc, id desc`,
    [id],
  )

export async function saveOrganisation({ query }: Query, row: Omit<OrganisationRow, 'version'>): Promise<void> {
  const keys = keysOf(row.name, 'county')
  await query(
    `insert into organisations.organisation (id, name, short_name, pinyin, initials, kind, tier, region_code, opened_on, credit_code)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.id,
      row.name,
      row.shortName,
      keys.pinyin,
      keys.initials,
      row.kind,
      row.tier,
      row.regionCode,
      row.openedOn,
      row.creditCode,
    ],
  )
}

/** Changes some columns and counts the version up; answers the new version. */
export async function saveOrganisationChange(
  { query }: Query,
  organisation: OrganisationRow,
  change: Partial<Pick<OrganisationRow, 'name' | 'shortName' | 'regionCode' | 'tier' | 'closedOn'>>,
): Promise<number> {
  const next = { ...organisation, ...change }
  const keys = keysOf(next.name, 'county')
  await query(
    `update organisations.organisation
        set name = $2, short_name = $3, pinyin = $4, initials = $5, region_code = $6, tier = $7, closed_on = $8, version = version + 1
      where id = $1`,
    [next.id, next.name, next.shortName, keys.pinyin, keys.initials, next.regionCode, next.tier, next.closedOn],
  )
  return organisation.version + 1
}

export interface NewLink {
  organisationId: string
  relation: Relation
  toOrganisationId: string | null
  toRegionCode: string | null
  toName: string
  fromOn: Day
  basis: string
  regionCode: RegionCode
}

/** Saves a link; answers its id. */
export async function saveLink({ query }: Query, link: NewLink, now: Date): Promise<string> {
  const id = newId<'link'>(now)
  await query(
    `insert into organisations.organisation_link
       (id, organisation_id, relation, to_organisation_id, to_region_code, to_name, from_on, basis, region_code)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      link.organisationId,
      link.relation,
      link.toOrganisationId,
      link.toRegionCode,
      link.toName,
      link.fromOn,
      link.basis,
      link.regionCode,
    ],
  )
  return id
}

export async function saveLinkEnd({ query }: Query, linkIds: string[], untilOn: Day): Promise<void> {
  await query('update organisations.organisation_link set until_on = $2 where id = any ($1)', [linkIds, untilOn])
}

/** An organisation moved: its links lie in the new region for those who look by region. */
export async function saveLinkRegion({ query }: Query, organisationId: string, regionCode: RegionCode): Promise<void> {
  await query('update organisations.organisation_link set region_code = $2 where organisation_id = $1', [
    organisationId,
    regionCode,
  ])
}
