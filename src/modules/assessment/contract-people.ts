// People in a round.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { text, Two } from '#kernel/shapes.ts'
import { Whole } from './contract-shapes.ts'

const ParticipantRow = z.object({
  participantId: z.string(),
  personId: z.string(),
  name: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  exemptCode: z.string().nullable(),
  exemptName: Two.nullable(),
  summaryHandedIn: z.boolean(),
  sheets: z.number().int(),
  handedIn: z.number().int(),
  /** In hundredths of a point; null while scores are given: nobody sees others’ before their own. */
  total: z.number().int().nullable(),
  grade: z.string().nullable(),
  gradeName: Two.nullable(),
  appeal: z.enum(['none', 'open', 'upheld', 'declined']),
  adjusted: z.boolean(),
  version: z.number().int(),
})

const participantFilter = {
  roundId: z.uuid(),
  search: text(60).optional(),
  organisationId: z.uuid().optional(),
  grade: text(60).optional(),
  appeal: z.enum(['open']).optional(),
}

export const participants = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId/people',
  title: { zh: '考核人员', en: 'People of a round' },
  may: 'assessment:read',
  readsPersonalData: true,
  input: PageInput.extend(participantFilter),
  output: pageOf(ParticipantRow),
})

export const exportRound = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId/export',
  title: { zh: '导出年度考核', en: 'Export a round' },
  may: 'assessment:export',
  readsPersonalData: true,
  input: z.object({ roundId: z.uuid(), form: z.enum(['xlsx', 'docx']) }),
  output: z.any(),
  produces: 'file',
})

export const participant = endpoint({
  method: 'GET',
  path: '/assessment/participants/:participantId',
  title: { zh: '个人考核情况', en: 'One person in a round' },
  may: 'assessment:read',
  readsPersonalData: true,
  input: z.object({ participantId: z.uuid() }),
  output: Whole.extend({ mayAnswer: z.boolean() }),
})

export const exempt = endpoint({
  method: 'POST',
  path: '/assessment/participants/:participantId/exemption',
  title: { zh: '确定是否参加考核', en: 'Exempt someone, or take it back' },
  may: 'assessment:manage',
  input: z.object({
    participantId: z.uuid(),
    code: text(60).nullable(),
    note: text(500).min(1),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ version: z.number().int() }),
})
