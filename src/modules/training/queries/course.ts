import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { coursePage } from '#modules/training/queries/course-rows.ts'
import { readLessons } from '#modules/training/queries/lesson-rows.ts'
import { readSessions, shownSessions } from '#modules/training/queries/session-rows.ts'

/** A course with its sessions and lessons. */
export const course: Handler<typeof contract.course> = async (context, { courseId }) => {
  const [found] = (await coursePage(context, { courseId }, 1)).rows
  if (!found) return refuseNow('kernel/not-found')
  const [sessions, lessonList] = await Promise.all([
    readSessions(context, 's.course_id = $2', [courseId]),
    readLessons(context, 'l.course_id = $2', [courseId]),
  ])
  return { ...found, sessionList: await shownSessions(context, sessions), lessonList }
}
