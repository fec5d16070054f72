// Every endpoint of training in one place, because server and screens read the same values; long because there are 41 of them.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'

const Two = z.object({ zh: z.string(), en: z.string() })
const Day = z.iso.date()
const Instant = z.iso.datetime({ offset: true })
const Code = z.string().max(60)
const Certainty = z.enum(['stated', 'reported', 'assumed'])
/** What people type, without the characters that no database stores. */
const text = (max: number) =>
  z
    .string()
    .overwrite((typed) => typed.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, ''))
    .trim()
    .max(max)
const Year = z.coerce.number().int().min(2000).max(2100)
/** Half class hours, so that nobody types minutes. */
const Hours = z.number().min(0.5).max(200).multipleOf(0.5)
const Credits = z
  .array(z.object({ category: Code, hours: Hours }))
  .min(1)
  .max(10)
const CreditsShown = z.array(z.object({ category: z.string(), minutes: z.number().int() }))

/* ── Code lists ── */

const CodeShown = z.object({ code: z.string(), name: Two, basis: Two.nullable(), certainty: Certainty.nullable() })

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
const SessionShown = z.object({
  sessionId: z.string(),
  courseId: z.string(),
  courseTitle: z.string(),
  title: z.string(),
  form: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string(),
  teacher: z.string(),
  capacity: z.number().int(),
  enrolled: z.number().int(),
  waiting: z.number().int(),
  signUpUntil: z.string(),
  credits: CreditsShown,
  calledOff: z.boolean(),
  callOffReason: z.string().nullable(),
  /** For whom: a region, or one organisation. */
  regionName: z.string(),
  organisationName: z.string().nullable(),
  /** The reader's own: null where they are not in the registry or not signed up. */
  mine: z.enum(['enrolled', 'waiting', 'withdrawn']).nullable(),
  checkedInAt: z.string().nullable(),
  checkedOutAt: z.string().nullable(),
  creditedMinutes: z.number().int().nullable(),
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

const LessonShown = z.object({
  lessonId: z.string(),
  title: z.string(),
  kind: z.enum(['link', 'text', 'file']),
  category: z.string(),
  minutes: z.number().int(),
  questions: z.number().int(),
  ready: z.boolean(),
  completedOn: z.string().nullable(),
  best: z.number().nullable(),
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
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  endsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
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

/* ── Sign-up ── */

const SignedUp = z.object({ state: z.enum(['enrolled', 'waiting']), waitingPlace: z.number().int().nullable() })

export const signUp = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/sign-up',
  title: { zh: '报名', en: 'Sign up' },
  may: 'training:own',
  input: z.object({ sessionId: z.uuid(), despiteClash: z.boolean().default(false) }),
  output: SignedUp,
})

export const withdraw = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/withdraw',
  title: { zh: '取消报名', en: 'Withdraw' },
  may: 'training:own',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({ state: z.literal('withdrawn') }),
})

export const signUpPeople = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/people',
  title: { zh: '为本单位人员报名', en: 'Sign up people of the unit' },
  may: 'training:enrol',
  readsPersonalData: true,
  input: z.object({
    sessionId: z.uuid(),
    personIds: z.array(z.uuid()).min(1).max(200),
    despiteClash: z.boolean().default(false),
  }),
  output: z.object({ enrolled: z.number().int(), waiting: z.number().int(), already: z.number().int() }),
})

export const withdrawPerson = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/people/:personId/withdraw',
  title: { zh: '取消他人报名', en: 'Withdraw someone' },
  may: 'training:enrol',
  input: z.object({ sessionId: z.uuid(), personId: z.uuid() }),
  output: z.object({ state: z.literal('withdrawn') }),
})

/* ── At the door ── */

const DoorInput = z.object({
  sessionId: z.uuid(),
  code: text(12).min(4),
  /** By the phone's clock, both: only the time between them counts. */
  scannedAt: Instant,
  sentAt: Instant,
})

export const checkIn = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/check-in',
  title: { zh: '签到', en: 'Check in' },
  may: 'training:own',
  input: DoorInput,
  output: z.object({ checkedInAt: z.string() }),
})

export const checkOut = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/check-out',
  title: { zh: '签退', en: 'Check out' },
  may: 'training:own',
  input: DoorInput,
  output: z.object({ checkedOutAt: z.string(), minutes: z.number().int() }),
})

export const markByHand = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/people/:personId/mark',
  title: { zh: '手工补签', en: 'Mark by hand' },
  may: 'training:manage',
  input: z.object({
    sessionId: z.uuid(),
    personId: z.uuid(),
    act: z.enum(['in', 'out']),
    at: Instant,
    reason: text(200).min(2),
  }),
  output: z.object({ minutes: z.number().int().nullable() }),
})

/* ── Online lessons ── */

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

/* ── Hours ── */

const LineShown = z.object({
  hoursId: z.string(),
  earnedOn: z.string(),
  minutes: z.number().int(),
  category: z.string(),
  source: z.string(),
  title: z.string(),
  regionName: z.string(),
  organisationName: z.string().nullable(),
  reverses: z.string().nullable(),
  reversed: z.boolean(),
  reason: z.string().nullable(),
  postedAt: z.string(),
})
const StandingShown = z.object({
  code: z.string(),
  name: Two,
  basis: Two.nullable(),
  certainty: Certainty.nullable(),
  state: z.enum(['met', 'on-track', 'short', 'unknown']),
  from: z.string().nullable(),
  until: z.string().nullable(),
  neededMinutes: z.number().int(),
  doneMinutes: z.number().int(),
  carriedMinutes: z.number().int(),
  plannedMinutes: z.number().int(),
  forecastMinutes: z.number().int(),
  shortMinutes: z.number().int(),
  remainingDays: z.number().int(),
  categories: z.array(z.object({ code: z.string(), neededMinutes: z.number().int(), doneMinutes: z.number().int() })),
  missing: z.array(z.object({ fact: z.string(), name: Two })),
})
const TranscriptShown = z.object({
  transcriptId: z.string(),
  code: z.string(),
  from: z.string(),
  until: z.string(),
  minutes: z.number().int(),
  issuedAt: z.string(),
  state: z.enum(['valid', 'withdrawn', 'changed']),
})
const PersonTraining = z.object({
  personId: z.string(),
  name: z.string(),
  classHourMinutes: z.number().int(),
  standings: z.array(StandingShown),
  /** The whole balance by category, of what holds. */
  balance: CreditsShown,
  stages: z.array(z.object({ code: z.string(), name: Two, done: z.boolean() })),
  fiveOnes: z.array(z.object({ code: z.string(), name: Two, done: z.boolean(), certainty: Certainty.nullable() })),
  lines: z.array(LineShown),
  upcoming: z.array(
    SessionShown.pick({
      sessionId: true,
      courseTitle: true,
      title: true,
      heldOn: true,
      startsAt: true,
      place: true,
      mine: true,
    }),
  ),
  transcripts: z.array(TranscriptShown),
})

export const myTraining = endpoint({
  method: 'GET',
  path: '/training/me',
  title: { zh: '我的培训与学时', en: 'My training and hours' },
  may: 'training:own',
  input: z.object({}),
  output: PersonTraining,
})

export const personTraining = endpoint({
  method: 'GET',
  path: '/training/people/:personId',
  title: { zh: '人员的培训与学时', en: 'Training and hours of a person' },
  may: 'training:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: PersonTraining,
})

export const mySessions = endpoint({
  method: 'GET',
  path: '/training/me/sessions',
  title: { zh: '我的课程', en: 'My sessions' },
  may: 'training:own',
  input: z.object({}),
  output: z.object({
    /** Today's and coming ones that one is signed up for, then those open for sign-up, then what was. */
    coming: z.array(SessionShown),
    open: z.array(SessionShown),
    past: z.array(SessionShown),
    lessons: z.array(LessonShown.extend({ courseTitle: z.string() })),
  }),
})

const hoursFilter = {
  personId: z.uuid().optional(),
  regionCode: RegionCode.optional(),
  category: Code.optional(),
  source: Code.optional(),
  from: Day.optional(),
  until: Day.optional(),
}

export const hours = endpoint({
  method: 'GET',
  path: '/training/hours',
  title: { zh: '学时台账', en: 'The ledger of hours' },
  may: 'training:read',
  readsPersonalData: true,
  input: PageInput.extend(hoursFilter),
  output: pageOf(LineShown.extend({ personId: z.string(), personName: z.string() })),
})

export const exportHours = endpoint({
  method: 'GET',
  path: '/training/hours/export',
  title: { zh: '导出学时台账', en: 'Export the ledger of hours' },
  may: 'training:export',
  input: z.object(hoursFilter),
  output: z.any(),
  produces: 'file',
})

export const reverseHours = endpoint({
  method: 'POST',
  path: '/training/hours/:hoursId/reverse',
  title: { zh: '冲销学时', en: 'Take hours back' },
  may: 'training:correct',
  input: z.object({ hoursId: z.uuid(), reason: text(200).min(2) }),
  output: z.object({ hoursId: z.string(), transcriptsChanged: z.number().int() }),
})

export const creditStudy = endpoint({
  method: 'POST',
  path: '/training/people/:personId/studies',
  title: { zh: '认定学历教育或外部培训学时', en: 'Credit studies or training elsewhere' },
  may: 'training:correct',
  input: z.object({
    personId: z.uuid(),
    source: z.enum(['degree', 'passed-course', 'outside-training']),
    title: text(100).min(1),
    earnedOn: Day,
    category: Code,
    /** Of a degree the pack says how many. */
    hours: Hours.nullable().default(null),
    /** Names the study that a degree and its courses belong to: school and programme. */
    study: text(100).nullable().default(null),
  }),
  output: z.object({ hoursId: z.string(), minutes: z.number().int() }),
})

/* ── Shortages ── */

const shortageFilter = {
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
  requirement: Code.optional(),
  state: z.enum(['met', 'on-track', 'short', 'unknown']).optional(),
}

export const shortages = endpoint({
  method: 'GET',
  path: '/training/shortages',
  title: { zh: '学时缺口预测', en: 'Forecast of missing hours' },
  may: 'training:read',
  readsPersonalData: true,
  input: z.object(shortageFilter),
  output: z.object({
    on: z.string(),
    classHourMinutes: z.number().int(),
    requirements: z.array(CodeShown),
    /** The one that is shown. */
    requirement: z.string().nullable(),
    rows: z.array(
      StandingShown.pick({
        state: true,
        neededMinutes: true,
        doneMinutes: true,
        plannedMinutes: true,
        forecastMinutes: true,
        shortMinutes: true,
        until: true,
        remainingDays: true,
      }).extend({
        personId: z.string(),
        name: z.string(),
        organisationId: z.string().nullable(),
        organisationName: z.string(),
      }),
    ),
    total: z.number().int(),
    units: z.array(
      z.object({
        organisationId: z.string().nullable(),
        name: z.string(),
        people: z.number().int(),
        short: z.number().int(),
        unknown: z.number().int(),
        doneMinutes: z.number().int(),
        neededMinutes: z.number().int(),
      }),
    ),
    personTimes: z.array(
      z.object({
        code: z.string(),
        name: Two,
        basis: Two.nullable(),
        certainty: Certainty.nullable(),
        needed: z.number().int(),
        done: z.number().int(),
        planned: z.number().int(),
        definition: Two,
      }),
    ),
  }),
})

export const exportShortages = endpoint({
  method: 'GET',
  path: '/training/shortages/export',
  title: { zh: '导出学时缺口', en: 'Export missing hours' },
  may: 'training:export',
  input: z.object(shortageFilter),
  output: z.any(),
  produces: 'file',
})

/* ── Transcripts ── */

const Span = { from: Day, until: Day }

export const issueMyTranscript = endpoint({
  method: 'POST',
  path: '/training/me/transcripts',
  title: { zh: '出具本人学时证明', en: 'Issue one’s own transcript' },
  may: 'training:own',
  input: z.object(Span),
  output: TranscriptShown,
})

export const issueTranscript = endpoint({
  method: 'POST',
  path: '/training/people/:personId/transcripts',
  title: { zh: '出具学时证明', en: 'Issue a transcript' },
  may: 'training:manage',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid(), ...Span }),
  output: TranscriptShown,
})

export const myTranscriptFile = endpoint({
  method: 'GET',
  path: '/training/me/transcripts/:transcriptId/file',
  title: { zh: '本人学时证明文件', en: 'One’s own transcript on paper' },
  may: 'training:own',
  input: z.object({ transcriptId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

export const transcriptFile = endpoint({
  method: 'GET',
  path: '/training/transcripts/:transcriptId/file',
  title: { zh: '学时证明文件', en: 'A transcript on paper' },
  may: 'training:read',
  readsPersonalData: true,
  input: z.object({ transcriptId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

export const withdrawTranscript = endpoint({
  method: 'POST',
  path: '/training/transcripts/:transcriptId/withdraw',
  title: { zh: '撤销学时证明', en: 'Withdraw a transcript' },
  may: 'training:correct',
  input: z.object({ transcriptId: z.uuid(), reason: text(200).min(2) }),
  output: z.object({ transcriptId: z.string() }),
})

/** Anyone may ask; the code is a secret as long as it is not shown, so it goes in the body. */
export const verifyTranscript = endpoint({
  method: 'POST',
  path: '/public/transcripts',
  title: { zh: '核验学时证明', en: 'Verify a transcript' },
  may: 'public',
  writes: false,
  input: z.object({ code: text(40).min(1) }),
  output: z.object({
    state: z.enum(['valid', 'withdrawn', 'changed', 'unknown']),
    nameMasked: z.string().nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    minutes: z.number().int().nullable(),
    /** What of it still holds. */
    minutesNow: z.number().int().nullable(),
    issuedOn: z.string().nullable(),
    withdrawnOn: z.string().nullable(),
    issuer: z.string().nullable(),
    classHourMinutes: z.number().int(),
  }),
})
