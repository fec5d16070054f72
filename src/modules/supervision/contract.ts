// Every endpoint of supervision in one place, because server and screens read the same values. What is under /supervision/mine is oneself's: it
// alone ever holds what was said.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Certainty, CodeShown, Day, text, Two } from '#kernel/shapes.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Code = z.string().max(60)
const Year = z.coerce.number().int().min(2000).max(2100)
const Kind = z.enum(['individual', 'group'])

export const supervisionLists = endpoint({
  method: 'GET',
  path: '/supervision/code-lists',
  title: { zh: '督导代码表与规则', en: 'Code lists and rules of supervision' },
  may: 'supervision:own',
  input: z.object({}),
  output: z.object({
    functions: z.array(CodeShown),
    modes: z.array(CodeShown),
    kinds: z.array(CodeShown),
    ranks: z.array(CodeShown),
    exitReasons: z.array(CodeShown),
    frequencies: z.array(CodeShown.extend({ functions: z.array(z.string()), everyDays: z.number().int() })),
    ratio: z.object({ workersPerSupervisor: z.number().int(), basis: Two.nullable(), certainty: Certainty.nullable() }),
    limits: z.object({
      recordWithinDays: z.number().int(),
      longestMinutes: z.number().int(),
      noteLength: z.number().int(),
    }),
  }),
})

/* ── Pools ── */

const SupervisorRow = z.object({
  supervisorId: z.string(),
  personId: z.string(),
  name: z.string(),
  kind: z.string(),
  rank: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  organisationName: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  exitReason: z.string().nullable(),
  /** Whole years of social work; null where it is not known since when. */
  yearsOfPractice: z.number().int().nullable(),
  /** Everywhere, also out of the reader's reach. */
  supervisees: z.number().int(),
  most: z.number().int(),
  overRatio: z.boolean(),
  /** What follows is of the year that was asked for, and of people within the reader's reach. */
  sessions: z.number().int(),
  minutes: z.number().int(),
  centres: z.number().int(),
  /** Days between sessions, on average; null with fewer than two. */
  everyDays: z.number().int().nullable(),
  version: z.number().int(),
})

const supervisorFilter = {
  regionCode: RegionCode.optional(),
  kind: Code.optional(),
  rank: Code.optional(),
  state: z.enum(['active', 'left']).optional(),
  over: z.enum(['yes']).optional(),
  search: text(60).optional(),
  year: Year.optional(),
}

export const supervisors = endpoint({
  method: 'GET',
  path: '/supervision/supervisors',
  title: { zh: '督导人才库', en: 'The pool of supervisors' },
  may: 'supervision:read',
  input: PageInput.extend(supervisorFilter),
  output: pageOf(SupervisorRow),
})

export const exportSupervisors = endpoint({
  method: 'GET',
  path: '/supervision/supervisors/export',
  title: { zh: '导出督导工作量', en: 'Export the hours of supervisors' },
  may: 'supervision:read',
  input: z.object(supervisorFilter),
  output: z.any(),
  produces: 'file',
})

const AgreementRow = z.object({
  agreementId: z.string(),
  supervisorId: z.string().nullable(),
  supervisorPersonId: z.string(),
  supervisorName: z.string(),
  personId: z.string(),
  personName: z.string(),
  organisationName: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  active: z.boolean(),
  endReason: z.string().nullable(),
  everyDays: z.number().int().nullable(),
  version: z.number().int(),
})

export const supervisor = endpoint({
  method: 'GET',
  path: '/supervision/supervisors/:supervisorId',
  title: { zh: '督导', en: 'A supervisor' },
  may: 'supervision:read',
  input: z.object({ supervisorId: z.uuid() }),
  output: SupervisorRow.extend({
    entryReason: z.string(),
    exitNote: z.string().nullable(),
    ranks: z.array(z.object({ rank: z.string(), fromOn: z.string(), reason: z.string() })),
    agreements: z.array(AgreementRow),
  }),
})

export const admitSupervisor = endpoint({
  method: 'POST',
  path: '/supervision/supervisors',
  title: { zh: '督导入库', en: 'Admit a supervisor to the pool' },
  may: 'supervision:manage',
  input: z.object({
    personId: z.uuid(),
    kind: Code,
    rank: Code,
    fromOn: Day,
    untilOn: Day.nullable().default(null),
    entryReason: text(200).min(2),
    practisingSince: Day.nullable().default(null),
  }),
  output: z.object({
    supervisorId: z.string(),
    version: z.number().int(),
    /** Facts the rule of the rank asks for and nobody knows: it was not refused for them. */
    unknown: z.array(z.string()),
  }),
})

export const changeRank = endpoint({
  method: 'POST',
  path: '/supervision/supervisors/:supervisorId/ranks',
  title: { zh: '变更督导等级', en: 'Change the rank of a supervisor' },
  may: 'supervision:manage',
  input: z.object({
    supervisorId: z.uuid(),
    basedOnVersion: z.number().int(),
    rank: Code,
    fromOn: Day,
    reason: text(200).min(2),
  }),
  output: z.object({ supervisorId: z.string(), version: z.number().int(), unknown: z.array(z.string()) }),
})

export const dismissSupervisor = endpoint({
  method: 'POST',
  path: '/supervision/supervisors/:supervisorId/exit',
  title: { zh: '督导出库', en: 'Take a supervisor out of the pool' },
  may: 'supervision:manage',
  input: z.object({
    supervisorId: z.uuid(),
    basedOnVersion: z.number().int(),
    leftOn: Day,
    exitReason: Code,
    note: text(200).default(''),
  }),
  output: z.object({ supervisorId: z.string(), version: z.number().int(), endedAgreements: z.number().int() }),
})

/* ── Agreements: that they exist ── */

export const agreements = endpoint({
  method: 'GET',
  path: '/supervision/agreements',
  title: { zh: '督导协议', en: 'Supervision agreements' },
  may: 'supervision:read',
  input: PageInput.extend({
    regionCode: RegionCode.optional(),
    personId: z.uuid().optional(),
    state: z.enum(['active', 'ended']).optional(),
  }),
  output: pageOf(AgreementRow),
})

export const makeAgreement = endpoint({
  method: 'POST',
  path: '/supervision/agreements',
  title: { zh: '订立督导协议', en: 'Make a supervision agreement' },
  may: 'supervision:manage',
  input: z.object({
    supervisorId: z.uuid(),
    personIds: z.array(z.uuid()).min(1).max(100),
    fromOn: Day,
    untilOn: Day.nullable().default(null),
    everyDays: z.number().int().min(1).max(366).nullable().default(null),
    /** More people than the rule allows one supervisor: said on purpose. */
    overRatio: z.boolean().default(false),
  }),
  output: z.object({ agreementId: z.string(), version: z.number().int() }),
})

export const endAgreement = endpoint({
  method: 'POST',
  path: '/supervision/agreements/:agreementId/end',
  title: { zh: '结束督导协议', en: 'End a supervision agreement' },
  may: 'supervision:manage',
  input: z.object({
    agreementId: z.uuid(),
    basedOnVersion: z.number().int(),
    /** Only for this person; for everyone where left out. */
    personId: z.uuid().nullable().default(null),
    endedOn: Day,
    reason: text(200).min(2),
  }),
  output: z.object({ agreementId: z.string(), version: z.number().int() }),
})

/* ── What is owed ── */

const DebtRow = z.object({
  personId: z.string(),
  personName: z.string(),
  code: z.string(),
  name: Two,
  everyDays: z.number().int(),
  regionCode: z.string(),
  regionName: z.string(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  supervisorNames: z.array(z.string()),
  /** Null: never yet; it is counted from `sinceOn`. */
  lastOn: z.string().nullable(),
  sinceOn: z.string(),
  dueOn: z.string(),
  overdueDays: z.number().int(),
  /** Facts that would say whether the rule holds for this person. */
  missing: z.array(z.string()),
  basis: Two.nullable(),
  certainty: Certainty.nullable(),
})

const debtFilter = {
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
  personId: z.uuid().optional(),
  code: Code.optional(),
  state: z.enum(['overdue', 'soon', 'unsupervised', 'unknown']).optional(),
}

export const supervisionDebt = endpoint({
  method: 'GET',
  path: '/supervision/debt',
  title: { zh: '督导应做与欠做', en: 'Supervision due and owed' },
  may: 'supervision:read',
  input: PageInput.extend(debtFilter),
  output: pageOf(DebtRow),
})

export const exportDebt = endpoint({
  method: 'GET',
  path: '/supervision/debt/export',
  title: { zh: '导出督导应做与欠做', en: 'Export supervision due and owed' },
  may: 'supervision:read',
  input: z.object(debtFilter),
  output: z.any(),
  produces: 'file',
})

const Totals = z.object({
  people: z.number().int(),
  supervised: z.number().int(),
  overdue: z.number().int(),
})

export const supervisionOverview = endpoint({
  method: 'GET',
  path: '/supervision/overview',
  title: { zh: '督导总览', en: 'Supervision of a region at a glance' },
  may: 'supervision:read',
  input: z.object({ regionCode: RegionCode.optional() }),
  output: Totals.extend({
    regionCode: z.string(),
    regionName: z.string(),
    supervisors: z.number().int(),
    overRatio: z.number().int(),
    sessionsThisYear: z.number().int(),
    minutesThisYear: z.number().int(),
    byCode: z.array(CodeShown.extend({ overdue: z.number().int(), people: z.number().int() })),
    parts: z.array(Totals.extend({ regionCode: z.string(), regionName: z.string() })),
    ratio: z.object({ most: z.number().int(), basis: Two.nullable(), certainty: Certainty.nullable() }),
    teams: z.array(
      CodeShown.extend({
        parts: z.array(
          z.object({
            ranks: z.array(z.string()),
            needed: z.number().int(),
            there: z.number().int(),
            short: z.number().int(),
          }),
        ),
      }),
    ),
  }),
})

/* ── That sessions took place ── */

const HeldRow = z.object({
  sessionId: z.string(),
  personId: z.string(),
  personName: z.string(),
  supervisorName: z.string(),
  organisationName: z.string().nullable(),
  regionName: z.string(),
  heldOn: z.string(),
  kind: Kind,
  mode: z.string(),
  minutes: z.number().int(),
  functions: z.array(z.string()),
  signed: z.boolean(),
})

const heldFilter = {
  regionCode: RegionCode.optional(),
  personId: z.uuid().optional(),
  supervisorPersonId: z.uuid().optional(),
  kind: Kind.optional(),
  function: Code.optional(),
  from: Day.optional(),
  until: Day.optional(),
}

/** That it took place, when, how long and what for; never what was said. */
export const heldSessions = endpoint({
  method: 'GET',
  path: '/supervision/sessions',
  title: { zh: '督导开展情况', en: 'Supervision that took place' },
  may: 'supervision:read',
  input: PageInput.extend(heldFilter),
  output: pageOf(HeldRow),
})

export const exportSessions = endpoint({
  method: 'GET',
  path: '/supervision/sessions/export',
  title: { zh: '导出督导开展情况', en: 'Export supervision that took place' },
  may: 'supervision:read',
  input: z.object(heldFilter),
  output: z.any(),
  produces: 'file',
})

/** For a person's page: agreements, hours and what is owed. */
export const personSupervision = endpoint({
  method: 'GET',
  path: '/supervision/people/:personId',
  title: { zh: '某人的督导', en: 'The supervision of a person' },
  may: 'supervision:read',
  input: z.object({ personId: z.uuid() }),
  output: z.object({
    minutesThisYear: z.number().int(),
    sessionsThisYear: z.number().int(),
    agreements: z.array(AgreementRow),
    duties: z.array(DebtRow),
    asSupervisor: SupervisorRow.nullable(),
  }),
})

/* ── Mine ── */

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
  people: z.array(Person.extend({ signed: z.boolean() })),
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
