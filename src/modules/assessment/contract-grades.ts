// The order of a unit, its grades, and appeals against them.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { text, Two } from '#kernel/shapes.ts'
import { GradeShown, Reading, Stage } from './contract-shapes.ts'

const RankedRow = z.object({
  participantId: z.string(),
  name: z.string(),
  total: z.number().int().nullable(),
  rank: z.number().int().nullable(),
  byPoints: z.string().nullable(),
  suggested: z.string().nullable(),
  displaced: z.boolean(),
  tied: z.boolean(),
  proposed: z.string().nullable(),
  note: z.string().nullable(),
  /** One's own grade is proposed by somebody else. */
  own: z.boolean(),
})

export const unitRanking = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId/units/:organisationId',
  title: { zh: '单位考核排序', en: 'The order of a unit' },
  may: 'assessment:propose',
  readsPersonalData: true,
  input: z.object({ roundId: z.uuid(), organisationId: z.uuid() }),
  output: z.object({
    unitName: z.string(),
    title: z.string(),
    stage: Stage,
    shareOf: z.enum(['unit', 'round']),
    shareReading: Reading,
    assessed: z.number().int(),
    grades: z.array(GradeShown.extend({ most: z.number().int().nullable(), exact: z.number().nullable() })),
    rows: z.array(RankedRow),
    exempt: z.array(z.object({ name: z.string(), why: Two })),
    mayPropose: Two.nullable(),
    version: z.number().int(),
  }),
})

export const propose = endpoint({
  method: 'POST',
  path: '/assessment/rounds/:roundId/units/:organisationId/proposal',
  title: { zh: '提出等次建议', en: 'Propose the grades of a unit' },
  may: 'assessment:propose',
  input: z.object({
    roundId: z.uuid(),
    organisationId: z.uuid(),
    grades: z
      .array(z.object({ participantId: z.uuid(), grade: text(60).min(1), note: text(500).default('') }))
      .min(1)
      .max(1000),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ proposed: z.number().int() }),
})

export const answerAppeal = endpoint({
  method: 'POST',
  path: '/assessment/appeals/:appealId/answer',
  title: { zh: '处理考核申诉', en: 'Answer an appeal' },
  may: 'assessment:decide',
  input: z.object({
    appealId: z.uuid(),
    upheld: z.boolean(),
    grade: text(60).nullable(),
    answer: text(2000).min(1),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ version: z.number().int() }),
})
