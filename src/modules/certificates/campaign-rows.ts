import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { ancestorsOf, isWithin, type RegionCode } from '#kernel/region.ts'
import { type CampaignDays, phaseOn } from '#modules/certificates/domain/campaign.ts'
import { regionNames } from '#modules/organisations/public.ts'

/** Campaigns as they are read: a place's round is its own people's, and its officers'. */

export interface StoredCampaign extends CampaignDays {
  campaignId: string
  version: number
  year: number
  regionCode: RegionCode
  title: string
  resultsIn: boolean
}

const columns = `id as "campaignId", version, year, region_code as "regionCode", title, cut_off_on as "cutOffOn", sign_up_from as "signUpFrom",
  sign_up_until as "signUpUntil", exam_on as "examOn", results_on as "resultsOn", results_imported_at is not null as "resultsIn"`

type Reader = Pick<Context, 'query' | 'actor'>

/** Does the reader stand under the campaign, or over it? */
const concerns = ({ actor }: Pick<Context, 'actor'>, { regionCode }: StoredCampaign): boolean =>
  isWithin(actor.homeRegionCode, regionCode) || mayRun(actor, regionCode)

export const mayRun = (actor: Pick<Context['actor'], 'jurisdiction'>, regionCode: RegionCode): boolean =>
  actor.jurisdiction.kind === 'region' && isWithin(regionCode, actor.jurisdiction.regionCode)

/** A campaign that concerns the reader; else it is not there. */
export async function getCampaign(reader: Reader, campaignId: string): Promise<StoredCampaign> {
  const [found] = await reader.query<StoredCampaign>(
    `select ${columns} from certificates.campaign where id = $1`,
    [campaignId],
    'certificates-campaign',
  )
  return found && concerns(reader, found) ? found : refuseNow('kernel/not-found')
}

/** A campaign that the reader runs, locked until the end of the transaction. */
export async function lockCampaign({ query }: Pick<Context, 'query'>, campaignId: string): Promise<StoredCampaign> {
  const [found] = await query<StoredCampaign>(`select ${columns} from certificates.campaign where id = $1 for update`, [
    campaignId,
  ])
  return found ?? refuseNow('kernel/not-found')
}

/** Some of them, the earliest first. */
export const campaignsById = ({ query }: Pick<Context, 'query'>, ids: readonly string[]): Promise<StoredCampaign[]> =>
  query<StoredCampaign>(`select ${columns} from certificates.campaign where id = any ($1::uuid[]) order by year`, [ids])

/** All that concern the reader, the latest first. */
export async function campaignsFor(reader: Reader): Promise<StoredCampaign[]> {
  const rows = await reader.query<StoredCampaign>(
    `select ${columns} from certificates.campaign order by year desc, region_code`,
  )
  return rows.filter((one) => concerns(reader, one))
}

/** Those of the places that someone's region lies in. */
export const campaignsOver = ({ query }: Pick<Context, 'query'>, regionCode: RegionCode): Promise<StoredCampaign[]> =>
  query<StoredCampaign>(
    `select ${columns} from certificates.campaign where region_code = any ($1::text[]) order by year desc, region_code desc`,
    [[regionCode, ...ancestorsOf(regionCode)]],
    'certificates-campaigns-over',
  )

export async function shownCampaigns(
  { db, actor, today }: Pick<Context, 'db' | 'actor' | 'today'>,
  rows: StoredCampaign[],
) {
  const names = await regionNames(
    db,
    rows.map((one) => one.regionCode),
  )
  return rows.map(({ resultsIn, ...one }) => ({
    ...one,
    regionName: names.get(one.regionCode) ?? one.regionCode,
    phase: phaseOn(one, resultsIn, today),
    mayRun: mayRun(actor, one.regionCode) && actor.permissions.has('certificates:manage-campaigns'),
  }))
}

export type Days = { [Key in keyof CampaignDays]: string | null }
export const asDays = (given: Days): CampaignDays => given as unknown as Record<keyof CampaignDays, Day>
