import { dueOn } from '#kernel/calendar.ts'
import type { Context } from '#kernel/context.ts'
import { yearOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { branchRange, isWithin, levelOf, type RegionCode } from '#kernel/region.ts'
import { countiesIn, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract-census.ts'
import { type CensusState, checks, isCounty } from '#modules/workforce/domain/census/state.ts'
import { censusRules, dimensionsOf, referenceDay } from '#modules/workforce/rules-lists.ts'
import { basisShown } from '#modules/workforce/rules.ts'

export type Reader = Pick<Context, 'query' | 'house' | 'actor' | 'today' | 'db'>

/** The wanted region within reach, else the reach itself; a place out of it is not there. */
export function regionOf({ actor }: Pick<Context, 'actor'>, wanted: RegionCode | undefined): RegionCode {
  if (actor.jurisdiction.kind !== 'region') return refuseNow('kernel/not-found')
  const reach = actor.jurisdiction.regionCode
  return wanted ? (isWithin(wanted, reach) ? wanted : refuseNow('kernel/not-found')) : reach
}

interface Figures {
  all: number
  inPractice: number
  talent: number
  professional: number
  unknown: number
  elsewhere: number
}
const none: Figures = { all: 0, inPractice: 0, talent: 0, professional: 0, unknown: 0, elsewhere: 0 }
const figuresText = `count(*) filter (where p.counted) as "all", count(*) filter (where p.counted and p.in_practice) as "inPractice", count(*) filter (where p.counted and p.talent) as talent,
  count(*) filter (where p.counted and p.professional) as professional, count(*) filter (where p.counted and p.professional is null) as unknown, count(*) filter (where not p.counted) as elsewhere`

/** Figures by county of a branch and year. */
async function figuresBy(
  { query }: Pick<Context, 'query'>,
  year: number,
  region: RegionCode,
): Promise<Map<string, Figures>> {
  const { low, high } = branchRange(region)
  const rows = await query<Figures & { county: string }>(
    `select p.census_region as county, ${figuresText} from workforce.census_person p where p.year = $1 and p.region_code >= $2 collate "C" and p.region_code < $3 collate "C" group by 1`,
    [year, low, high],
  )
  return new Map(rows.map(({ county, ...figures }) => [county, figures]))
}

const summed = (all: Iterable<Figures>): Figures => {
  const sum = { ...none }
  for (const figures of all) for (const key of Object.keys(sum) as (keyof Figures)[]) sum[key] += figures[key]
  return sum
}

interface Stored {
  censusId: string
  version: number
  regionCode: RegionCode
  state: CensusState
  submittedAt: Date | null
  frozenAt: Date | null
  reason: string | null
  withoutSubmission: string | null
  digest: string | null
}

export async function readOverview(
  context: Reader,
  given: { year?: number | undefined; regionCode?: RegionCode | undefined },
) {
  const { query, house, actor, today, db } = context
  const region = regionOf(context, given.regionCode)
  const { low, high } = branchRange(region)
  const years = (
    await query<{ year: number }>(
      'select distinct year from workforce.census where region_code >= $1 collate "C" and region_code < $2 collate "C" order by year desc',
      [low, high],
    )
  ).map(({ year }) => year)
  // The last day that has come; before it, there is nothing to count yet.
  const thisYear = yearOf(today)
  const latest = referenceDay(house.packs, region, thisYear) <= today ? thisYear : thisYear - 1
  const year = given.year ?? latest
  const referenceOn = referenceDay(house.packs, region, year)
  const rules = censusRules(house.packs, region, referenceOn)
  // A town sees the county it lies in.
  const from =
    levelOf(region) === 'township' || levelOf(region) === 'village'
      ? (`${region.slice(0, 6)}000000` as RegionCode)
      : region
  const [counties, stored, figures, before, names, [progress]] = await Promise.all([
    countiesIn(query, from, referenceOn),
    query<Stored>(
      `select id as "censusId", version, region_code as "regionCode", state, submitted_at as "submittedAt", frozen_at as "frozenAt", reason, without_submission as "withoutSubmission", digest
         from workforce.census where year = $1`,
      [year],
    ),
    figuresBy(context, year, region),
    figuresBy(context, year - 1, region),
    regionNames(db, [region]),
    query<{ done: number; all: number }>(
      `select sum(done_people)::int as done, sum(all_people)::int as all from workforce.census_progress
        where batch_id in (select coalesce(c.batch_id, c.id) from workforce.census c where c.year = $1 and c.state in ('drawing', 'freezing')) having count(*) > 0`,
      [year],
    ),
  ])
  const storedBy = new Map(stored.map((one) => [one.regionCode, one]))
  const reach = actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : region
  const due = dueOn(rules.value.submitBy as never, referenceOn, house.calendar)
  return {
    year,
    years: [...new Set([latest, year, ...years])].toSorted((a, b) => b - a),
    referenceOn,
    referenceBasis: basisShown(rules.bases['referenceDay']).basis,
    referenceCertainty: basisShown(rules.bases['referenceDay']).certainty,
    submitBy: due.known ? String(due.value) : null,
    regionCode: region,
    regionName: names.get(region) ?? region,
    isCounty: isCounty(region),
    counties: counties.map(({ code, name, parentName }) => {
      const one = storedBy.get(code)
      return {
        regionCode: code,
        regionName: name,
        parentName,
        censusId: one?.censusId ?? null,
        version: one?.version ?? 0,
        state: one?.state ?? ('none' as const),
        submittedAt: one?.submittedAt?.toISOString() ?? null,
        frozenAt: one?.frozenAt?.toISOString() ?? null,
        reason: one?.reason ?? null,
        withoutSubmission: one?.withoutSubmission ?? null,
        digest: one?.digest ?? null,
        figures: figures.get(code) ?? (one ? none : null),
        before: before.get(code) ?? null,
      }
    }),
    whole: summed(figures.values()),
    before: before.size > 0 ? summed(before.values()) : null,
    progress: progress ?? null,
    definitions: rules.value.measures.map(({ code, name, say }) => ({
      measure: code,
      name,
      say,
      ...basisShown(rules.bases[`measures.${code}`]),
    })),
    dimensions: dimensionsOf(house.packs, region, referenceOn).map(({ code, name }) => ({ code, name })),
    may: {
      draw: actor.permissions.has('workforce:census') && referenceOn <= today,
      submit: actor.permissions.has('workforce:census'),
      check: actor.permissions.has('workforce:census') && counties.every(({ code }) => checks(reach, code)),
    },
  }
}

export const censusOverview: Handler<typeof contract.censusOverview> = (context, input) => readOverview(context, input)
