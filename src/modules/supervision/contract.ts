// Every endpoint of supervision, because server and screens read the same values. Here: the pool and the agreements.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Certainty, CodeShown, Day, text, Two } from '#kernel/shapes.ts'
import { Code, DebtRow } from '#modules/supervision/contract-shapes.ts'
export * from '#modules/supervision/contract-held.ts'
export * from '#modules/supervision/contract-mine.ts'

const Year = z.coerce.number().int().min(2000).max(2100)

export const supervisionLists = endpoint({
  method: 'GET',
  path: '/supervision/code-lists',
  title: { zh: '督导代码表与规则', en: 'Code lists and rules of supervision' },
  may: 'supervision:own',
  input: z.object({}),
  output: z.object({
    functions: z.array(CodeShown),
    modes: z.array(CodeShown),
    kinds: z.array(CodeShown),
    ranks: z.array(CodeShown),
    exitReasons: z.array(CodeShown),
    frequencies: z.array(CodeShown.extend({ functions: z.array(z.string()), everyDays: z.number().int() })),
    ratio: z.object({ workersPerSupervisor: z.number().int(), basis: Two.nullable(), certainty: Certainty.nullable() }),
    limits: z.object({
      recordWithinDays: z.number().int(),
      longestMinutes: z.number().int(),
      noteLength: z.number().int(),
    }),
  }),
})

/* ── Pools ── */

const SupervisorRow = z.object({
  supervisorId: z.string(),
  personId: z.string(),
  name: z.string(),
  kind: z.string(),
  rank: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  organisationName: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  exitReason: z.string().nullable(),
  /** Whole years of social work; null where it is not known since when. */
  yearsOfPractice: z.number().int().nullable(),
  /** Everywhere, also out of the reader's reach. */
  supervisees: z.number().int(),
  most: z.number().int(),
  overRatio: z.boolean(),
  /** What follows is of the year that was asked for, and of people within the reader's reach. */
  sessions: z.number().int(),
  minutes: z.number().int(),
  centres: z.number().int(),
  /** Days between sessions, on average; null with fewer than two. */
  everyDays: z.number().int().nullable(),
  version: z.number().int(),
})

const supervisorFilter = {
  regionCode: RegionCode.optional(),
  kind: Code.optional(),
  rank: Code.optional(),
  state: z.enum(['active', 'left']).optional(),
  over: z.enum(['yes']).optional(),
  search: text(60).optional(),
  year: Year.optional(),
}

export const supervisors = endpoint({
  method: 'GET',
  path: '/supervision/supervisors',
  title: { zh: '督导人才库', en: 'The pool of supervisors' },
  may: 'supervision:read',
  input: PageInput.extend(supervisorFilter),
  output: pageOf(SupervisorRow),
})

export const exportSupervisors = endpoint({
  method: 'GET',
  path: '/supervision/supervisors/export',
  title: { zh: '导出督导工作量', en: 'Export the hours of supervisors' },
  may: 'supervision:read',
  input: z.object(supervisorFilter),
  output: z.any(),
  produces: 'file',
})

const AgreementRow = z.object({
  agreementId: z.string(),
  supervisorId: z.string().nullable(),
  supervisorPersonId: z.string(),
  supervisorName: z.string(),
  personId: z.string(),
  personName: z.string(),
  organisationName: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  active: z.boolean(),
  endReason: z.string().nullable(),
  everyDays: z.number().int().nullable(),
  version: z.number().int(),
})

export const supervisor = endpoint({
  method: 'GET',
  path: '/supervision/supervisors/:supervisorId',
  title: { zh: '督导', en: 'A supervisor' },
  may: 'supervision:read',
  input: z.object({ supervisorId: z.uuid() }),
  output: SupervisorRow.extend({
    entryReason: z.string(),
    exitNote: z.string().nullable(),
    ranks: z.array(z.object({ rank: z.string(), fromOn: z.string(), reason: z.string() })),
    agreements: z.array(AgreementRow),
  }),
})

export const admitSupervisor = endpoint({
  method: 'POST',
  path: '/supervision/supervisors',
  title: { zh: '督导入库', en: 'Admit a supervisor to the pool' },
  may: 'supervision:manage',
  input: z.object({
    personId: z.uuid(),
    kind: Code,
    rank: Code,
    fromOn: Day,
    untilOn: Day.nullable().default(null),
    entryReason: text(200).min(2),
    practisingSince: Day.nullable().default(null),
  }),
  output: z.object({
    supervisorId: z.string(),
    version: z.number().int(),
    /** Facts the rule of the rank asks for and nobody knows: it was not refused for them. */
    unknown: z.array(z.string()),
  }),
})

export const changeRank = endpoint({
  method: 'POST',
  path: '/supervision/supervisors/:supervisorId/ranks',
  title: { zh: '变更督导等级', en: 'Change the rank of a supervisor' },
  may: 'supervision:manage',
  input: z.object({
    supervisorId: z.uuid(),
    basedOnVersion: z.number().int(),
    rank: Code,
    fromOn: Day,
    reason: text(200).min(2),
  }),
  output: z.object({ supervisorId: z.string(), version: z.number().int(), unknown: z.array(z.string()) }),
})

export const dismissSupervisor = endpoint({
  method: 'POST',
  path: '/supervision/supervisors/:supervisorId/exit',
  title: { zh: '督导出库', en: 'Take a supervisor out of the pool' },
  may: 'supervision:manage',
  input: z.object({
    supervisorId: z.uuid(),
    basedOnVersion: z.number().int(),
    leftOn: Day,
    exitReason: Code,
    note: text(200).default(''),
  }),
  output: z.object({ supervisorId: z.string(), version: z.number().int(), endedAgreements: z.number().int() }),
})

/* ── Agreements: that they exist ── */

export const agreements = endpoint({
  method: 'GET',
  path: '/supervision/agreements',
  title: { zh: '督导协议', en: 'Supervision agreements' },
  may: 'supervision:read',
  input: PageInput.extend({
    regionCode: RegionCode.optional(),
    personId: z.uuid().optional(),
    state: z.enum(['active', 'ended']).optional(),
  }),
  output: pageOf(AgreementRow),
})

export const makeAgreement = endpoint({
  method: 'POST',
  path: '/supervision/agreements',
  title: { zh: '订立督导协议', en: 'Make a supervision agreement' },
  may: 'supervision:manage',
  input: z.object({
    supervisorId: z.uuid(),
    personIds: z.array(z.uuid()).min(1).max(100),
    fromOn: Day,
    untilOn: Day.nullable().default(null),
    everyDays: z.number().int().min(1).max(366).nullable().default(null),
    /** More people than the rule allows one supervisor: said on purpose. */
    overRatio: z.boolean().default(false),
  }),
  output: z.object({ agreementId: z.string(), version: z.number().int() }),
})

export const endAgreement = endpoint({
  method: 'POST',
  path: '/supervision/agreements/:agreementId/end',
  title: { zh: '结束督导协议', en: 'End a supervision agreement' },
  may: 'supervision:manage',
  input: z.object({
    agreementId: z.uuid(),
    basedOnVersion: z.number().int(),
    /** Only for this person; for everyone where left out. */
    personId: z.uuid().nullable().default(null),
    endedOn: Day,
    reason: text(200).min(2),
  }),
  output: z.object({ agreementId: z.string(), version: z.number().int() }),
})

/** For a person's page: agreements, hours and what is owed. */
export const personSupervision = endpoint({
  method: 'GET',
  path: '/supervision/people/:personId',
  title: { zh: '某人的督导', en: 'The supervision of a person' },
  may: 'supervision:read',
  input: z.object({ personId: z.uuid() }),
  output: z.object({
    minutesThisYear: z.number().int(),
    sessionsThisYear: z.number().int(),
    agreements: z.array(AgreementRow),
    duties: z.array(DebtRow),
    asSupervisor: SupervisorRow.nullable(),
  }),
})
