import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Certainty, Day, text, Two } from '#kernel/shapes.ts'
import { Ground, Month } from '#modules/pay/contract-shapes.ts'

// One person’s grade and pay; what an officer states or chooses about it.

const Line = z.object({
  sentence: Two,
  level: z.number().int().nullable(),
  fen: z.number().int().nullable(),
  ...Ground,
})

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

/** A locked month of one person on paper, every line with its reason. */
export const myPayslip = endpoint({
  method: 'GET',
  path: '/pay/me/payslips/:month',
  title: { zh: '我的工资条', en: 'My payslip' },
  may: 'pay:own',
  readsPersonalData: true,
  input: z.object({ month: Month }),
  output: z.any(),
  produces: 'file',
})
export const payslip = endpoint({
  method: 'GET',
  path: '/pay/people/:personId/payslips/:month',
  title: { zh: '一个人的工资条', en: 'A person’s payslip' },
  may: 'pay:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid(), month: Month }),
  output: z.any(),
  produces: 'file',
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
