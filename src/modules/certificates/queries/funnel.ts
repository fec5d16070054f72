import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { digitsBelow } from '#kernel/region.ts'
import { getCampaign } from '#modules/certificates/campaign-rows.ts'
import type * as contract from '#modules/certificates/contract.ts'
import { cohortState, registered } from '#modules/certificates/queries/cohort-state.ts'
import { count, sheet, rate, text } from '#kernel/documents/list-sheet.ts'
import { basisShown, examsOf } from '#modules/certificates/rules.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'

type FunnelGiven = z.output<(typeof contract.funnel)['input']>
type FunnelAnswer = z.input<(typeof contract.funnel)['output']>
type Counts = FunnelAnswer['whole']

const nothing: Counts = { signed: 0, sat: 0, passed: 0, registered: 0 }
const plus = (a: Counts, b: Counts): Counts => ({
  signed: a.signed + b.signed,
  sat: a.sat + b.sat,
  passed: a.passed + b.passed,
  registered: a.registered + b.registered,
})

async function funnelOf(context: Context, { campaignId, by, level }: FunnelGiven): Promise<FunnelAnswer> {
  const { db } = context
  const campaign = await getCampaign(context, campaignId)
  const digits = digitsBelow(campaign.regionCode)
  const key =
    by === 'organisation'
      ? sql`coalesce(s.organisation_id::text, '')`
      : sql`rpad(left(s.region_code, ${digits}::int), 12, '0')`
  const { rows } = await sql<Counts & { key: string; year: number }>`
    select c.year, ${key} as key, count(*)::int as signed, count(*) filter (where s.sat)::int as sat, count(*) filter (where s.passed)::int as passed,
           count(*) filter (where s.passed and ${registered})::int as registered
      from certificates.sign_up s join certificates.campaign c on c.id = s.campaign_id
     where s.withdrawn_on is null and c.region_code = ${campaign.regionCode} and c.year in (${campaign.year}, ${campaign.year - 1}) ${level ? sql`and s.level = ${level}` : sql``}
     group by 1, 2`.execute(db)
  const of = (year: number) =>
    new Map(rows.filter((row) => row.year === year).map(({ key: each, year: _year, ...counts }) => [each, counts]))
  const [now, before] = [of(campaign.year), of(campaign.year - 1)]
  const keys = [...new Set([...now.keys(), ...before.keys()])]
  const names = by === 'organisation' ? await organisationNames(db, keys.filter(Boolean)) : await regionNames(db, keys)
  const sum = (counts: Map<string, Counts>) => [...counts.values()].reduce(plus, nothing)
  return {
    year: campaign.year,
    whole: sum(now),
    before: before.size > 0 ? sum(before) : null,
    rows: keys
      .map((each) => ({
        key: each,
        name: names.get(each) ?? '—',
        now: now.get(each) ?? nothing,
        before: before.get(each) ?? null,
      }))
      .toSorted((a, b) => b.now.signed - a.now.signed),
  }
}

export const funnel: Handler<typeof contract.funnel> = (context, input) => funnelOf(context, input)

/** A share of nobody is none. */
const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

export const exportFunnel: Handler<typeof contract.exportFunnel> = async (context, input) => {
  const answer = await funnelOf(context, input)
  type Line = FunnelAnswer['rows'][number]
  const whole: Line = {
    key: '',
    name: context.actor.language === 'zh' ? '合计' : 'Total',
    now: answer.whole,
    before: answer.before,
  }
  return sheet<Line>(
    context,
    { zh: `${answer.year}年考试情况`, en: `The exam of ${answer.year}` },
    [
      text(
        input.by === 'organisation' ? '单位' : '地区',
        input.by === 'organisation' ? 'Organisation' : 'Region',
        (row) => row.name,
      ),
      count('报名', 'Signed up', (row) => row.now.signed),
      count('参考', 'Sat', (row) => row.now.sat),
      rate('参考率（占报名）', 'Sat of signed up', (row) => shareOf(row.now.sat, row.now.signed)),
      count('通过', 'Passed', (row) => row.now.passed),
      rate('通过率（占参考）', 'Passed of sat', (row) => shareOf(row.now.passed, row.now.sat)),
      count('已登记', 'Registered', (row) => row.now.registered),
      count('上年报名', 'Signed up the year before', (row) => row.before?.signed ?? null),
      count('上年参考', 'Sat the year before', (row) => row.before?.sat ?? null),
      count('上年通过', 'Passed the year before', (row) => row.before?.passed ?? null),
    ],
    [...answer.rows, whole],
  )
}

export const cohorts: Handler<typeof contract.cohorts> = async ({ house, db, actor, today }, { level }) => {
  const exams = examsOf(house.packs, actor.homeRegionCode, today)
  const { cohortYears, dropOutReasons } = exams.value
  const { rows } = await sql<{ year: number; until: number; stage: string; reason: string | null; people: number }>`
    with ${cohortState(level, cohortYears)} select year, until, stage, reason, count(*)::int as people from state group by 1, 2, 3, 4`.execute(
    db,
  )
  const years = [...Map.groupBy(rows, (row) => row.year)].toSorted(([a], [b]) => b - a)
  const sum = (some: typeof rows) => some.reduce((total, row) => total + row.people, 0)
  return {
    years: cohortYears,
    ...basisShown(exams.bases['cohortYears']),
    rows: years.map(([year, some]) => {
      const dropped = some.filter((row) => row.stage === 'dropped')
      return {
        year,
        until: some[0]!.until,
        began: sum(some),
        certified: sum(some.filter((row) => row.stage === 'certified')),
        trying: sum(some.filter((row) => row.stage === 'trying')),
        dropped: sum(dropped),
        reasons: dropOutReasons
          .map((one) => ({
            code: one.code,
            name: one.name,
            people: sum(dropped.filter((row) => row.reason === one.code)),
          }))
          .filter((one) => one.people > 0),
        unexplained: sum(dropped.filter((row) => row.reason === null)),
      }
    }),
  }
}
