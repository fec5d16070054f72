import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Day, text, Two } from '#kernel/shapes.ts'
import { Ground, Short } from '#modules/pay/contract-shapes.ts'

// Schemes and what-if: rules, and sums over people.

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
