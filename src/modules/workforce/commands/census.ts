import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import { countiesIn } from '#modules/organisations/public.ts'
import { refuseAt } from '#modules/workforce/commands/read-file.ts'
import type * as contract from '#modules/workforce/contract-census.ts'
import { type CensusAct, type CensusState, checks, isCounty, mayAct } from '#modules/workforce/domain/census/state.ts'
import { referenceDay } from '#modules/workforce/rules-lists.ts'

interface Stored {
  id: string
  version: number
  year: number
  regionCode: RegionCode
  referenceOn: Day
  state: CensusState
}

const columns = 'id, version, year, region_code as "regionCode", reference_on as "referenceOn", state'

/** How far an actor reaches, who must be an authority's; else it is not there for them. */
const reachOf = ({ actor }: Pick<Context, 'actor'>): RegionCode =>
  actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : refuseNow('kernel/not-found')

const look = ({ today }: Pick<Context, 'today'>, act: CensusAct, state: CensusState, referenceOn: Day): void =>
  void orRefuse(mayAct(act, state, { today, referenceOn }))

/** A county's registry as of the reference day; drawn in the background, and as often as it takes until it is submitted. */
export const drawCensus: Handler<typeof contract.drawCensus> = async (context, { year, regionCode }) => {
  const { query, house, actor, now, today, record } = context
  if (!isWithin(regionCode, reachOf(context)) || !isCounty(regionCode)) return refuseNow('kernel/not-found')
  const referenceOn = referenceDay(house.packs, regionCode, year)
  const [known] = await query<Stored>(
    `select ${columns} from workforce.census where year = $1 and region_code = $2 for update`,
    [year, regionCode],
  )
  look(context, 'draw', known?.state ?? 'none', referenceOn)
  const id = known?.id ?? newId<'census'>(now)
  await query(
    `insert into workforce.census (id, year, region_code, reference_on, state, drawn_by) values ($1, $2, $3, $4, 'drawing', $5)
     on conflict (year, region_code) do update set state = 'drawing', version = workforce.census.version + 1, drawn_by = excluded.drawn_by, drawn_at = null`,
    [id, year, regionCode, referenceOn, actor.personId],
  )
  record({ kind: 'workforce/census-drawn', subject: { kind: 'census', id }, regionCode, day: today, data: { year } })
  return { state: 'drawing' }
}

async function locked({ query }: Pick<Context, 'query'>, id: string, version: number): Promise<Stored> {
  const [one] = await query<Stored>(`select ${columns} from workforce.census where id = $1 for update`, [id])
  if (!one) return refuseNow('kernel/not-found')
  if (one.version !== version) refuseNow('kernel/changed-meanwhile')
  return one
}

export const submitCensus: Handler<typeof contract.submitCensus> = async (context, { censusId, basedOnVersion }) => {
  const { query, actor, now, today, record } = context
  reachOf(context)
  const one = await locked(context, censusId, basedOnVersion)
  look(context, 'submit', one.state, one.referenceOn)
  await query(
    `update workforce.census set state = 'submitted', version = version + 1, submitted_at = $2, submitted_by = $3 where id = $1`,
    [one.id, now, actor.personId],
  )
  record({
    kind: 'workforce/census-submitted',
    subject: { kind: 'census', id: one.id },
    regionCode: one.regionCode,
    day: today,
    data: { year: one.year },
  })
  return { state: 'submitted', version: one.version + 1 }
}

/** The level above sends it back and says why. */
export const returnCensus: Handler<typeof contract.returnCensus> = async (
  context,
  { censusId, basedOnVersion, reason },
) => {
  const { query, actor, now, today, record } = context
  const reach = reachOf(context)
  const one = await locked(context, censusId, basedOnVersion)
  if (!checks(reach, one.regionCode)) refuseNow('workforce/census-level-above')
  look(context, 'return', one.state, one.referenceOn)
  await query(
    `update workforce.census set state = 'returned', version = version + 1, returned_at = $2, returned_by = $3, reason = $4 where id = $1`,
    [one.id, now, actor.personId, reason],
  )
  record({
    kind: 'workforce/census-returned',
    subject: { kind: 'census', id: one.id },
    regionCode: one.regionCode,
    day: today,
    reason,
    data: { year: one.year },
  })
  return { state: 'returned', version: one.version + 1 }
}

/** One act freezes what was submitted in a branch, and with a reason the counties that did not submit. */
export const freezeCensus: Handler<typeof contract.freezeCensus> = async (
  context,
  { year, regionCode, withoutSubmission },
) => {
  const { query, house, actor, now, today, record } = context
  const reach = reachOf(context)
  if (!isWithin(regionCode, reach)) return refuseNow('kernel/not-found')
  const referenceOn = referenceDay(house.packs, regionCode, year)
  const counties = await countiesIn(query, regionCode, referenceOn)
  if (counties.length === 0) return refuseNow('kernel/not-found')
  if (counties.some(({ code }) => !checks(reach, code))) refuseNow('workforce/census-level-above')
  if (today < referenceOn) refuseNow('workforce/census-too-early', { day: referenceOn })
  const known = new Map(
    (
      await query<Stored>(
        `select ${columns} from workforce.census where year = $1 and region_code = any ($2) for update`,
        [year, counties.map(({ code }) => code)],
      )
    ).map((one) => [one.regionCode, one]),
  )
  const stateOf = (code: RegionCode): CensusState => known.get(code)?.state ?? 'none'
  const open = counties.filter(({ code }) => stateOf(code) !== 'frozen')
  if (open.length === 0) refuseNow('workforce/census-frozen')
  if (open.some(({ code }) => ['drawing', 'freezing'].includes(stateOf(code)))) refuseNow('workforce/census-at-work')
  const late = open.filter(({ code }) => stateOf(code) !== 'submitted')
  if (late.length > 0 && !withoutSubmission) refuseAt('withoutSubmission', 'census-missing', { count: late.length })
  const batchId = newId<'batch'>(now)
  await query(
    `insert into workforce.census as c (id, year, region_code, reference_on, state, batch_id, drawn_by, frozen_by, without_submission)
     select x.id, $2, x.region_code, $3, 'freezing', $4, $5, $5, case when x.is_late then $6 end from jsonb_to_recordset($1::jsonb) as x (id uuid, region_code text, is_late boolean)
     on conflict (year, region_code) do update set state = 'freezing', version = c.version + 1, batch_id = excluded.batch_id, frozen_by = excluded.frozen_by, without_submission = excluded.without_submission,
       drawn_at = case when c.state = 'submitted' then c.drawn_at end`,
    [
      JSON.stringify(
        open.map(({ code }) => ({ id: newId(now), region_code: code, is_late: stateOf(code) !== 'submitted' })),
      ),
      year,
      referenceOn,
      batchId,
      actor.personId,
      withoutSubmission,
    ],
  )
  record({
    kind: 'workforce/census-frozen',
    subject: { kind: 'census-batch', id: batchId },
    regionCode,
    day: today,
    data: { year, counties: open.length, late: late.length },
    ...(late.length > 0 && withoutSubmission && { reason: withoutSubmission }),
  })
  return { state: 'freezing', counties: open.length }
}
