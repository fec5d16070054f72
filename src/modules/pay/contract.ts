// Every endpoint of pay in one place, because server and screens read the same values; long because there are many.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Certainty, Day, text, Two } from '#kernel/shapes.ts'

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** On what something rests. */
const Ground = { basis: Two.nullable(), certainty: Certainty.nullable(), note: Two.nullable() }
const Line = z.object({
  sentence: Two,
  level: z.number().int().nullable(),
  fen: z.number().int().nullable(),
  ...Ground,
})

/* ── One person ── */

const Standing = z.object({
  from: z.string(),
  until: z.string().nullable(),
  post: Two,
  level: z.number().int().nullable(),
  monthlyFen: z.number().int(),
  onProbation: z.boolean(),
  steps: z.array(Line),
})

const PersonPay = z.object({
  personId: z.string(),
  name: z.string(),
  scheme: Two.nullable(),
  /** What was confirmed and stands today. */
  stands: Standing.nullable(),
  /** What the facts of today say; the same as stands unless a proposal is open. */
  computed: z.discriminatedUnion('is', [
    z.object({
      is: z.literal('known'),
      post: Two,
      level: z.number().int().nullable(),
      monthlyFen: z.number().int(),
      steps: z.array(Line),
    }),
    z.object({
      is: z.literal('unknown'),
      missing: z.array(Two),
      steps: z.array(Line),
      openQuestions: z.array(z.string()),
    }),
    z.object({ is: z.literal('outside') }),
  ]),
  next: z.array(
    z.object({
      sentence: Two,
      level: z.number().int().nullable(),
      gainFen: z.number().int(),
      on: z.string().nullable(),
      by: z.enum(['time', 'post', 'fact']),
      ...Ground,
    }),
  ),
  /** Every post's band, for the picture. */
  bands: z.array(
    z.object({ code: z.string(), name: Two, floor: z.number().int(), top: z.number().int(), own: z.boolean() }),
  ),
  levels: z.array(
    z.object({ level: z.number().int(), fen: z.number().int().nullable(), certainty: Certainty.nullable() }),
  ),
  allowances: z.array(Line),
  history: z.array(Standing),
  proposal: z
    .object({ proposalId: z.string(), version: z.number().int(), effectiveOn: z.string(), reasons: z.array(Two) })
    .nullable(),
  paid: z.array(
    z.object({
      month: z.string(),
      lines: z.array(z.object({ title: Two, kind: z.string(), forMonth: z.string(), fen: z.number().int() })),
      totalFen: z.number().int(),
    }),
  ),
  /** Facts that only an officer can state, and questions the rule leaves open. */
  mayState: z.array(
    z.object({
      fact: z.string(),
      name: Two,
      kind: z.enum(['yes-no', 'number', 'code']),
      codes: z.array(z.object({ code: z.string(), name: Two })),
    }),
  ),
  mayChoose: z.array(
    z.object({
      question: z.string(),
      title: Two,
      answers: z.array(z.object({ answer: z.string(), title: Two })),
      chosen: z.string().nullable(),
    }),
  ),
})

export const myPay = endpoint({
  method: 'GET',
  path: '/pay/me',
  title: { zh: '我的等级与薪酬', en: 'My grade and pay' },
  may: 'pay:own',
  readsPersonalData: true,
  input: z.object({}),
  output: PersonPay,
})
export const personPay = endpoint({
  method: 'GET',
  path: '/pay/people/:personId',
  title: { zh: '一个人的等级与薪酬', en: 'A person’s grade and pay' },
  may: 'pay:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: PersonPay,
})

export const makeChoice = endpoint({
  method: 'POST',
  path: '/pay/people/:personId/choices',
  title: { zh: '选定办法未规定的事项', en: 'Choose where the rule leaves it open' },
  may: 'pay:decide',
  input: z.object({ personId: z.uuid(), question: text(40), answer: text(40), fromOn: Day, reason: text(300) }),
  output: z.object({ choiceId: z.string() }),
})
export const stateFact = endpoint({
  method: 'POST',
  path: '/pay/people/:personId/stated-facts',
  title: { zh: '认定一项事实', en: 'State a fact from a paper' },
  may: 'pay:decide',
  input: z.object({
    personId: z.uuid(),
    fact: text(60),
    value: z.union([text(60), z.number(), z.boolean()]),
    fromOn: Day,
    paper: text(300),
  }),
  output: z.object({ statedId: z.string() }),
})

/* ── Grades and proposals ── */

const GradeRow = z.object({
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  employerName: z.string(),
  /** Null where no grade stands. */
  postName: Two.nullable(),
  level: z.number().int().nullable(),
  monthlyFen: z.number().int().nullable(),
  since: z.string().nullable(),
  onProbation: z.boolean(),
  missing: z.array(Two),
})
const gradeFilter = {
  search: text(60).optional(),
  level: z.coerce.number().int().min(0).max(99).optional(),
  state: z.enum(['graded', 'unsaid']).optional(),
}
export const grades = endpoint({
  method: 'GET',
  path: '/pay/grades',
  title: { zh: '人员等级', en: 'Grades' },
  may: 'pay:read',
  readsPersonalData: true,
  input: PageInput.extend(gradeFilter),
  output: pageOf(GradeRow),
})

const Short = z.object({ post: Two, level: z.number().int().nullable(), monthlyFen: z.number().int() }).nullable()
const ProposalRow = z.object({
  proposalId: z.string(),
  version: z.number().int(),
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  effectiveOn: z.string(),
  proposedOn: z.string(),
  was: Short,
  becomes: Short,
  reasons: z.array(Two),
  gainFen: z.number().int(),
  state: z.enum(['open', 'confirmed', 'refused', 'overtaken']),
  answer: z.string().nullable(),
})
export const proposals = endpoint({
  method: 'GET',
  path: '/pay/proposals',
  title: { zh: '等级变动建议', en: 'Proposed changes of grade' },
  may: 'pay:read',
  readsPersonalData: true,
  input: PageInput.extend({
    state: z.enum(['open', 'confirmed', 'refused', 'overtaken']).optional(),
    direction: z.enum(['up', 'down', 'first']).optional(),
  }),
  output: pageOf(ProposalRow),
})
const Chosen = z.object({ proposalId: z.uuid(), version: z.number().int() })
export const previewConfirm = endpoint({
  method: 'POST',
  path: '/pay/proposals/preview',
  title: { zh: '批量确认前预览', en: 'What confirming several would do' },
  may: 'pay:decide',
  readsPersonalData: true,
  writes: false,
  input: z.object({ proposals: z.array(Chosen).min(1).max(500) }),
  output: z.object({
    people: z.number().int(),
    up: z.number().int(),
    down: z.number().int(),
    first: z.number().int(),
    monthlyFen: z.number().int(),
    backdated: z.number().int(),
    gone: z.number().int(),
  }),
})
export const confirmProposals = endpoint({
  method: 'POST',
  path: '/pay/proposals/confirm',
  title: { zh: '确认等级变动', en: 'Confirm changes of grade' },
  may: 'pay:decide',
  input: z.object({ proposals: z.array(Chosen).min(1).max(500) }),
  output: z.object({ confirmed: z.number().int() }),
})
export const refuseProposal = endpoint({
  method: 'POST',
  path: '/pay/proposals/:proposalId/refuse',
  title: { zh: '不同意等级变动', en: 'Refuse a change of grade' },
  may: 'pay:decide',
  input: z.object({ proposalId: z.uuid(), basedOnVersion: z.number().int(), reason: text(300) }),
  output: z.object({ version: z.number().int() }),
})

/* ── Schemes and what-if: rules, nobody's data ── */

const Rendered = z.object({
  place: z.string(),
  placeName: Two,
  title: Two,
  version: z.string(),
  on: z.string(),
  /** The days on which the rule is another. */
  days: z.array(z.string()),
  parts: z.array(
    z.object({ key: z.string(), title: Two, lines: z.array(z.object({ key: z.string(), sentence: Two, ...Ground })) }),
  ),
  levels: z.array(z.object({ level: z.number().int(), fen: z.number().int().nullable(), ...Ground })),
  bands: z.array(z.object({ code: z.string(), name: Two, floor: z.number().int(), top: z.number().int() })),
})
export const schemes = endpoint({
  method: 'GET',
  path: '/pay/schemes',
  title: { zh: '各地薪酬办法', en: 'Pay schemes by place' },
  may: 'signed-in',
  input: z.object({}),
  output: z.object({
    own: z.string().nullable(),
    rows: z.array(
      z.object({
        place: z.string(),
        placeName: Two,
        title: Two,
        posts: z.number().int(),
        levels: z.number().int(),
        allowances: z.number().int(),
      }),
    ),
  }),
})
export const scheme = endpoint({
  method: 'GET',
  path: '/pay/schemes/:place',
  title: { zh: '一个地方的薪酬办法', en: 'The pay scheme of a place' },
  may: 'signed-in',
  input: z.object({ place: text(60), on: Day.optional() }),
  output: Rendered,
})
export const schemeText = endpoint({
  method: 'GET',
  path: '/pay/schemes/:place/text',
  title: { zh: '薪酬办法原文件', en: 'The file of a pay scheme' },
  may: 'pay:decide',
  input: z.object({ place: text(60) }),
  output: z.object({ text: z.string() }),
})
export const rehearse = endpoint({
  method: 'POST',
  path: '/pay/rehearsals',
  title: { zh: '新办法试算', en: 'Rehearse a new scheme on the people of today' },
  may: 'pay:decide',
  readsPersonalData: true,
  writes: false,
  input: z.object({ place: text(60), text: z.string().max(200_000), on: Day.optional() }),
  output: z.object({
    /** Where the file cannot be read: what to mend. */
    faults: z.array(z.object({ line: z.number().int(), message: Two })),
    people: z.number().int(),
    gain: z.number().int(),
    lose: z.number().int(),
    same: z.number().int(),
    unknown: z.number().int(),
    monthlyNowFen: z.number().int(),
    monthlyThenFen: z.number().int(),
    yearlyFen: z.number().int(),
    rows: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        now: Short,
        then: Short,
        gainFen: z.number().int(),
        missing: z.array(Two),
      }),
    ),
  }),
})

/* ── Payroll ── */

const PayrollLine = z.object({
  title: Two,
  code: z.string(),
  kind: z.enum(['due', 'arrears', 'claw-back']),
  forMonth: z.string(),
  fen: z.number().int(),
})
const PayrollPage = z.object({
  employerId: z.string(),
  employerName: z.string(),
  month: z.string(),
  lockedAt: z.string().nullable(),
  /** Why it cannot be locked now. */
  notNow: Two.nullable(),
  openProposals: z.number().int(),
  totalFen: z.number().int(),
  arrearsFen: z.number().int(),
  clawBackFen: z.number().int(),
  shares: z.array(z.object({ title: Two, fen: z.number().int() })),
  rows: z.array(
    z.object({
      personId: z.string(),
      name: z.string(),
      post: Two.nullable(),
      level: z.number().int().nullable(),
      lines: z.array(PayrollLine),
      totalFen: z.number().int(),
      missing: z.array(Two),
    }),
  ),
})
export const payrolls = endpoint({
  method: 'GET',
  path: '/pay/payrolls',
  title: { zh: '薪酬月度表', en: 'Payroll months' },
  may: 'pay:read',
  input: z.object({}),
  output: z.object({
    employers: z.array(
      z.object({
        employerId: z.string(),
        name: z.string(),
        people: z.number().int(),
        months: z.array(z.object({ month: z.string(), totalFen: z.number().int(), people: z.number().int() })),
      }),
    ),
  }),
})
const OfMonth = z.object({ employerId: z.uuid(), month: Month })
export const payroll = endpoint({
  method: 'GET',
  path: '/pay/payrolls/:employerId/:month',
  title: { zh: '薪酬月度表明细', en: 'A payroll month' },
  may: 'pay:read',
  readsPersonalData: true,
  input: OfMonth,
  output: PayrollPage,
})
export const lockPayroll = endpoint({
  method: 'POST',
  path: '/pay/payrolls/:employerId/:month/lock',
  title: { zh: '锁定薪酬月度表', en: 'Lock a payroll month' },
  may: 'pay:lock',
  input: OfMonth.extend({ expectedTotalFen: z.number().int() }),
  output: z.object({ payrollId: z.string(), totalFen: z.number().int() }),
})
export const exportPayroll = endpoint({
  method: 'GET',
  path: '/pay/payrolls/:employerId/:month/export',
  title: { zh: '导出薪酬依据', en: 'Export the payroll basis' },
  may: 'pay:export',
  input: OfMonth,
  output: z.any(),
  produces: 'file',
})

/* ── Health checks ── */

const CheckState = z.object({
  rule: Two.nullable(),
  fen: z.number().int().nullable(),
  lastOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  ...Ground,
  checks: z.array(
    z.object({
      checkId: z.string(),
      doneOn: z.string(),
      place: z.string(),
      fen: z.number().int(),
      version: z.number().int(),
    }),
  ),
})
export const healthChecks = endpoint({
  method: 'GET',
  path: '/pay/health-checks',
  title: { zh: '体检安排', en: 'Health checks' },
  may: 'pay:read',
  readsPersonalData: true,
  input: PageInput.extend({ search: text(60).optional(), state: z.enum(['overdue', 'done']).optional() }),
  output: pageOf(
    z.object({
      personId: z.string(),
      name: z.string(),
      organisationName: z.string(),
      rule: Two.nullable(),
      fen: z.number().int().nullable(),
      lastOn: z.string().nullable(),
      dueOn: z.string().nullable(),
      overdue: z.boolean(),
    }),
  ),
})
export const recordCheck = endpoint({
  method: 'POST',
  path: '/pay/people/:personId/health-checks',
  title: { zh: '登记体检', en: 'Record a health check' },
  may: 'pay:record-checks',
  input: z.object({ personId: z.uuid(), doneOn: Day, place: text(80), fen: z.number().int().min(0).max(10_000_000) }),
  output: z.object({ checkId: z.string() }),
})

/* ── Leave ── */

const LeaveRow = z.object({
  requestId: z.string(),
  version: z.number().int(),
  personId: z.string(),
  name: z.string(),
  kind: z.string(),
  kindName: Two,
  from: z.string(),
  /** The last day away. */
  to: z.string(),
  days: z.number().int(),
  reason: z.string(),
  state: z.enum(['asked', 'approved', 'returned', 'withdrawn']),
  answer: z.string().nullable(),
  askedAt: z.string(),
})
const Balance = z.object({
  kind: z.string(),
  name: Two,
  paid: z.boolean(),
  counts: z.enum(['workingDays', 'days']),
  entitled: z.number().int().nullable(),
  /** More may be due; this is not known. */ atLeast: z.boolean(),
  carried: z.number().int(),
  taken: z.number().int(),
  left: z.number().int().nullable(),
  missing: Two.nullable(),
  ...Ground,
})
export const myLeave = endpoint({
  method: 'GET',
  path: '/pay/me/leave',
  title: { zh: '我的休假', en: 'My leave' },
  may: 'pay:own',
  readsPersonalData: true,
  input: z.object({}),
  output: z.object({
    year: z.number().int(),
    balances: z.array(Balance),
    requests: z.array(LeaveRow),
    health: CheckState,
  }),
})
const Asked = z.object({ kind: text(40), from: Day, to: Day, reason: text(200) })
export const countLeave = endpoint({
  method: 'POST',
  path: '/pay/me/leave/count',
  title: { zh: '计算休假天数', en: 'How many days of leave a span takes' },
  may: 'pay:own',
  writes: false,
  input: Asked.pick({ kind: true, from: true, to: true }),
  output: z.object({ days: z.number().int(), left: z.number().int().nullable() }),
})
export const askLeave = endpoint({
  method: 'POST',
  path: '/pay/me/leave',
  title: { zh: '申请休假', en: 'Ask for leave' },
  may: 'pay:own',
  input: Asked,
  output: z.object({ requestId: z.string(), days: z.number().int() }),
})
export const withdrawLeave = endpoint({
  method: 'POST',
  path: '/pay/me/leave/:requestId/withdraw',
  title: { zh: '撤回休假', en: 'Withdraw one’s leave' },
  may: 'pay:own',
  input: z.object({ requestId: z.uuid(), basedOnVersion: z.number().int() }),
  output: z.object({ version: z.number().int() }),
})
export const leaveRequests = endpoint({
  method: 'GET',
  path: '/pay/leave',
  title: { zh: '休假审批', en: 'Leave to be decided' },
  may: 'pay:decide-leave',
  readsPersonalData: true,
  input: PageInput.extend({ state: z.enum(['asked', 'approved', 'returned', 'withdrawn']).optional() }),
  output: pageOf(LeaveRow),
})
export const decideLeave = endpoint({
  method: 'POST',
  path: '/pay/leave/:requestId/decide',
  title: { zh: '批准或退回休假', en: 'Approve or return leave' },
  may: 'pay:decide-leave',
  input: z.object({
    requestId: z.uuid(),
    basedOnVersion: z.number().int(),
    approve: z.boolean(),
    answer: text(200).nullable(),
  }),
  output: z.object({ version: z.number().int() }),
})
/** Who is away on which days; not why. */
export const leaveCalendar = endpoint({
  method: 'GET',
  path: '/pay/leave/calendar',
  title: { zh: '团队休假日历', en: 'The team’s calendar of leave' },
  may: 'pay:read-calendar',
  input: z.object({ month: Month, organisationId: z.uuid().optional(), regionCode: RegionCode.optional() }),
  output: z.object({
    month: z.string(),
    days: z.array(z.object({ day: z.string(), works: z.boolean().nullable() })),
    rows: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        away: z.array(z.object({ day: z.string(), sure: z.boolean() })),
      }),
    ),
  }),
})
