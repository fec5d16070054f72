import type { Follow } from '#kernel/follow.ts'
import { newId } from '#kernel/ids.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import { type EntryPlace, nextStep, turnAt } from '#modules/selection/domain/chain.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import type { EntryRow } from '#modules/selection/tables.ts'

type Row = EntryRow & { rules: RoundRules; round_region: RegionCode }

/**
 * An applicant who changes place takes along the entries of rounds that still run; the rules are decided again at the next act, on what is so then.
 * From the first level that is another one now, an entry climbs again. Who leaves the region of the round is not carried along: its office decides.
 */
export const follow: Follow = async ({ query }, move) => {
  const rows = await query<Row>(
    `select e.*, r.rules, r.region_code as round_region from selection.entry e join selection.round r on r.id = e.round_id
      where e.person_id = $1 and e.stage not in ('refused', 'withdrawn') and r.stage in ('open', 'screening', 'reviewing', 'ranking') for update of e`,
    [move.personId],
  )
  for (const row of rows) {
    const before = placeOf(row)
    const now = {
      ...before,
      regionCode: move.regionCode,
      organisationId: move.organisationId,
      employerId: move.employerId,
    }
    if (JSON.stringify(before) === JSON.stringify(now)) continue
    const stays = !isWithin(move.regionCode, row.round_region)
    const place = stays ? before : now
    const [step, stage] = stays ? [row.step, row.stage] : climbsAgain(row, before, now)
    await query(
      `update selection.entry set region_code = $2, organisation_id = $3, employer_id = $4, step = $5, stage = $6, version = version + 1,
              outcome = case when stage = 'draft' then outcome end where id = $1`,
      [row.id, place.regionCode, place.organisationId, place.employerId, step, stage],
    )
    for (const table of ['entry_act', 'entry_evidence'])
      await query(
        `update selection.${table} set region_code = $2, organisation_id = $3, employer_id = $4 where entry_id = $1`,
        [row.id, place.regionCode, place.organisationId, place.employerId],
      )
    if (row.stage === 'draft') continue
    await query(
      `insert into selection.entry_act (id, entry_id, round_id, region_code, organisation_id, employer_id, person_id, kind, step, reason, acted_by, acted_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'moved', $8, $9, $7, now())`,
      [
        newId<'act'>(new Date()),
        row.id,
        row.round_id,
        place.regionCode,
        place.organisationId,
        place.employerId,
        row.person_id,
        step,
        stays ? 'left-region' : 'followed',
      ],
    )
  }
}

const placeOf = (row: Row): EntryPlace => ({
  personId: row.person_id,
  regionCode: row.region_code as RegionCode,
  organisationId: row.organisation_id,
  employerId: row.employer_id,
})

/** The step and stage of an entry whose levels changed under it. */
function climbsAgain(
  { rules: { chain }, round_region: region, step, stage }: Row,
  before: EntryPlace,
  now: EntryPlace,
): [step: number, stage: Row['stage']] {
  // What the office has before it, or sent back itself, it decides; a draft has not begun.
  if (stage !== 'submitted') return [step, stage]
  const changed = chain.findIndex(
    (level) => JSON.stringify(turnAt(level, region, before)) !== JSON.stringify(turnAt(level, region, now)),
  )
  const next = nextStep(chain, region, now, changed < 0 ? step : Math.min(changed, step))
  return [next, next === chain.length ? 'received' : 'submitted']
}
