import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { getLesson } from '#modules/training/commands/keep-progress.ts'
import { fileKeyOf } from '#modules/training/commands/send-lesson-file.ts'
import type * as contract from '#modules/training/contract.ts'
import { trainingOf } from '#modules/training/rules.ts'

/** A lesson as it is learned: the quiz without its answers. */
export const lesson: Handler<typeof contract.lesson> = async (context, { lessonId }) => {
  const { house, today } = context
  const { lesson: row } = await getLesson(context, lessonId)
  const { onlinePassShare, onlineTimeShare } = trainingOf(house.packs, row.regionCode, today).value
  return {
    lessonId: row.id,
    courseId: row.courseId,
    courseTitle: row.courseTitle,
    title: row.title,
    kind: row.kind,
    link: row.link,
    body: row.body,
    category: row.category,
    minutes: row.minutes,
    questions: row.quiz.length,
    ready: row.kind !== 'file' || row.fileBytes !== null,
    completedOn: row.completedOn,
    best: row.best === null ? null : row.best / 100,
    quiz: row.quiz.map(({ question, options, right }) => ({ question, options, several: right.length > 1 })),
    seenSeconds: row.seenSeconds,
    tries: row.tries,
    needs: { passShare: onlinePassShare, seconds: Math.ceil(row.minutes * 60 * onlineTimeShare) },
  }
}

/** The PDF of a lesson. */
export const lessonFile: Handler<typeof contract.lessonFile> = async (context, { lessonId }) => {
  const { lesson: row } = await getLesson(context, lessonId)
  const body = row.kind === 'file' ? await context.house.files.get(fileKeyOf(row.id)) : null
  return body ? { name: `${row.title}.pdf`, type: 'application/pdf', body } : refuseNow('training/lesson-not-ready')
}
