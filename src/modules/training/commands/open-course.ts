import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/training/contract.ts'
import { audienceOf } from '#modules/training/reach.ts'
import { trainingOf } from '#modules/training/rules.ts'
import { training } from '#modules/training/tables.ts'

type Said = Pick<z.output<typeof contract.openCourse.input>, 'form' | 'stage' | 'fiveOne'>

/** Every code is one that the packs of the place know. */
export function refuseUnknownCodes(
  { house, today }: Pick<Context, 'house' | 'today'>,
  region: RegionCode,
  { form, stage, fiveOne }: Said,
): void {
  const { forms, stages, 'five-ones': fiveOnes } = trainingOf(house.packs, region, today).value
  const known = (list: { code: string }[], code: string | null) =>
    code === null || list.some((one) => one.code === code)
  const wrong = Object.entries({
    form: known(forms, form),
    stage: known(stages, stage),
    fiveOne: known(fiveOnes, fiveOne),
  }).filter(([, fits]) => !fits)
  if (wrong.length > 0)
    refuseNow(
      'training/code-unknown',
      {},
      wrong.map(([field]) => ({ field, code: 'training/code-unknown' })),
    )
}

/** The plan of the year that a course belongs to, where its region or organisation has one. */
export const planOf = async (
  { db }: Pick<Context, 'db'>,
  year: number,
  regionCode: string,
  organisationId: string | null,
) =>
  (
    await training(db)
      .selectFrom('training.plan')
      .select('id')
      .where('year', '=', year)
      .where('region_code', '=', regionCode)
      .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
      .executeTakeFirst()
  )?.id ?? null

/** Opens a course for the region, or for the people of one's own organisation. */
export const openCourse: Handler<typeof contract.openCourse> = async (context, { forRegion, fiveOne, ...input }) => {
  const { db, actor, now, record } = context
  const { regionCode, organisationId } = audienceOf(actor, forRegion)
  refuseUnknownCodes(context, regionCode, { ...input, fiveOne })
  const id = newId<'course'>(now)
  const plan_id = await planOf(context, input.year, regionCode, organisationId)
  await training(db)
    .insertInto('training.course')
    .values({
      id,
      ...input,
      five_one: fiveOne,
      plan_id,
      region_code: regionCode,
      organisation_id: organisationId,
      made_at: now,
    })
    .execute()
  record({ kind: 'training/course-opened', subject: { kind: 'course', id }, regionCode, data: { form: input.form } })
  return { courseId: id, version: 1 }
}
