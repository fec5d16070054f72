import type { Context } from '#kernel/context.ts'

/** Lessons of courses with the reader's own progress ($1); one statement. */
export async function readLessons(
  { query, actor }: Pick<Context, 'query' | 'actor'>,
  where: string,
  values: unknown[],
) {
  const rows = await query<{
    lessonId: string
    title: string
    kind: 'link' | 'text' | 'file'
    category: string
    minutes: number
    questions: number
    ready: boolean
    completedOn: string | null
    best: number | null
    courseTitle: string
  }>(
    `select l.id as "lessonId", l.title, l.kind, l.category, l.minutes, jsonb_array_length(l.quiz) as questions, l.kind <> 'file' or l.file_bytes is not null as ready, p.completed_on as "completedOn", p.best, c.title as "courseTitle"
       from training.lesson l join training.course c on c.id = l.course_id left join training.lesson_progress p on p.lesson_id = l.id and p.person_id = $1
      where ${where} order by l.course_id, l.position limit 200`,
    [actor.personId, ...values],
  )
  return rows.map((row) => ({ ...row, best: row.best === null ? null : row.best / 100 }))
}
