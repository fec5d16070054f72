// The endpoints of the question bank and of mock exams.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Day, Two, text } from '#kernel/shapes.ts'
import { Done, ExamLevel, Version } from '#modules/certificates/contract-shapes.ts'

const QuestionInput = z.object({
  level: ExamLevel,
  subject: text(60).min(1),
  kind: z.enum(['single', 'multiple']),
  point: text(60).min(1),
  stem: text(1000).min(2),
  options: z.array(text(300).min(1)).min(2).max(6),
  /** Letters: A, B … */
  answer: z
    .array(z.enum(['A', 'B', 'C', 'D', 'E', 'F']))
    .min(1)
    .max(6),
  explanation: text(1000).default(''),
})

const questionFilter = {
  level: ExamLevel.optional(),
  subject: text(60).optional(),
  kind: z.enum(['single', 'multiple']).optional(),
  flagged: z.enum(['yes']).optional(),
  /** Those that are retired, instead of those in use. */
  retired: z.enum(['yes']).optional(),
  search: text(60).optional(),
}

/** `questionId`: that one alone, in use or not. */
export const questions = endpoint({
  method: 'GET',
  path: '/certificates/questions',
  title: { zh: '题库', en: 'The question bank' },
  may: 'certificates:manage-questions',
  input: PageInput.extend(questionFilter).extend({ questionId: z.uuid().optional() }),
  output: pageOf(
    QuestionInput.extend({
      questionId: z.string(),
      version: Version,
      regionName: z.string(),
      mayChange: z.boolean(),
      retiredOn: z.string().nullable(),
      answers: z.number().int(),
      difficulty: z.number().nullable(),
      discrimination: z.number().nullable(),
      flags: z.array(z.enum(['too-hard', 'too-easy', 'weak'])),
    }),
  ),
})

export const addQuestion = endpoint({
  method: 'POST',
  path: '/certificates/questions',
  title: { zh: '新增试题', en: 'Add a question' },
  may: 'certificates:manage-questions',
  input: QuestionInput,
  output: Done,
})

export const changeQuestion = endpoint({
  method: 'PUT',
  path: '/certificates/questions/:questionId',
  title: { zh: '修改试题', en: 'Change a question' },
  may: 'certificates:manage-questions',
  input: QuestionInput.extend({ questionId: z.uuid(), retired: z.boolean().default(false), basedOnVersion: Version }),
  output: Done,
})

export const importQuestions = endpoint({
  method: 'POST',
  path: '/certificates/questions/import',
  title: { zh: '导入试题', en: 'Import questions' },
  may: 'certificates:manage-questions',
  accepts: 'bytes',
  input: z.object({}),
  output: z.object({
    read: z.number().int(),
    added: z.number().int(),
    wrong: z.array(z.object({ row: z.number().int(), why: Two })),
  }),
})

const PaperRow = z.object({
  paperId: z.string(),
  level: ExamLevel,
  subject: z.string(),
  title: z.string(),
  minutes: z.number().int(),
  questions: z.number().int(),
  opensOn: z.string(),
  closesOn: z.string(),
  attempts: z.number().int(),
  meanShare: z.number().nullable(),
})

export const papers = endpoint({
  method: 'GET',
  path: '/certificates/papers',
  title: { zh: '模拟卷', en: 'Mock papers' },
  may: 'certificates:manage-questions',
  input: z.object({}),
  output: z.object({ rows: z.array(PaperRow) }),
})

/** Draws by the blueprint of the pack. */
export const drawMock = endpoint({
  method: 'POST',
  path: '/certificates/papers',
  title: { zh: '组一张模拟卷', en: 'Draw a mock paper' },
  may: 'certificates:manage-questions',
  input: z.object({ subject: text(60).min(1), title: text(100).min(1), opensOn: Day, closesOn: Day }),
  output: z.object({ id: z.string(), questions: z.number().int() }),
})

/** Whole papers, answers and explanations with them: a phone takes one along and needs no network until it sends back. */
export const ownPapers = endpoint({
  method: 'GET',
  path: '/certificates/mock/papers',
  title: { zh: '可参加的模拟考试', en: 'Mock exams one may take' },
  may: 'certificates:own',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      PaperRow.omit({ attempts: true, meanShare: true, questions: true }).extend({
        subjectName: Two,
        taken: z.number().int(),
        questions: z.array(QuestionInput.omit({ level: true, subject: true }).extend({ questionId: z.string() })),
      }),
    ),
  }),
})

export const sendAttempt = endpoint({
  method: 'POST',
  path: '/certificates/mock/attempts',
  title: { zh: '交卷', en: 'Hand in a mock exam' },
  may: 'certificates:own',
  input: z.object({
    /** Made by the phone: sent again it counts once. */
    attemptId: z.uuid(),
    paperId: z.uuid(),
    startedAt: z.iso.datetime({ offset: true }),
    endedAt: z.iso.datetime({ offset: true }),
    answers: z
      .array(z.object({ questionId: z.uuid(), chosen: z.array(z.enum(['A', 'B', 'C', 'D', 'E', 'F'])).max(6) }))
      .max(200),
  }),
  output: z.object({ attemptId: z.string(), right: z.number().int(), questions: z.number().int() }),
})

export const ownMocks = endpoint({
  method: 'GET',
  path: '/certificates/mock/mine',
  title: { zh: '我的模拟考试', en: 'My mock exams' },
  may: 'certificates:own',
  input: z.object({}),
  output: z.object({
    attempts: z.array(
      z.object({
        attemptId: z.string(),
        title: z.string(),
        subject: z.string(),
        on: z.string(),
        right: z.number().int(),
        questions: z.number().int(),
      }),
    ),
    /** The weakest first, of points with at least three answers. */
    points: z.array(
      z.object({ subject: z.string(), point: z.string(), answers: z.number().int(), right: z.number().int() }),
    ),
  }),
})
