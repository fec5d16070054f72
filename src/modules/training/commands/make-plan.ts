import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { audienceOf } from '#modules/training/reach.ts'
import { training } from '#modules/training/tables.ts'

/** Makes the plan of a year, one for the region and one for each organisation. */
export const makePlan: Handler<typeof contract.makePlan> = async (
  { db, actor, now, record },
  { forRegion, ...input },
) => {
  const { regionCode, organisationId } = audienceOf(actor, forRegion)
  const id = newId<'plan'>(now)
  const there = await training(db)
    .selectFrom('training.plan')
    .select('id')
    .where('year', '=', input.year)
    .where('region_code', '=', regionCode)
    .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
    .executeTakeFirst()
  if (there) refuseNow('training/plan-there-already', { year: input.year })
  await training(db)
    .insertInto('training.plan')
    .values({ id, ...input, region_code: regionCode, organisation_id: organisationId, made_at: now })
    .execute()
  record({ kind: 'training/plan-made', subject: { kind: 'plan', id }, regionCode, data: { year: input.year } })
  return { planId: id, version: 1 }
}
