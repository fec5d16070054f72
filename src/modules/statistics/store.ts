import type { Context } from '#kernel/context.ts'
import type { Month } from '#kernel/days.ts'
import type { Branch } from '#modules/statistics/domain/branch.ts'
import type { Parts } from '#modules/statistics/domain/figure.ts'

/** What people write of a month: submissions and seals. Figures are written by counting.ts alone. */

type Query = Pick<Context, 'query'>

export interface Submission {
  stationId: string
  month: Month
  regionCode: string
  at: Date
  late: boolean
  personId: string
  accountId: string
}

export async function findSubmission(
  { query }: Query,
  stationId: string,
  month: Month,
): Promise<{ late: boolean } | undefined> {
  const [row] = await query<{ late: boolean }>(
    'select late from statistics.submission where station_id = $1 and month = $2',
    [stationId, month],
  )
  return row
}

/** False where the station has submitted this month already. */
export async function saveSubmission({ query }: Query, one: Submission): Promise<boolean> {
  const rows = await query(
    `insert into statistics.submission (station_id, month, region_code, at, late, person_id, account_id) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (station_id, month) do nothing returning station_id`,
    [one.stationId, one.month, one.regionCode, one.at, one.late, one.personId, one.accountId],
  )
  return rows.length === 1
}

export interface NewSeal {
  id: string
  branch: Branch
  month: Month
  at: Date
  personId: string
  accountId: string
  stationsMissing: number
  withoutMissing: string | null
}

// Over every figure of the branch, one a line, in order: anyone can count it again.
const digestText = `
select encode(sha256(convert_to(coalesce(string_agg(
         concat_ws(' ', c.branch, c.indicator, coalesce(f.numerator, c.numerator), coalesce(f.denominator, c.denominator)), E'\\n' order by c.branch, c.indicator), ''), 'UTF8')), 'hex') as digest
  from statistics.cell c left join statistics.sealed_figure f on f.branch = c.branch and f.indicator = c.indicator and f.month = c.month
 where c.branch >= $1 and c.branch < $2 and c.month = $3`

/** Keeps the figures of a branch and all below it as they stand. What was sealed further down before stays as it was. Returns the digest. */
export async function saveSeal({ query }: Query, seal: NewSeal): Promise<string> {
  const range = [seal.branch, `${seal.branch}:`, seal.month]
  const [{ digest } = { digest: '' }] = await query<{ digest: string }>(digestText, range)
  await query(
    `insert into statistics.seal (id, branch, month, at, person_id, account_id, digest, stations_missing, without_missing) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      seal.id,
      seal.branch,
      seal.month,
      seal.at,
      seal.personId,
      seal.accountId,
      digest,
      seal.stationsMissing,
      seal.withoutMissing,
    ],
  )
  await query(
    `insert into statistics.sealed_figure (indicator, branch, month, numerator, denominator, rows, seal_id)
     select indicator, branch, month, numerator, denominator, rows, $4 from statistics.cell where branch >= $1 and branch < $2 and month = $3
     on conflict (branch, indicator, month) do nothing`,
    [...range, seal.id],
  )
  return digest
}

export interface SealedFigure extends Parts {
  indicator: string
  branch: Branch
}

/** The sealed figures of counties and higher branches, which may be made public: smaller places could be told apart. */
export const sealedCounties = (
  { query }: Query,
  branch: Branch,
  month: Month,
  indicators: string[],
): Promise<SealedFigure[]> =>
  query(
    `select indicator, branch, numerator, denominator from statistics.sealed_figure
      where branch >= $1 and branch < $2 and month = $3 and indicator = any ($4) and length(branch) <= 6`,
    [branch, `${branch}:`, month, indicators],
  )

/** Shows figures to everyone; null parts say that they are too small. */
export async function publish(
  { query }: Query,
  month: Month,
  figures: (Omit<SealedFigure, 'numerator'> & { numerator: number | null })[],
  at: Date,
): Promise<void> {
  await query(
    `insert into statistics.published_figure (indicator, branch, month, numerator, denominator, sealed_at)
     select indicator, branch, $1, numerator, denominator, $2
       from jsonb_to_recordset($3::jsonb) as one (indicator text, branch text, numerator bigint, denominator bigint)
     on conflict (branch, month, indicator) do nothing`,
    [month, at, JSON.stringify(figures)],
  )
}
