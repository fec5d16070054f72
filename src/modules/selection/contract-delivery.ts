// Delivery of a project that was chosen: every part that the rule asks for at the proposal, asked for again.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Certainty, text, Two } from '#kernel/shapes.ts'

const Stage = z.enum(['none', 'draft', 'reported', 'sent-back', 'accepted'])
const Code = z.string().max(60)
const PartLine = z.object({ words: text(200), count: z.int().min(1).max(1_000_000).default(1) })
const Evidence = z.object({ evidenceId: z.string(), kind: z.enum(['jpeg', 'png', 'webp', 'pdf']), bytes: z.int() })
const changed = z.object({ titleId: z.string(), version: z.int(), stage: Stage })

const DeliveryRow = z.object({
  titleId: z.string(),
  project: z.string(),
  organisationName: z.string(),
  award: z.string(),
  roundTitle: z.string(),
  stage: Stage,
  /** By when it is to be delivered; null where the rule gives no time, or its calendar is not known. */
  dueOn: z.string().nullable(),
  late: z.boolean(),
  acceptedOn: z.string().nullable(),
})

const DeliveryShown = DeliveryRow.extend({
  version: z.int(),
  dueBasis: Two.nullable(),
  parts: z.array(
    z.object({
      code: z.string(),
      name: Two,
      basis: Two,
      certainty: Certainty,
      wanted: z.int(),
      /** What the proposal said. */
      proposed: z.array(z.string()),
      /** What the registers know, and which of them. */
      known: z.array(z.object({ words: z.string(), count: z.int(), source: Two })),
      given: z.array(z.object({ words: z.string(), count: z.int() })),
      missing: z.int(),
    }),
  ),
  said: z.string(),
  evidence: z.array(Evidence),
  /** What is paid, and after what. */
  money: z.array(
    z.object({
      code: z.string(),
      name: Two,
      fen: z.int(),
      after: z.enum(['chosen', 'delivered']),
      /** Null while that has not come. */
      dueOn: z.string().nullable(),
      basis: Two,
      certainty: Certainty,
    }),
  ),
  acts: z.array(
    z.object({
      kind: z.enum(['reported', 'sent-back', 'accepted']),
      who: z.string(),
      clauses: z.array(Two),
      reason: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  mayReport: z.boolean(),
  mayAnswer: z.boolean(),
})

export const deliveries = endpoint({
  method: 'GET',
  path: '/selection/deliveries',
  title: { zh: '项目交付', en: 'Deliveries of projects' },
  may: 'selection:decide',
  input: PageInput.extend({ stage: Stage.optional() }),
  output: pageOf(DeliveryRow),
})

export const delivery = endpoint({
  method: 'GET',
  path: '/selection/deliveries/:titleId',
  title: { zh: '一个项目的交付', en: 'Delivery of a project' },
  may: 'selection:decide',
  readsPersonalData: true,
  input: z.object({ titleId: z.uuid() }),
  output: DeliveryShown,
})

export const myDeliveries = endpoint({
  method: 'GET',
  path: '/selection/me/deliveries',
  title: { zh: '本单位的项目交付', en: 'Deliveries of one’s organisation' },
  may: 'selection:own',
  input: z.object({}),
  output: z.object({
    rows: z.array(DeliveryRow),
    /** Where the money goes; null where none was said. */
    account: z.object({ bank: z.string(), number: z.string() }).nullable(),
  }),
})

export const keepOrganisationAccount = endpoint({
  method: 'POST',
  path: '/selection/me/organisation-account',
  title: { zh: '登记本单位收款账户', en: 'Where the organisation’s money goes' },
  may: 'selection:own',
  input: z.object({ bank: text(60).min(2), number: z.string().max(60) }),
  output: z.object({ done: z.literal(true) }),
})

export const myDelivery = endpoint({
  method: 'GET',
  path: '/selection/me/deliveries/:titleId',
  title: { zh: '本单位一个项目的交付', en: 'Delivery of a project of one’s organisation' },
  may: 'selection:own',
  readsPersonalData: true,
  input: z.object({ titleId: z.uuid() }),
  output: DeliveryShown,
})

export const reportDelivery = endpoint({
  method: 'POST',
  path: '/selection/me/deliveries/:titleId',
  title: { zh: '保存或报送交付情况', en: 'Keep or report delivery' },
  may: 'selection:own',
  input: z.object({
    titleId: z.uuid(),
    /** 0 before the first. */
    basedOnVersion: z.int().min(0),
    parts: z.record(Code, z.array(PartLine).max(200)),
    said: text(2000).default(''),
    evidenceIds: z.array(z.uuid()).max(50).default([]),
    /** Else it is only kept. */
    report: z.boolean(),
  }),
  output: changed,
})

export const answerDelivery = endpoint({
  method: 'POST',
  path: '/selection/deliveries/:titleId/answer',
  title: { zh: '通过或退回交付', en: 'Accept delivery or send it back' },
  may: 'selection:decide',
  input: z.object({
    titleId: z.uuid(),
    basedOnVersion: z.int(),
    accepted: z.boolean(),
    /** The parts it is sent back for. */
    clauses: z.array(Code).max(30).default([]),
    reason: text(1000).default(''),
  }),
  output: changed,
})
