import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { type FieldRefusal, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/training/contract.ts'
import { mayChange } from '#modules/training/reach.ts'
import { trainingOf } from '#modules/training/rules.ts'
import { training } from '#modules/training/tables.ts'

/** Adds something to read or to watch, with a short quiz; a file is sent after it. */
export const addLesson: Handler<typeof contract.addLesson> = async (
  { db, house, actor, now, today, record },
  { courseId, hours, quiz, ...input },
) => {
  const course = await training(db)
    .selectFrom('training.course')
    .select((of) => [
      'region_code',
      'organisation_id',
      of
        .selectFrom('training.lesson')
        .select(of.fn.countAll<number>().as('n'))
        .whereRef('course_id', '=', 'training.course.id')
        .as('lessons'),
    ])
    .where('id', '=', courseId)
    .executeTakeFirst()
  if (!course || !mayChange(actor, course)) return refuseNow('kernel/not-found')
  const { categories, classHourMinutes } = trainingOf(house.packs, course.region_code as RegionCode, today).value
  const wrong: FieldRefusal[] = []
  if (input.kind === 'link' && !input.link) wrong.push({ field: 'link', code: 'training/link-missing' })
  if (input.kind === 'text' && !input.body) wrong.push({ field: 'body', code: 'training/text-missing' })
  if (!categories.some(({ code }) => code === input.category))
    wrong.push({ field: 'category', code: 'training/code-unknown' })
  if (quiz.some((one) => one.right.some((place) => place >= one.options.length)))
    wrong.push({ field: 'quiz', code: 'training/right-option-missing' })
  if (wrong.length > 0) refuseNow('kernel/invalid-input', { count: wrong.length }, wrong)
  const id = newId<'lesson'>(now)
  const { region_code, organisation_id, lessons } = course
  await training(db)
    .insertInto('training.lesson')
    .values({
      id,
      course_id: courseId,
      region_code,
      organisation_id,
      ...input,
      link: input.kind === 'link' ? input.link : null,
      position: Number(lessons) + 1,
      minutes: Math.round(hours * classHourMinutes),
      quiz: JSON.stringify(quiz) as never,
      file_bytes: null,
    })
    .execute()
  record({ kind: 'training/lesson-added', subject: { kind: 'lesson', id }, regionCode: region_code })
  return { lessonId: id }
}
