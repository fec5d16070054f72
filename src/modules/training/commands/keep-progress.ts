import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { isFor } from '#modules/training/domain/audience.ts'
import type { Question } from '#modules/training/domain/quiz.ts'
import { ownPlace, type Trainee } from '#modules/training/store.ts'
import type { RegionCode } from '#kernel/region.ts'

export interface LessonRow {
  id: string
  courseId: string
  courseTitle: string
  regionCode: RegionCode
  organisationId: string | null
  title: string
  kind: 'link' | 'text' | 'file'
  link: string | null
  body: string
  fileBytes: number | null
  category: string
  minutes: number
  quiz: Question[]
  seenSeconds: number
  seenAt: Date | null
  tries: number
  best: number | null
  completedOn: string | null
}

const lessonText = `
select l.id, l.course_id as "courseId", c.title as "courseTitle", l.region_code as "regionCode", l.organisation_id as "organisationId", l.title, l.kind, l.link, l.body, l.file_bytes as "fileBytes",
       l.category, l.minutes, l.quiz, coalesce(p.seen_seconds, 0) as "seenSeconds", p.seen_at as "seenAt", coalesce(p.tries, 0) as tries, p.best, p.completed_on as "completedOn"
  from training.lesson l join training.course c on c.id = l.course_id left join training.lesson_progress p on p.lesson_id = l.id and p.person_id = $2 where l.id = $1`

/** A lesson with how far the reader is; what is not for them looks like what is not there. */
export async function getLesson(
  context: Pick<Context, 'query' | 'actor'>,
  lessonId: string,
): Promise<{ lesson: LessonRow; person: Trainee }> {
  const person = await ownPlace(context)
  const [lesson] = await context.query<LessonRow>(lessonText, [lessonId, person.personId], 'training-lesson')
  return lesson && isFor(lesson, person) ? { lesson, person } : refuseNow('kernel/not-found')
}

/** Adds what someone spent on a lesson; never more than the time that really went by since it was last kept. */
export async function addSeconds(
  { query, now }: Pick<Context, 'query' | 'now'>,
  lesson: LessonRow,
  person: Trainee,
  seconds: number,
): Promise<number> {
  const [row] = await query<{ seconds: number }>(
    `insert into training.lesson_progress as p (lesson_id, person_id, region_code, organisation_id, employer_id, opened_at, seen_at, seen_seconds) values ($1, $2, $3, $4, $5, $6, $6, 0)
     on conflict (lesson_id, person_id) do update
       set seen_seconds = p.seen_seconds + least($7::int, greatest(0, floor(extract(epoch from excluded.seen_at - p.seen_at))::int)), seen_at = excluded.seen_at
     returning seen_seconds as seconds`,
    [lesson.id, person.personId, person.regionCode, person.organisationId, person.employerId, now, seconds],
    'training-keep-progress',
  )
  return row!.seconds
}

/** Keeps how long someone looked at a lesson; the first call begins it. */
export const keepProgress: Handler<typeof contract.keepProgress> = async (context, { lessonId, seconds }) => {
  const { lesson, person } = await getLesson(context, lessonId)
  if (lesson.completedOn) return { seenSeconds: lesson.seenSeconds }
  return { seenSeconds: await addSeconds(context, lesson, person, seconds) }
}
