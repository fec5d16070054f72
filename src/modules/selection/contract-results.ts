import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Certainty, text, Two } from '#kernel/shapes.ts'

/** From the sealed list to titles: the notice, objections to it, confirmation. */

const Id = z.uuid()
const Reason = text(1000).min(1)
const DaysLimit = z.object({ unit: z.enum(['workingDays', 'days']), count: z.number().int().min(1).max(60) })
const Mask = z.enum(['none', 'middle'])
const Column = z.object({ code: z.string(), name: Two, mask: Mask })
const NoticeEntry = z.object({
  entryId: z.string(),
  place: z.number().int(),
  values: z.array(z.string()),
  fromOn: z.string(),
  promisedLastOn: z.string(),
  lastOn: z.string(),
  movedUp: z.boolean(),
})
/** How a last day moved, and when that was seen. */
const Moved = z.object({ was: z.string(), is: z.string(), at: z.string() })
const Basis = { basis: Two, certainty: Certainty }

export const roundResults = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/results',
  title: { zh: '公示与确认', en: 'Notice and confirmation' },
  may: 'selection:decide',
  readsPersonalData: true,
  input: z.object({ roundId: Id }),
  output: z.object({
    roundId: z.string(),
    title: z.string(),
    stage: z.string(),
    version: z.number().int(),
    /** What publishing today would do; null where there is nothing to publish. */
    proposed: z
      .object({
        lasts: DaysLimit.nullable(),
        ...Basis,
        columns: z.array(Column),
        chosen: z.number().int(),
        lastOn: z.string().nullable(),
        issuer: z.string(),
      })
      .nullable(),
    notice: z
      .object({
        issuer: z.string(),
        lasts: DaysLimit,
        ...Basis,
        fromOn: z.string(),
        columns: z.array(Column),
        moved: z.array(Moved),
        rows: z.array(
          NoticeEntry.extend({
            /** As the office knows it, unmasked. */
            name: z.string(),
            standing: z.enum(['shown', 'stopped', 'ready', 'struck', 'confirmed']),
            reason: z.string(),
            titleId: z.string().nullable(),
            objections: z.array(
              z.object({
                objectionId: z.string(),
                named: z.boolean(),
                stage: z.enum(['open', 'upheld', 'dismissed']),
                answer: z.string(),
                receivedAt: z.string(),
              }),
            ),
          }),
        ),
        acts: z.array(
          z.object({
            kind: z.string(),
            who: z.string().nullable(),
            entry: z.string().nullable(),
            reason: z.string(),
            at: z.string(),
          }),
        ),
        /** Who would come up for a place that was struck out. */
        next: z.object({ entryId: z.string(), name: z.string(), rank: z.number().int() }).nullable(),
        freePlaces: z.number().int(),
      })
      .nullable(),
  }),
})

export const publishNotice = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/notice',
  title: { zh: '发布公示', en: 'Publish the notice' },
  may: 'selection:decide',
  input: z.object({
    roundId: Id,
    basedOnVersion: z.int(),
    issuer: text(80).min(1),
    /** Where the rule says nothing of it. */
    lasts: DaysLimit.optional(),
  }),
  output: z.object({ lastOn: z.string(), version: z.number().int() }),
})

export const noticeFile = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/notice/file',
  title: { zh: '下载公示', en: 'The notice on paper' },
  may: 'selection:decide',
  input: z.object({ roundId: Id, as: z.enum(['docx', 'pdf']).default('docx') }),
  output: z.any(),
  produces: 'file',
})

export const objection = endpoint({
  method: 'GET',
  path: '/selection/objections/:objectionId',
  title: { zh: '查看异议', en: 'An objection' },
  may: 'selection:decide',
  readsPersonalData: true,
  input: z.object({ objectionId: Id }),
  output: z.object({
    objectionId: z.string(),
    words: z.string(),
    named: z.boolean(),
    files: z.array(z.object({ fileId: z.string(), kind: z.string(), bytes: z.number().int() })),
  }),
})

export const objector = endpoint({
  method: 'POST',
  path: '/selection/objections/:objectionId/objector',
  title: { zh: '查看异议人联系方式', en: 'Who objected' },
  may: 'selection:decide',
  readsPersonalData: true,
  writes: false,
  input: z.object({ objectionId: Id, reason: text(200).min(2) }),
  output: z.object({ contact: z.string().nullable() }),
})

export const objectionFile = endpoint({
  method: 'GET',
  path: '/selection/objections/:objectionId/files/:fileId',
  title: { zh: '查看异议材料', en: 'Evidence of an objection' },
  may: 'selection:decide',
  readsPersonalData: true,
  input: z.object({ objectionId: Id, fileId: Id }),
  output: z.any(),
  produces: 'file',
})

export const lookInto = endpoint({
  method: 'POST',
  path: '/selection/objections/:objectionId/look-into',
  title: { zh: '记录异议调查', en: 'Note what was looked into' },
  may: 'selection:decide',
  input: z.object({ objectionId: Id, words: Reason }),
  output: z.object({ done: z.literal(true) }),
})

export const answerObjection = endpoint({
  method: 'POST',
  path: '/selection/objections/:objectionId/answer',
  title: { zh: '答复异议', en: 'Answer an objection' },
  may: 'selection:decide',
  input: z.object({ objectionId: Id, upheld: z.boolean(), answer: Reason }),
  output: z.object({ done: z.literal(true) }),
})

export const moveUp = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/move-up',
  title: { zh: '按序递补', en: 'Move the next in order up' },
  may: 'selection:decide',
  input: z.object({ roundId: Id, basedOnVersion: z.int(), entryId: Id, reason: Reason }),
  output: z.object({ lastOn: z.string(), version: z.number().int() }),
})

export const confirmRound = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/confirm',
  title: { zh: '确认入选', en: 'Confirm the chosen' },
  may: 'selection:decide',
  input: z.object({ roundId: Id, basedOnVersion: z.int(), documentNumber: text(60).default('') }),
  output: z.object({ confirmed: z.number().int(), left: z.number().int(), version: z.number().int() }),
})

/* ── The public ── */

const PublicNotice = z.object({
  roundId: z.string(),
  title: z.string(),
  issuer: z.string(),
  fromOn: z.string(),
  lastOn: z.string(),
  over: z.boolean(),
  count: z.number().int(),
})

export const publicNotices = endpoint({
  method: 'GET',
  path: '/public/notices',
  title: { zh: '正在公示', en: 'Notices to the public' },
  may: 'public',
  input: z.object({}),
  output: z.object({ notices: z.array(PublicNotice), demonstration: z.boolean() }),
})

export const publicNotice = endpoint({
  method: 'GET',
  path: '/public/notices/:roundId',
  title: { zh: '公示内容', en: 'A notice to the public' },
  may: 'public',
  input: z.object({ roundId: Id }),
  output: PublicNotice.extend({
    lasts: DaysLimit,
    columns: z.array(Column),
    moved: z.array(Moved),
    rows: z.array(NoticeEntry.extend({ mayObject: z.boolean() })),
    limits: z.object({ files: z.number().int(), bytes: z.number().int(), letters: z.number().int() }),
  }),
})

export const objectionLimits = { files: 3, bytes: 2_000_000, letters: 2000 }

export const raiseObjection = endpoint({
  method: 'POST',
  path: '/public/objections',
  title: { zh: '提出异议', en: 'Object' },
  may: 'public',
  mostAMinute: 20,
  replyIsSecret: true,
  input: z.object({
    /** Made by who sends it, so that sending again counts once. */
    objectionId: Id,
    roundId: Id,
    entryId: Id,
    words: text(objectionLimits.letters).min(10),
    named: z.boolean(),
    name: text(40).default(''),
    contact: text(80).default(''),
    /** Pictures and PDFs, in base64. */
    files: z
      .array(z.base64().max(Math.ceil(objectionLimits.bytes / 3) * 4))
      .max(objectionLimits.files)
      .default([]),
  }),
  output: z.object({ receipt: z.string() }),
})

export const objectionAnswer = endpoint({
  method: 'POST',
  path: '/public/objections/answer',
  title: { zh: '查询异议答复', en: 'What became of an objection' },
  may: 'public',
  writes: false,
  mostAMinute: 60,
  input: z.object({ receipt: text(40) }),
  output: z.object({
    state: z.enum(['unknown', 'open', 'upheld', 'dismissed']),
    answer: z.string(),
    receivedOn: z.string().nullable(),
    answeredOn: z.string().nullable(),
  }),
})

export const checkCertificate = endpoint({
  method: 'POST',
  path: '/public/certificates',
  title: { zh: '核验证书', en: 'Does a certificate hold' },
  may: 'public',
  writes: false,
  mostAMinute: 120,
  input: z.object({ code: text(60) }),
  output: z.object({
    state: z.enum(['unknown', 'valid', 'expired', 'withdrawn']),
    name: z.string().nullable(),
    title: z.string().nullable(),
    issuer: z.string().nullable(),
    fromOn: z.string().nullable(),
    /** The first day it no longer holds; null where it has no end. */
    untilOn: z.string().nullable(),
    withdrawnOn: z.string().nullable(),
  }),
})
