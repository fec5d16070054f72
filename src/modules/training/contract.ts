// Every endpoint of training, those of attendance, online lessons and hours by their own files: server and screens read the same values.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { ClockTime, CodeShown, Day, text } from '#kernel/shapes.ts'
import { Code, Hours, Instant, LessonShown, SessionShown } from '#modules/training/contract-shapes.ts'

export * from '#modules/training/contract-attendance.ts'
export * from '#modules/training/contract-hours.ts'
export * from '#modules/training/contract-lessons.ts'

const Year = z.coerce.number().int().min(2000).max(2100)
const Credits = z
  .array(z.object({ category: Code, hours: Hours }))
  .min(1)
  .max(10)

/* ── Code lists ── */

export const codeLists = endpoint({
  method: 'GET',
  path: '/training/code-lists',
  title: { zh: '培训代码表', en: 'Code lists of training' },
  may: 'training:own',
  input: z.object({}),
  output: z.object({
    forms: z.array(CodeShown),
    stages: z.array(CodeShown),
    fiveOnes: z.array(CodeShown),
    categories: z.array(CodeShown),
    sources: z.array(CodeShown),
    requirements: z.array(CodeShown),
    classHourMinutes: z.number().int(),
    classHourBasis: CodeShown.pick({ basis: true, certainty: true }),
    signUpClosesHours: z.number(),
    degreeHours: z.number().nullable(),
  }),
})

/* ── Plans and courses ── */

const Themes = z.array(text(60)).length(12)
const PlanInput = z.object({
  year: z.number().int().min(2000).max(2100),
  title: text(100).min(1),
  aim: text(1000).default(''),
  themes: Themes,
  /** True: for everyone of the region; false: for the people of one's own organisation. */
  forRegion: z.boolean(),
})
const Plan = z.object({
  planId: z.string(),
  version: z.number().int(),
  year: z.number().int(),
  title: z.string(),
  aim: z.string(),
  themes: z.array(z.string()),
  regionCode: z.string(),
  regionName: z.string(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  /** Within the reader's reach. */
  mayChange: z.boolean(),
})

/** A year as it is planned and held: the plan, its themes, and the courses of each month. */
export const calendar = endpoint({
  method: 'GET',
  path: '/training/calendar',
  title: { zh: '年度培训计划', en: 'The plan of a year' },
  may: 'training:own',
  input: z.object({ year: Year }),
  output: z.object({
    plans: z.array(Plan),
    months: z.array(
      z.object({
        month: z.number().int(),
        sessions: z.array(
          SessionShown.pick({
            sessionId: true,
            courseId: true,
            courseTitle: true,
            title: true,
            form: true,
            heldOn: true,
            startsAt: true,
            place: true,
            enrolled: true,
            capacity: true,
            calledOff: true,
          }),
        ),
        /** Courses of the month that have no session yet. */
        waitingCourses: z.array(z.object({ courseId: z.string(), title: z.string(), form: z.string() })),
      }),
    ),
  }),
})

export const makePlan = endpoint({
  method: 'POST',
  path: '/training/plans',
  title: { zh: '制定年度培训计划', en: 'Make the plan of a year' },
  may: 'training:manage',
  input: PlanInput,
  output: z.object({ planId: z.string(), version: z.number().int() }),
})

export const changePlan = endpoint({
  method: 'PUT',
  path: '/training/plans/:planId',
  title: { zh: '修改年度培训计划', en: 'Change a plan' },
  may: 'training:manage',
  input: z.object({
    planId: z.uuid(),
    basedOnVersion: z.number().int(),
    title: text(100).min(1),
    aim: text(1000).default(''),
    themes: Themes,
  }),
  output: z.object({ planId: z.string(), version: z.number().int() }),
})

const CourseInput = z.object({
  title: text(100).min(1),
  about: text(4000).default(''),
  form: Code,
  stage: Code.nullable().default(null),
  fiveOne: Code.nullable().default(null),
  year: z.number().int().min(2000).max(2100),
  month: z.number().int().min(1).max(12).nullable().default(null),
  forRegion: z.boolean(),
})
const CourseRow = z.object({
  courseId: z.string(),
  version: z.number().int(),
  title: z.string(),
  form: z.string(),
  stage: z.string().nullable(),
  fiveOne: z.string().nullable(),
  year: z.number().int(),
  month: z.number().int().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  sessions: z.number().int(),
  lessons: z.number().int(),
  nextOn: z.string().nullable(),
  mayChange: z.boolean(),
})
const courseFilter = {
  search: text(60).optional(),
  year: Year.optional(),
  form: Code.optional(),
  stage: Code.optional(),
  online: z.enum(['yes']).optional(),
}

export const courses = endpoint({
  method: 'GET',
  path: '/training/courses',
  title: { zh: '培训课程', en: 'Courses' },
  may: 'training:own',
  input: PageInput.extend(courseFilter),
  output: pageOf(CourseRow),
})

export const openCourse = endpoint({
  method: 'POST',
  path: '/training/courses',
  title: { zh: '开设课程', en: 'Open a course' },
  may: 'training:manage',
  input: CourseInput,
  output: z.object({ courseId: z.string(), version: z.number().int() }),
})

export const changeCourse = endpoint({
  method: 'PUT',
  path: '/training/courses/:courseId',
  title: { zh: '修改课程', en: 'Change a course' },
  may: 'training:manage',
  input: CourseInput.omit({ forRegion: true }).extend({ courseId: z.uuid(), basedOnVersion: z.number().int() }),
  output: z.object({ courseId: z.string(), version: z.number().int() }),
})

export const course = endpoint({
  method: 'GET',
  path: '/training/courses/:courseId',
  title: { zh: '课程', en: 'A course' },
  may: 'training:own',
  input: z.object({ courseId: z.uuid() }),
  output: CourseRow.extend({
    about: z.string(),
    sessionList: z.array(SessionShown),
    lessonList: z.array(LessonShown),
    theme: z.string().nullable(),
  }),
})

/* ── Sessions ── */

const SessionInput = z.object({
  title: text(100).default(''),
  heldOn: Day,
  /** HH:MM, local. */
  startsAt: ClockTime,
  endsAt: ClockTime,
  place: text(100).min(1),
  teacher: text(60).default(''),
  capacity: z.number().int().min(1).max(5000),
  signUpUntil: Instant,
  credits: Credits,
})

export const openSession = endpoint({
  method: 'POST',
  path: '/training/courses/:courseId/sessions',
  title: { zh: '安排场次', en: 'Open a session' },
  may: 'training:manage',
  input: SessionInput.extend({ courseId: z.uuid() }),
  output: z.object({ sessionId: z.string(), version: z.number().int() }),
})

export const changeSession = endpoint({
  method: 'PUT',
  path: '/training/sessions/:sessionId',
  title: { zh: '修改场次', en: 'Change a session' },
  may: 'training:manage',
  input: SessionInput.extend({ sessionId: z.uuid(), basedOnVersion: z.number().int() }),
  output: z.object({ sessionId: z.string(), version: z.number().int() }),
})

export const callOffSession = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/call-off',
  title: { zh: '取消场次', en: 'Call a session off' },
  may: 'training:manage',
  input: z.object({ sessionId: z.uuid(), basedOnVersion: z.number().int(), reason: text(200).min(2) }),
  output: z.object({ sessionId: z.string(), version: z.number().int() }),
})

const Attendee = z.object({
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  state: z.enum(['enrolled', 'waiting', 'withdrawn']).nullable(),
  place: z.number().int().nullable(),
  checkedInAt: z.string().nullable(),
  checkedInBy: z.enum(['code', 'hand']).nullable(),
  checkedOutAt: z.string().nullable(),
  checkedOutBy: z.enum(['code', 'hand']).nullable(),
  reason: z.string().nullable(),
  creditedMinutes: z.number().int().nullable(),
})

export const session = endpoint({
  method: 'GET',
  path: '/training/sessions/:sessionId',
  title: { zh: '场次与签到情况', en: 'A session and who is there' },
  may: 'training:read',
  readsPersonalData: true,
  input: z.object({ sessionId: z.uuid() }),
  output: SessionShown.extend({ version: z.number().int(), mayChange: z.boolean(), people: z.array(Attendee) }),
})

/** The code on the wall now. Whoever shows it is the teacher; it is never kept. */
export const doorCode = endpoint({
  method: 'GET',
  path: '/training/sessions/:sessionId/code',
  title: { zh: '签到码', en: 'The code at the door' },
  may: 'training:manage',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({
    code: z.string(),
    endsAt: z.string(),
    now: z.string(),
    seconds: z.number(),
    present: z.number().int(),
    left: z.number().int(),
  }),
})
