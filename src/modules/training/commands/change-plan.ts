import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { mayChange } from '#modules/training/reach.ts'
import { training } from '#modules/training/tables.ts'

/** Changes what a plan says; its year and for whom it is stay. */
export const changePlan: Handler<typeof contract.changePlan> = async (
  { db, actor, record },
  { planId, basedOnVersion, ...said },
) => {
  const plan = await training(db)
    .selectFrom('training.plan')
    .select(['id', 'version', 'region_code', 'organisation_id'])
    .where('id', '=', planId)
    .executeTakeFirst()
  if (!plan || !mayChange(actor, plan)) return refuseNow('kernel/not-found')
  const saved = await training(db)
    .updateTable('training.plan')
    .set({ ...said, version: basedOnVersion + 1 })
    .where('id', '=', planId)
    .where('version', '=', basedOnVersion)
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('kernel/changed-meanwhile')
  record({ kind: 'training/plan-changed', subject: { kind: 'plan', id: planId }, regionCode: plan.region_code })
  return { planId, version: saved.version }
}
