// The endpoints of online lessons.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { text } from '#kernel/shapes.ts'
import { Code, Hours, LessonShown } from '#modules/training/contract-shapes.ts'

const Question = z.object({
  question: text(300).min(1),
  options: z.array(text(200).min(1)).min(2).max(8),
  right: z.array(z.number().int().min(0).max(7)).min(1).max(8),
})

export const addLesson = endpoint({
  method: 'POST',
  path: '/training/courses/:courseId/lessons',
  title: { zh: '添加网络课程', en: 'Add an online lesson' },
  may: 'training:manage',
  input: z.object({
    courseId: z.uuid(),
    title: text(100).min(1),
    kind: z.enum(['link', 'text', 'file']),
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .default(null),
    body: text(50_000).default(''),
    category: Code,
    hours: Hours,
    quiz: z.array(Question).max(30).default([]),
  }),
  output: z.object({ lessonId: z.string() }),
})

export const sendLessonFile = endpoint({
  method: 'POST',
  path: '/training/lessons/:lessonId/file',
  title: { zh: '上传课件', en: 'Upload the file of a lesson' },
  may: 'training:manage',
  accepts: 'bytes',
  input: z.object({ lessonId: z.uuid() }),
  output: z.object({ bytes: z.number().int() }),
})

export const lessonFile = endpoint({
  method: 'GET',
  path: '/training/lessons/:lessonId/file',
  title: { zh: '课件', en: 'The file of a lesson' },
  may: 'training:own',
  input: z.object({ lessonId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

export const lesson = endpoint({
  method: 'GET',
  path: '/training/lessons/:lessonId',
  title: { zh: '网络课程', en: 'An online lesson' },
  may: 'training:own',
  input: z.object({ lessonId: z.uuid() }),
  output: LessonShown.extend({
    courseId: z.string(),
    courseTitle: z.string(),
    link: z.string().nullable(),
    body: z.string(),
    quiz: z.array(z.object({ question: z.string(), options: z.array(z.string()), several: z.boolean() })),
    seenSeconds: z.number().int(),
    tries: z.number().int(),
    needs: z.object({ passShare: z.number(), seconds: z.number().int() }),
  }),
})

/** How long someone looked at it; sent every half minute, so that a break loses little. */
export const keepProgress = endpoint({
  method: 'POST',
  path: '/training/lessons/:lessonId/progress',
  title: { zh: '保存学习进度', en: 'Keep the progress of a lesson' },
  may: 'training:own',
  input: z.object({ lessonId: z.uuid(), seconds: z.number().int().min(0).max(600) }),
  output: z.object({ seenSeconds: z.number().int() }),
})

export const answerQuiz = endpoint({
  method: 'POST',
  path: '/training/lessons/:lessonId/answers',
  title: { zh: '提交测验', en: 'Answer the quiz of a lesson' },
  may: 'training:own',
  input: z.object({ lessonId: z.uuid(), answers: z.array(z.array(z.number().int().min(0).max(7)).max(8)).max(30) }),
  output: z.object({
    share: z.number(),
    passed: z.boolean(),
    done: z.boolean(),
    /** Still to be spent on it before it counts. */
    secondsLeft: z.number().int(),
    creditedMinutes: z.number().int().nullable(),
  }),
})
