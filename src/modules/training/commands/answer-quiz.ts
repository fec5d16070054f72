import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { addSeconds, getLesson } from '#modules/training/commands/keep-progress.ts'
import type * as contract from '#modules/training/contract.ts'
import { isDone, shareRight } from '#modules/training/domain/quiz.ts'
import { trainingOf, versionOf } from '#modules/training/rules.ts'
import { keepTrainees, postHours } from '#modules/training/store.ts'

/** Answers a quiz. Passed and long enough, the lesson is done and its hours are posted, once. */
export const answerQuiz: Handler<typeof contract.answerQuiz> = async (context, { lessonId, answers }) => {
  const { query, house, today, record } = context
  const { lesson, person } = await getLesson(context, lessonId)
  if (lesson.completedOn) refuseNow('training/lesson-done-already')
  if (lesson.kind === 'file' && lesson.fileBytes === null) refuseNow('training/lesson-not-ready')
  const rule = trainingOf(house.packs, lesson.regionCode, today)
  // Locks the row: answers sent twice at once post once.
  const seconds = await addSeconds(context, lesson, person, 0)
  const share = shareRight(lesson.quiz, answers)
  const passed = Math.max(share, (lesson.best ?? 0) / 100)
  const done = isDone(passed, seconds, lesson.minutes, rule.value)
  const [kept] = await query<{ completed: boolean }>(
    `update training.lesson_progress set tries = tries + 1, best = greatest(coalesce(best, 0), $3), completed_on = case when $4 then $5::date end
      where lesson_id = $1 and person_id = $2 and completed_on is null returning completed_on is not null as completed`,
    [lesson.id, person.personId, Math.floor(share * 100), done, today],
  )
  if (!kept) refuseNow('training/lesson-done-already')
  if (done) {
    await keepTrainees(query, [person])
    await postHours(context, [
      {
        person,
        earnedOn: today,
        minutes: lesson.minutes,
        category: lesson.category,
        source: 'online',
        title: `${lesson.courseTitle} · ${lesson.title}`,
        courseId: lesson.courseId,
        lessonId: lesson.id,
        packVersion: versionOf(rule),
      },
    ])
    record({
      kind: 'training/lesson-done',
      subject: { kind: 'lesson', id: lesson.id },
      regionCode: person.regionCode,
      day: today,
      data: { minutes: lesson.minutes },
    })
  }
  return {
    share,
    passed: passed >= rule.value.onlinePassShare,
    done,
    secondsLeft: Math.max(0, Math.ceil(lesson.minutes * 60 * rule.value.onlineTimeShare) - seconds),
    creditedMinutes: done ? lesson.minutes : null,
  }
}
