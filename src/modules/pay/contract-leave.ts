import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Day, text, Two } from '#kernel/shapes.ts'
import { Ground, Month } from '#modules/pay/contract-shapes.ts'

// Leave: asked for, decided, and who is away; health checks.

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
  input: PageInput.extend({ search: text(60).optional(), state: z.enum(['overdue', 'done', 'never']).optional() }),
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
