// The endpoints of hours: the ledger, who lacks them, transcripts.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Certainty, CodeShown, Day, Two, text } from '#kernel/shapes.ts'
import {
  Code,
  CreditsShown,
  Hours,
  LessonShown,
  SessionShown,
  StandingShown,
} from '#modules/training/contract-shapes.ts'

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
