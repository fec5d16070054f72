import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { mayChange } from '#modules/training/reach.ts'
import { training } from '#modules/training/tables.ts'

export const fileKeyOf = (lessonId: string): string => `lessons/${lessonId}`

/** Takes the PDF of a lesson; sent again it replaces the former one. */
export const sendLessonFile: Handler<typeof contract.sendLessonFile> = async (
  { db, house, actor, body, record },
  { lessonId },
) => {
  const lesson = await training(db)
    .selectFrom('training.lesson')
    .select(['region_code', 'organisation_id', 'kind'])
    .where('id', '=', lessonId)
    .executeTakeFirst()
  if (!lesson || lesson.kind !== 'file' || !mayChange(actor, lesson)) return refuseNow('kernel/not-found')
  if (!body || body.subarray(0, 5).toString('latin1') !== '%PDF-') return refuseNow('training/file-not-a-pdf')
  await training(db)
    .updateTable('training.lesson')
    .set({ file_bytes: body.length })
    .where('id', '=', lessonId)
    .execute()
  await house.files.put(fileKeyOf(lessonId), body)
  record({
    kind: 'training/lesson-file-sent',
    subject: { kind: 'lesson', id: lessonId },
    regionCode: lesson.region_code,
  })
  return { bytes: body.length }
}
