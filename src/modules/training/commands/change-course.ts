import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { planOf, refuseUnknownCodes } from '#modules/training/commands/open-course.ts'
import type * as contract from '#modules/training/contract.ts'
import { mayChange } from '#modules/training/reach.ts'
import { training } from '#modules/training/tables.ts'

/** Changes what a course says. For whom it is stays: people signed up by it. */
export const changeCourse: Handler<typeof contract.changeCourse> = async (
  context,
  { courseId, basedOnVersion, fiveOne, ...input },
) => {
  const { db, actor, record } = context
  const course = await training(db)
    .selectFrom('training.course')
    .select(['region_code', 'organisation_id'])
    .where('id', '=', courseId)
    .executeTakeFirst()
  if (!course || !mayChange(actor, course)) return refuseNow('kernel/not-found')
  refuseUnknownCodes(context, course.region_code as RegionCode, { ...input, fiveOne })
  const plan_id = await planOf(context, input.year, course.region_code, course.organisation_id)
  const saved = await training(db)
    .updateTable('training.course')
    .set({ ...input, five_one: fiveOne, plan_id, version: basedOnVersion + 1 })
    .where('id', '=', courseId)
    .where('version', '=', basedOnVersion)
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('kernel/changed-meanwhile')
  record({ kind: 'training/course-changed', subject: { kind: 'course', id: courseId }, regionCode: course.region_code })
  return { courseId, version: saved.version }
}
