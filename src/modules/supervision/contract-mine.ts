// The endpoints about oneself: they alone ever hold what was said.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Day, text } from '#kernel/shapes.ts'
import { Code, DebtRow, Kind } from '#modules/supervision/contract-shapes.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Person = z.object({ personId: z.string(), name: z.string() })
const Meeting = z.object({
  planId: z.string(),
  plannedOn: z.string(),
  startsAt: z.string(),
  minutes: z.number().int(),
  mode: z.string(),
})

const ActionShown = z.object({
  actionId: z.string(),
  sessionId: z.string(),
  text: z.string(),
  ownerPersonId: z.string(),
  ownerName: z.string(),
  dueOn: z.string(),
  doneOn: z.string().nullable(),
  mine: z.boolean(),
  overdue: z.boolean(),
})

const MySessionRow = z.object({
  sessionId: z.string(),
  agreementId: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  minutes: z.number().int(),
  kind: Kind,
  mode: z.string(),
  functions: z.array(z.string()),
  supervisorName: z.string(),
  iSupervised: z.boolean(),
  /** Whether the others of a group have signed is known to the supervisor alone: null to everybody else. */
  people: z.array(Person.extend({ signed: z.boolean().nullable() })),
  /** I was supervised and have not signed. */
  toSign: z.boolean(),
  withdrawn: z.boolean(),
  /** Opened to me by a supervisee; I was not there. */
  shared: z.boolean(),
})

export const mySupervision = endpoint({
  method: 'GET',
  path: '/supervision/mine',
  title: { zh: '我的督导', en: 'My supervision' },
  may: 'supervision:own',
  readsPersonalData: true,
  input: z.object({}),
  output: z.object({
    personId: z.string(),
    minutesThisYear: z.number().int(),
    minutesGivenThisYear: z.number().int(),
    agreements: z.array(
      z.object({
        agreementId: z.string(),
        iSupervise: z.boolean(),
        supervisorName: z.string(),
        people: z.array(Person),
        fromOn: z.string(),
        untilOn: z.string().nullable(),
        active: z.boolean(),
        everyDays: z.number().int().nullable(),
        goals: z.string().nullable(),
        next: Meeting.nullable(),
      }),
    ),
    duties: z.array(DebtRow),
    /** What those I supervise are owed. */
    owedByMe: z.array(DebtRow),
    actions: z.array(ActionShown),
    toSign: z.number().int(),
  }),
})

export const mySessions = endpoint({
  method: 'GET',
  path: '/supervision/mine/sessions',
  title: { zh: '我的督导记录', en: 'My supervision sessions' },
  may: 'supervision:own',
  input: PageInput,
  output: pageOf(MySessionRow),
})

/** What was said, for those who were there; every reading is written down. */
export const mySession = endpoint({
  method: 'GET',
  path: '/supervision/mine/sessions/:sessionId',
  title: { zh: '督导记录内容', en: 'What was said in a session' },
  may: 'supervision:own',
  readsPersonalData: true,
  input: z.object({ sessionId: z.uuid() }),
  output: MySessionRow.extend({
    notes: z.array(
      z.object({
        noteId: z.string(),
        kind: z.enum(['issues', 'advice', 'individual', 'emotional', 'feedback']),
        about: Person.nullable(),
        author: Person,
        text: z.string(),
        writtenAt: z.string(),
        readers: z.array(Person),
      }),
    ),
    actions: z.array(ActionShown),
    /** Present supervisors of mine who have not read it: to whom I may open my own part. */
    mayShareWith: z.array(Person),
    mayWithdraw: z.boolean(),
  }),
})

const NextInput = z.object({ plannedOn: Day, startsAt: Time, minutes: z.number().int().min(5).max(480), mode: Code })

export const recordSession = endpoint({
  method: 'POST',
  path: '/supervision/mine/sessions',
  title: { zh: '登记督导', en: 'Record a supervision session' },
  may: 'supervision:own',
  input: z.object({
    agreementId: z.uuid(),
    planId: z.uuid().nullable().default(null),
    kind: Kind,
    personIds: z.array(z.uuid()).max(100),
    heldOn: Day,
    startsAt: Time,
    endsAt: Time,
    mode: Code,
    functions: z.array(Code).max(12),
    issues: text(20_000),
    advice: text(20_000).default(''),
    parts: z
      .array(z.object({ personId: z.uuid(), note: text(20_000).default(''), emotional: text(20_000).default('') }))
      .max(100)
      .default([]),
    actions: z
      .array(z.object({ text: text(500).min(1), ownerPersonId: z.uuid(), dueOn: Day }))
      .max(20)
      .default([]),
    next: NextInput.nullable().default(null),
    /** What was written down wrongly and nobody has signed: it is withdrawn, and this stands in its place. */
    replaces: z.uuid().nullable().default(null),
  }),
  output: z.object({ sessionId: z.string(), minutes: z.number().int() }),
})

export const signSession = endpoint({
  method: 'POST',
  path: '/supervision/mine/sessions/:sessionId/signature',
  title: { zh: '确认督导记录', en: 'Sign a supervision session' },
  may: 'supervision:own',
  input: z.object({ sessionId: z.uuid(), feedback: text(2000).default('') }),
  output: z.object({ sessionId: z.string() }),
})

export const withdrawSession = endpoint({
  method: 'POST',
  path: '/supervision/mine/sessions/:sessionId/withdrawal',
  title: { zh: '撤销督导记录', en: 'Withdraw a supervision session' },
  may: 'supervision:own',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({ sessionId: z.string() }),
})

/** A supervisee opens their own part to a later supervisor; what was said of feelings only if they say so. */
export const shareSession = endpoint({
  method: 'POST',
  path: '/supervision/mine/sessions/:sessionId/shares',
  title: { zh: '向新督导开放记录', en: 'Open a session to a later supervisor' },
  may: 'supervision:own',
  input: z.object({ sessionId: z.uuid(), withPersonId: z.uuid(), alsoEmotional: z.boolean().default(false) }),
  output: z.object({ sessionId: z.string() }),
})

export const completeAction = endpoint({
  method: 'POST',
  path: '/supervision/mine/actions/:actionId/completion',
  title: { zh: '完成约定事项', en: 'Complete an agreed action' },
  may: 'supervision:own',
  input: z.object({ actionId: z.uuid() }),
  output: z.object({ actionId: z.string() }),
})

export const setGoals = endpoint({
  method: 'PUT',
  path: '/supervision/mine/agreements/:agreementId/goals',
  title: { zh: '约定督导目标', en: 'Set the goals of an agreement' },
  may: 'supervision:own',
  input: z.object({ agreementId: z.uuid(), goals: text(2000).min(1) }),
  output: z.object({ agreementId: z.string() }),
})

export const planMeeting = endpoint({
  method: 'POST',
  path: '/supervision/mine/agreements/:agreementId/plans',
  title: { zh: '约定下次督导', en: 'Plan the next session' },
  may: 'supervision:own',
  input: NextInput.extend({ agreementId: z.uuid() }),
  output: z.object({ planId: z.string() }),
})

export const cancelMeeting = endpoint({
  method: 'POST',
  path: '/supervision/mine/plans/:planId/cancellation',
  title: { zh: '取消约定的督导', en: 'Cancel a planned session' },
  may: 'supervision:own',
  input: z.object({ planId: z.uuid() }),
  output: z.object({ planId: z.string() }),
})

export const meetingFile = endpoint({
  method: 'GET',
  path: '/supervision/mine/plans/:planId/calendar',
  title: { zh: '督导日程文件', en: 'A planned session for the calendar' },
  may: 'supervision:own',
  input: z.object({ planId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})
