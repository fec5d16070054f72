// The endpoints of what was served: recording, corrections, objections, and the record on paper.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Day, text } from '#kernel/shapes.ts'
import { Code, EntryShown, Minutes, ObjectionShown, Reason, RecordShown } from '#modules/volunteers/contract-shapes.ts'

const Line = {
  /** As served, without the way there and back; never rounded up. */
  minutes: Minutes,
  content: text(500).min(1),
  quality: Code.nullable().default(null),
}

/** Some now, others later: an activity is recorded when everyone who signed up has a line or is said not to have come. */
export const recordHours = endpoint({
  method: 'POST',
  path: '/volunteers/activities/:activityId/hours',
  title: { zh: '记录志愿服务时长', en: 'Record what was served' },
  may: 'volunteers:manage',
  input: z.object({
    activityId: z.uuid(),
    lines: z.array(z.object({ volunteerId: z.uuid(), ...Line, offDuty: z.boolean().default(false) })).max(500),
    absentIds: z.array(z.uuid()).max(500).default([]),
    /** Needed past the term of the rule. */
    lateReason: text(200).nullable().default(null),
  }),
  output: z.object({
    recorded: z.number().int(),
    /** Of whom nothing is said yet. */
    left: z.number().int(),
    late: z.boolean(),
  }),
})

/** Takes a line back by another one, and posts what is right instead; null where nothing should be there. */
export const correctEntry = endpoint({
  method: 'POST',
  path: '/volunteers/entries/:entryId/correct',
  title: { zh: '更正志愿服务记录', en: 'Correct a line' },
  may: 'volunteers:manage',
  input: z.object({ entryId: z.uuid(), right: z.object(Line).nullable(), reason: Reason }),
  output: z.object({ entryId: z.string().nullable(), recordsChanged: z.number().int() }),
})

const entryFilter = {
  volunteerId: z.uuid().optional(),
  activityId: z.uuid().optional(),
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
  from: Day.optional(),
  until: Day.optional(),
}

export const entries = endpoint({
  method: 'GET',
  path: '/volunteers/entries',
  title: { zh: '志愿服务记录台账', en: 'The ledger of volunteer service' },
  may: 'volunteers:read',
  readsPersonalData: true,
  input: PageInput.extend(entryFilter),
  output: pageOf(EntryShown.extend({ volunteerName: z.string(), volunteerNumber: z.string() })),
})

export const exportEntries = endpoint({
  method: 'GET',
  path: '/volunteers/entries/export',
  title: { zh: '导出志愿服务记录', en: 'Export the ledger of volunteer service' },
  may: 'volunteers:export',
  readsPersonalData: true,
  input: z.object(entryFilter),
  output: z.any(),
  produces: 'file',
})

/* ── Objections ── */

/** To a line of one's own, or that one is missing of an activity one was at. */
export const objectToEntry = endpoint({
  method: 'POST',
  path: '/volunteers/me/objections',
  title: { zh: '对服务记录提出异议', en: 'Object to a line of one’s own, or to a missing one' },
  may: 'volunteers:own',
  input: z.object({
    activityId: z.uuid(),
    entryId: z.uuid().nullable().default(null),
    words: text(500).min(2),
    minutes: Minutes.nullable().default(null),
  }),
  output: z.object({ objectionId: z.string(), dueOn: z.string().nullable() }),
})

export const volunteerObjections = endpoint({
  method: 'GET',
  path: '/volunteers/objections',
  title: { zh: '志愿者异议', en: 'Objections of volunteers' },
  may: 'volunteers:read',
  readsPersonalData: true,
  input: PageInput.extend({ state: z.enum(['open', 'upheld', 'rejected']).optional() }),
  output: pageOf(ObjectionShown),
})

/** Upheld means corrected: what is right instead is posted with the answer. */
export const answerVolunteerObjection = endpoint({
  method: 'POST',
  path: '/volunteers/objections/:objectionId/answer',
  title: { zh: '答复志愿者异议', en: 'Answer an objection' },
  may: 'volunteers:manage',
  input: z.object({
    objectionId: z.uuid(),
    basedOnVersion: z.number().int(),
    upheld: z.boolean(),
    answer: text(500).min(2),
    right: z.object(Line).nullable().default(null),
  }),
  output: z.object({ version: z.number().int() }),
})

/* ── The record on paper ── */

const Issue = { from: Day, until: Day, withSeal: z.boolean().default(false) }

export const issueMyRecord = endpoint({
  method: 'POST',
  path: '/volunteers/me/records',
  title: { zh: '出具本人志愿服务记录', en: 'Issue one’s own record of service' },
  may: 'volunteers:own',
  input: z.object(Issue),
  output: RecordShown,
})

export const issueRecord = endpoint({
  method: 'POST',
  path: '/volunteers/:volunteerId/records',
  title: { zh: '出具志愿服务记录', en: 'Issue the record of a volunteer, as they asked' },
  may: 'volunteers:manage',
  readsPersonalData: true,
  input: z.object({ volunteerId: z.uuid(), ...Issue }),
  output: RecordShown,
})

export const myRecordFile = endpoint({
  method: 'GET',
  path: '/volunteers/me/records/:recordId/file',
  title: { zh: '本人志愿服务记录文件', en: 'One’s own record on paper' },
  may: 'volunteers:own',
  input: z.object({ recordId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

export const recordFile = endpoint({
  method: 'GET',
  path: '/volunteers/records/:recordId/file',
  title: { zh: '志愿服务记录文件', en: 'The record of a volunteer on paper' },
  may: 'volunteers:read',
  readsPersonalData: true,
  input: z.object({ recordId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

/** Anyone may ask; the code is a secret as long as it is not shown, so it goes in the body. */
export const checkRecord = endpoint({
  method: 'POST',
  path: '/public/volunteer-records',
  title: { zh: '核验志愿服务记录', en: 'Check a record of volunteer service' },
  may: 'public',
  writes: false,
  input: z.object({ code: text(40).min(1) }),
  output: z.object({
    state: z.enum(['valid', 'changed', 'unknown']),
    number: z.string().nullable(),
    nameMasked: z.string().nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    minutes: z.number().int().nullable(),
    /** What of it still holds. */
    minutesNow: z.number().int().nullable(),
    recorders: z.array(z.string()),
    issuedOn: z.string().nullable(),
  }),
})
