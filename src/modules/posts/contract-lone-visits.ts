// Visits made alone, whose time the server watches.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Named, note, text } from '#modules/posts/contract-shapes.ts'

const Instant = z.iso.datetime()
const Visit = z.object({ visitId: z.uuid() })

export const ownSafety = endpoint({
  method: 'GET',
  path: '/posts/lone-visits/mine',
  title: { zh: '本人的单独入户', en: 'One’s own lone visits' },
  may: 'posts:own',
  input: z.object({}),
  output: z.object({
    card: z.object({ phoneMasked: z.string(), second: Named }).nullable(),
    limits: z.object({ graceMinutes: z.int(), longestMinutes: z.int() }),
    colleagues: z.array(Named),
    /** Out now; never says more than the worker may show to whoever looks over the shoulder. */
    out: z
      .object({ visitId: z.uuid(), clientName: z.string(), place: z.string(), startedAt: Instant, dueAt: Instant })
      .nullable(),
    /** Of colleagues who named me and have an alarm now. */
    alarms: z.array(z.object({ visitId: z.uuid(), name: z.string(), since: Instant, answered: z.boolean() })),
  }),
})

export const setSafetyCard = endpoint({
  method: 'PUT',
  path: '/posts/safety-card',
  title: { zh: '登记平安联系方式', en: 'Say how one is reached' },
  may: 'posts:own',
  input: z.object({ phone: text(1, 40), secondPersonId: z.uuid() }),
  output: z.object({ phoneMasked: z.string() }),
})

export const startLoneVisit = endpoint({
  method: 'POST',
  path: '/posts/lone-visits',
  title: { zh: '开始单独入户', en: 'Start a lone visit' },
  may: 'posts:own',
  input: z.object({
    clientId: z.uuid().nullable().default(null),
    /** Where it is no client’s home. */
    place: note(100),
    expectedMinutes: z.int().min(5).max(1440),
  }),
  output: Visit.extend({ dueAt: Instant }),
})

export const endLoneVisit = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/end',
  title: { zh: '报平安', en: 'Say that one is safe' },
  may: 'posts:own',
  // `rough` is the silent cry for help; what comes back is the same.
  input: Visit.extend({ way: z.enum(['smooth', 'rough']) }),
  output: Visit,
})

export const extendLoneVisit = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/extension',
  title: { zh: '延长单独入户', en: 'Stay longer' },
  may: 'posts:own',
  input: Visit.extend({ minutes: z.int().min(5).max(240) }),
  output: Visit.extend({ dueAt: Instant }),
})

const LoneVisitShown = z.object({
  visitId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  stationName: z.string(),
  state: z.enum(['out', 'late', 'alarm', 'answered', 'safe', 'closed']),
  alarm: z.enum(['overdue', 'duress']).nullable(),
  startedAt: Instant,
  dueAt: Instant,
  endedAt: Instant.nullable(),
  alarmedAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  secondName: z.string(),
  outcome: z.string(),
})

export const loneVisits = endpoint({
  method: 'GET',
  path: '/posts/lone-visits',
  title: { zh: '单独入户实时情况', en: 'Lone visits now' },
  may: 'posts:answer-alarms',
  input: z.object({}),
  /** Alarms first, then who is out, then what ended in the last day. */
  output: z.object({ now: Instant, rows: z.array(LoneVisitShown) }),
})

export const whereSomebodyIs = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/emergency',
  title: { zh: '紧急查看位置与电话', en: 'See where somebody is, in an emergency' },
  may: 'posts:own',
  input: Visit,
  output: z.object({
    name: z.string(),
    phone: z.string().nullable(),
    clientName: z.string(),
    address: z.string().nullable(),
    clientPhone: z.string().nullable(),
    place: z.string(),
    startedAt: Instant,
  }),
  readsPersonalData: true,
  writes: false,
})

export const answerAlarm = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/answer',
  title: { zh: '响应报警', en: 'Take an alarm on' },
  may: 'posts:own',
  input: Visit,
  output: Visit,
})

export const closeAlarm = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/closure',
  title: { zh: '解除报警', en: 'End an alarm' },
  may: 'posts:own',
  input: Visit.extend({ outcome: text(2, 200) }),
  output: Visit,
})
