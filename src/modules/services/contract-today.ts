// What a phone asks for.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Two } from '#kernel/shapes.ts'
import { Outcome, RiskClass } from '#modules/services/contract-codes.ts'

const TodayVisit = z.object({
  clientId: z.string(),
  name: z.string(),
  age: z.number().int().nullable(),
  regionName: z.string(),
  categories: z.array(z.string()),
  riskClass: RiskClass,
  dueOn: z.string().nullable(),
  overdueDays: z.number().int(),
  lastMetOn: z.string().nullable(),
  lastOutcome: Outcome.nullable(),
  lastServiceCodes: z.array(z.string()),
  reason: Two,
  version: z.number().int(),
})

/** Whom to visit and why, most urgent first; done ones of today after them. */
export const today = endpoint({
  method: 'GET',
  path: '/services/today',
  title: { zh: '今日探访', en: 'Today’s visits' },
  may: 'services:record',
  readsPersonalData: true,
  input: z.object({}),
  output: z.object({
    day: z.string(),
    due: z.array(TodayVisit),
    doneToday: z.number().int(),
    overdue: z.number().int(),
  }),
})

/** The clients a phone carries, a page at a time and then only what changed since. No sealed value is ever in it. */
export const carriedClients = endpoint({
  method: 'GET',
  path: '/services/carried-clients',
  title: { zh: '随身服务对象', en: 'The clients a phone carries' },
  may: 'services:record',
  readsPersonalData: true,
  input: z.object({ since: z.string().max(200).optional() }),
  output: z.object({
    rows: z.array(
      TodayVisit.omit({ reason: true, overdueDays: true }).extend({
        pinyin: z.string(),
        initials: z.string(),
        stationId: z.string(),
        regionCode: z.string(),
      }),
    ),
    /** Files that left this worker's reach: the phone forgets them. */
    gone: z.array(z.string()),
    next: z.string(),
    more: z.boolean(),
  }),
})
