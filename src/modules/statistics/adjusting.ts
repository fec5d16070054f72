import type { Transaction } from '#kernel/database.ts'
import { isUnder } from '#modules/statistics/domain/branch.ts'
import { causesOf, type Touched } from '#modules/statistics/domain/marks.ts'

/**
 * Writes down where a figure of a sealed month is no longer what it was, with the events that moved it. Called after the cells were
 * counted anew, in the same transaction.
 */
export async function noteAdjustments(query: Transaction['query'], touched: Touched[]): Promise<void> {
  if (touched.length === 0) return
  const seals = await query<{ branch: string; month: string }>(
    'select branch, month from statistics.seal where month = any ($1)',
    [[...new Set(touched.map((one) => one.month))]],
  )
  if (seals.length === 0) return
  const moved = [...causesOf(touched)].flatMap(([key, causes]) => {
    const [branch, month] = key.split(' ') as [string, string]
    if (!seals.some((seal) => seal.month === month && isUnder(branch, seal.branch))) return []
    const last = causes.at(-1)!
    const reasons = [...new Set(causes.map((one) => one.event.reason).filter((reason) => reason !== null))]
    return [
      {
        branch,
        month,
        region_code: last.branch,
        event_ids: causes.map((one) => one.event.id),
        at: last.event.at.toISOString(),
        account_id: last.event.accountId,
        reason: reasons.join('；'),
      },
    ]
  })
  await query(
    `insert into statistics.adjustment (indicator, branch, month, numerator_before, denominator_before, numerator_after, denominator_after,
       region_code, event_ids, at, person_id, reason)
     select c.indicator, c.branch, c.month, before.numerator, before.denominator, c.numerator, c.denominator,
            m.region_code, m.event_ids, m.at, p.person_id, m.reason
       from jsonb_to_recordset($1::jsonb) as m (branch text, month text, region_code text, event_ids bigint[], at timestamptz, account_id uuid, reason text)
       join statistics.cell c on c.branch = m.branch and c.month = m.month
       left join statistics.sealed_figure f on f.branch = c.branch and f.indicator = c.indicator and f.month = c.month
       left join lateral (
         select a.numerator_after, a.denominator_after from statistics.adjustment a
          where a.branch = c.branch and a.month = c.month and a.indicator = c.indicator order by a.id desc limit 1
       ) last on true
      cross join lateral (
         select coalesce(last.numerator_after, f.numerator, 0) as numerator,
                case when c.denominator is not null then coalesce(last.denominator_after, f.denominator, 0) end as denominator
       ) before
       left join statistics.persons_of(array[m.account_id]) p on true
      where (c.numerator, c.denominator) is distinct from (before.numerator, before.denominator)
      order by c.branch, c.indicator`,
    [JSON.stringify(moved)],
  )
}
