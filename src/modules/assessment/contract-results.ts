// One’s own assessment, and the results that stay.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { text, Two } from '#kernel/shapes.ts'
import { Standing, Whole } from './contract-shapes.ts'

const Result = z.object({
  resultId: z.string(),
  year: z.number().int(),
  grade: z.string(),
  name: Two,
  standing: Standing,
  total: z.number().int().nullable(),
  effectiveOn: z.string(),
  fromRound: z.boolean(),
  evidence: z.string().nullable(),
})

export const mine = endpoint({
  method: 'GET',
  path: '/assessment/mine',
  title: { zh: '我的年度考核', en: 'My assessment' },
  may: 'assessment:own',
  readsPersonalData: true,
  input: z.object({}),
  output: z.object({ current: z.array(Whole), results: z.array(Result) }),
})

export const summarise = endpoint({
  method: 'PUT',
  path: '/assessment/mine/:participantId/summary',
  title: { zh: '填写个人总结', en: 'Write the self-summary' },
  may: 'assessment:own',
  input: z.object({
    participantId: z.uuid(),
    summary: text(4000),
    handIn: z.boolean(),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ version: z.number().int() }),
})

export const appealAgainst = endpoint({
  method: 'POST',
  path: '/assessment/mine/:participantId/appeal',
  title: { zh: '提出考核申诉', en: 'Appeal against a grade' },
  may: 'assessment:own',
  input: z.object({ participantId: z.uuid(), reason: text(2000).min(1) }),
  output: z.object({ appealId: z.string(), dueOn: z.string().nullable() }),
})

export const personResults = endpoint({
  method: 'GET',
  path: '/assessment/people/:personId/results',
  title: { zh: '历年考核结果', en: 'Results of a person' },
  may: 'assessment:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: z.object({ results: z.array(Result) }),
})

export const recordResult = endpoint({
  method: 'POST',
  path: '/assessment/people/:personId/results',
  title: { zh: '补录往年考核结果', en: 'Record a result of a former year' },
  may: 'assessment:manage',
  input: z.object({
    personId: z.uuid(),
    year: z.number().int().min(1990).max(2100),
    standing: Standing,
    evidence: text(500).min(1),
  }),
  output: z.object({ resultId: z.string() }),
})
