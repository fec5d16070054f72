// The growth path, and all of this about one person.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Certainty, text, Two } from '#kernel/shapes.ts'
import { Cooperation } from '#modules/development/contract-cooperation.ts'
import { Code, Line, Outcome } from '#modules/development/contract-shapes.ts'
import { Member } from '#modules/development/contract-pools.ts'
import { Application, ApplicationStage, Measure } from '#modules/development/contract-standing.ts'

const StepShown = z.object({ code: z.string(), name: Two, certainty: Certainty })
const Growth = z.object({
  at: z.string().nullable(),
  next: StepShown.extend({ outcome: Outcome, lines: z.array(Line) }).nullable(),
})
const GrowthRow = z.object({
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  at: z.string().nullable(),
  next: z.string().nullable(),
  /** What is not met yet, or not known, of the next step. */
  missing: z.array(Two),
})

export const growth = endpoint({
  method: 'GET',
  path: '/development/growth',
  title: { zh: '成长路径', en: 'The growth path' },
  may: 'development:read',
  readsPersonalData: true,
  input: PageInput.extend({ step: Code.optional(), search: text(60).optional() }),
  output: z.object({
    steps: z.array(StepShown.extend({ people: z.number().int() })),
    starting: z.number().int(),
    rows: pageOf(GrowthRow),
  }),
})

const Own = z.object({
  growth: Growth.nullable(),
  steps: z.array(StepShown),
  pools: z.array(
    Member.pick({ memberId: true, pool: true, stage: true, fromOn: true, untilOn: true, endsSoon: true }).extend({
      poolName: Two,
    }),
  ),
  applications: z.array(Application),
  /** What they are in with a school or an institute: mentor for a term, the guide of an intern, the lead of a topic. */
  cooperation: z.array(
    Cooperation.pick({
      cooperationId: true,
      kind: true,
      title: true,
      partner: true,
      fromOn: true,
      untilOn: true,
      state: true,
    }),
  ),
})

export const ofPerson = endpoint({
  method: 'GET',
  path: '/development/people/:personId',
  title: { zh: '个人成长与待遇', en: 'Development of a person' },
  may: 'development:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: Own,
})

export const mine = endpoint({
  method: 'GET',
  path: '/development/mine',
  title: { zh: '我的成长与待遇', en: 'My development and entitlements' },
  may: 'development:own',
  readsPersonalData: true,
  input: z.object({}),
  output: Own.extend({
    registered: z.boolean(),
    /** The measures I own: to be reported on until they are done. */
    measures: z.array(Measure.extend({ kindName: Two })),
    open: z.array(
      z.object({
        code: z.string(),
        name: Two,
        size: z.number().int().nullable(),
        outcome: Outcome,
        lines: z.array(Line),
        joined: z.boolean(),
      }),
    ),
    entitlements: z.array(
      z.object({
        code: z.string(),
        name: Two,
        outcome: Outcome,
        lines: z.array(Line),
        amountFen: z.number().int().nullable(),
        period: z.string(),
        asked: ApplicationStage.nullable(),
        basis: Two,
        certainty: Certainty,
      }),
    ),
  }),
})

export const askFor = endpoint({
  method: 'POST',
  path: '/development/mine/applications',
  title: { zh: '申请待遇', en: 'Ask for an entitlement' },
  may: 'development:own',
  input: z.object({ entitlement: Code, note: text(1000).default('') }),
  output: z.object({ applicationId: z.string() }),
})
