import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Two } from '#kernel/shapes.ts'
import { Month } from '#modules/pay/contract-shapes.ts'

// The payroll basis of an employer, month by month.

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
