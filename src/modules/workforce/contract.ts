// Every endpoint of the registry in one place, because server and screens read the same values.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { CodeShown, Day, text } from '#kernel/shapes.ts'

const Sex = z.enum(['male', 'female', 'unknown'])
const Diploma = z.enum(['none', 'high-school', 'secondary', 'college', 'bachelor', 'master', 'doctor'])
const Degree = z.enum(['none', 'bachelor', 'master', 'doctor'])
const MajorKind = z.enum(['social-work', 'related', 'other'])
const TitleKind = z.enum(['rank', 'title', 'honour'])
const TitleLevel = z.enum(['national', 'province', 'prefecture', 'county', 'other'])

/* ── Code lists the forms need; all from packs, with the clause behind each ── */

export const registryLists = endpoint({
  method: 'GET',
  path: '/people/code-lists',
  title: { zh: '人才库代码表', en: 'The code lists of the registry' },
  may: 'signed-in',
  input: z.object({}),
  output: z.object({
    systems: z.array(CodeShown),
    kinds: z.array(CodeShown),
    posts: z.array(CodeShown),
    employerKinds: z.array(CodeShown),
    diplomas: z.array(CodeShown),
    degrees: z.array(CodeShown),
    majorKinds: z.array(CodeShown),
    /** What a major's name says of its kind. */
    majors: z.array(CodeShown.extend({ kind: z.enum(['social-work', 'related']) })),
    politicalStatuses: z.array(CodeShown),
    fields: z.array(CodeShown),
    specialties: z.array(CodeShown),
    titleKinds: z.array(CodeShown),
    titleLevels: z.array(CodeShown),
    limits: z.object({ evidenceFiles: z.number().int(), evidenceBytes: z.number().int() }),
    employerFirst: z.boolean(),
    outsideYearsCount: z.boolean(),
  }),
})

/* ── Whom a form is about ── */

const PersonFound = z.object({
  personId: z.string(),
  name: z.string(),
  organisationName: z.string().nullable(),
  regionName: z.string(),
})

/** Search as you type, for the choice of a person in a form: name, pinyin or initials. */
export const findPeople = endpoint({
  method: 'GET',
  path: '/people/find',
  title: { zh: '查找人员', en: 'Find a person' },
  may: 'workforce:read',
  input: z.object({ search: text(60).default(''), organisationId: z.uuid().optional() }),
  output: z.object({ rows: z.array(PersonFound) }),
})

/* ── Files ── */

export const BasicsInput = z.object({
  name: text(40).min(1),
  sex: Sex,
  bornOn: Day.nullable(),
  /** As typed: full-width digits, a small x and an old number of 15 digits are understood. */
  identityNumber: text(40).nullable(),
  /** Required where there is no number. */
  noNumberReason: text(100).nullable(),
  phone: text(40).nullable(),
  ethnicity: text(20).nullable().default(null),
  politicalStatus: text(60).nullable().default(null),
  system: text(60),
  kind: text(60),
  fullTime: z.boolean().default(true),
  fields: z.array(text(60)).max(18).default([]),
  specialties: z.array(text(60)).max(20).default([]),
})

const EmploymentInput = z.object({
  employerName: text(80).min(1),
  employerOrganisationId: z.uuid().nullable().default(null),
  employerKind: text(60).nullable().default(null),
  workplaceName: text(80).min(1).nullable().default(null),
  workplaceOrganisationId: z.uuid().nullable().default(null),
  workRegionCode: RegionCode.nullable().default(null),
  postTitle: text(60).min(1).nullable().default(null),
  postCode: text(60).nullable().default(null),
  isSocialWork: z.boolean(),
  isCommunityWork: z.boolean(),
  fullTime: z.boolean().default(true),
  fromOn: Day,
  /** The first day no longer there; null is still there. */
  untilOn: Day.nullable().default(null),
})

const EducationInput = z.object({
  school: text(80).min(1),
  major: text(60).min(1).nullable().default(null),
  majorKind: MajorKind,
  diploma: Diploma,
  degree: Degree,
  fullTime: z.boolean(),
  fromOn: Day.nullable().default(null),
  graduatedOn: Day.nullable().default(null),
  degreeOn: Day.nullable().default(null),
})

const TitleInput = z.object({
  kind: TitleKind,
  code: text(60).nullable().default(null),
  name: text(80).min(1),
  level: TitleLevel.nullable().default(null),
  issuer: text(80).min(1).nullable().default(null),
  fromOn: Day,
  untilOn: Day.nullable().default(null),
})

export const registerWorker = endpoint({
  method: 'POST',
  path: '/people',
  title: { zh: '登记人员', en: 'Register a worker' },
  may: 'workforce:register',
  input: BasicsInput.extend({
    /** Someone who has an account here and no file yet. */
    personId: z.uuid().nullable().default(null),
    regionCode: RegionCode,
    /** Where they work; the region is then the organisation's. */
    organisationId: z.uuid().nullable().default(null),
    /** Who employs them, where that is another. */
    employerId: z.uuid().nullable().default(null),
    employment: z.array(EmploymentInput).max(40).default([]),
    education: z.array(EducationInput).max(20).default([]),
    titles: z.array(TitleInput).max(40).default([]),
    /** Set where the officer has seen the warning and says it is another person. */
    notTheSameAs: z.array(z.uuid()).max(20).default([]),
  }),
  output: z.object({ personId: z.string(), version: z.number().int() }),
})

const Unfiled = z.object({
  personId: z.string(),
  name: z.string(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
})

/** Who works here by their account and has no file yet. */
export const peopleWithoutFile = endpoint({
  method: 'GET',
  path: '/people/without-file',
  title: { zh: '未建档人员', en: 'People without a file' },
  may: 'workforce:register',
  readsPersonalData: true,
  input: PageInput.pick({ size: true }),
  output: z.object({ rows: z.array(Unfiled) }),
})

/** What an employer entered is confirmed by the county, all of a file at once. */
export const confirmFile = endpoint({
  method: 'POST',
  path: '/people/:personId/confirmation',
  title: { zh: '确认档案', en: 'Confirm a file' },
  may: 'workforce:confirm',
  input: z.object({ personId: z.uuid(), basedOnVersion: z.number().int() }),
  output: z.object({ personId: z.string(), version: z.number().int() }),
})

/* ── The list ── */

const Status = z.enum(['active', 'left', 'retired', 'deceased'])
const Source = z.enum(['registered', 'imported', 'own', 'transferred'])

const PersonRow = z.object({
  personId: z.string(),
  name: z.string(),
  sex: Sex,
  age: z.number().int().nullable(),
  kind: z.string(),
  system: z.string(),
  fields: z.array(z.string()),
  regionCode: z.string(),
  regionName: z.string(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  employerId: z.string().nullable(),
  employerName: z.string().nullable(),
  postTitle: z.string().nullable(),
  identityNumberMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  status: Status,
  confirmed: z.boolean(),
})

const peopleFilter = {
  /** Name, pinyin, initials, or the last four of a number or a phone. */
  search: text(60).optional(),
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
  kind: text(60).optional(),
  system: text(60).optional(),
  field: text(60).optional(),
  employerKind: text(60).optional(),
  status: Status.optional(),
  confirmed: z.enum(['no']).optional(),
}

export const people = endpoint({
  method: 'GET',
  path: '/people',
  title: { zh: '人才库名册', en: 'The register of workers' },
  may: 'workforce:read',
  readsPersonalData: true,
  input: PageInput.extend(peopleFilter),
  output: pageOf(PersonRow),
})

export const exportRegister = endpoint({
  method: 'GET',
  path: '/people/register-export',
  title: { zh: '导出名册', en: 'Export the register as it is seen' },
  may: 'workforce:export',
  input: z.object(peopleFilter),
  output: z.any(),
  produces: 'file',
})

/** An exact search by a whole number, old or new, or a phone; only its keyed hash reaches the database, and it never stands in an address. */
export const findByNumber = endpoint({
  method: 'POST',
  path: '/people/by-number',
  title: { zh: '按证件号码或电话查找', en: 'Find a worker by number or phone' },
  may: 'workforce:read',
  readsPersonalData: true,
  writes: false,
  input: z.object({ number: text(40).min(4) }),
  output: z.object({ rows: z.array(PersonRow) }),
})

export const possibleSame = endpoint({
  method: 'POST',
  path: '/people/possible-matches',
  title: { zh: '重复提醒', en: 'Possible matches of a new file' },
  may: 'workforce:register',
  readsPersonalData: true,
  writes: false,
  input: z.object({
    name: text(40),
    sex: Sex,
    bornOn: Day.nullable(),
    identityNumber: text(40).nullable(),
    phone: text(40).nullable(),
    regionCode: RegionCode,
  }),
  output: z.object({
    rows: z.array(
      z.object({
        /** Null where the match lies outside the reader's rights: then only that there is one is said. */
        personId: z.string().nullable(),
        name: z.string().nullable(),
        bornOn: z.string().nullable(),
        regionName: z.string().nullable(),
        certain: z.boolean(),
        reasons: z.array(z.string()),
      }),
    ),
  }),
})

/* ── One person's page ── */

const EvidenceShown = z.object({
  evidenceId: z.string(),
  kind: z.enum(['jpeg', 'png', 'webp', 'pdf']),
  bytes: z.number().int(),
})

/** Where a fact comes from and who has said that it is so; nobody yet where `confirmedOn` is null. */
const proven = {
  source: Source,
  confirmedOn: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  evidence: z.array(EvidenceShown),
}

const EmploymentShown = z.object({
  id: z.string(),
  employerName: z.string(),
  employerOrganisationId: z.string().nullable(),
  employerKind: z.string().nullable(),
  workplaceName: z.string().nullable(),
  workplaceOrganisationId: z.string().nullable(),
  workRegionCode: z.string().nullable(),
  workRegionName: z.string().nullable(),
  postTitle: z.string().nullable(),
  postCode: z.string().nullable(),
  isSocialWork: z.boolean(),
  isCommunityWork: z.boolean(),
  isCounted: z.boolean(),
  fullTime: z.boolean(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  ...proven,
})
const EducationShown = z.object({
  id: z.string(),
  school: z.string(),
  major: z.string().nullable(),
  majorKind: MajorKind,
  diploma: Diploma,
  degree: Degree,
  fullTime: z.boolean(),
  fromOn: z.string().nullable(),
  graduatedOn: z.string().nullable(),
  degreeOn: z.string().nullable(),
  ...proven,
})
const TitleShown = z.object({
  id: z.string(),
  kind: TitleKind,
  code: z.string().nullable(),
  name: z.string(),
  level: TitleLevel.nullable(),
  issuer: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  ...proven,
})

export const ProposalAbout = z.enum(['basics', 'employment', 'education', 'title'])
const ProposalState = z.enum(['proposed', 'employer-confirmed', 'confirmed', 'returned', 'withdrawn'])

/** One value that is to change; a number or a phone is masked. */
const ChangedValue = z.object({ field: z.string(), before: z.json(), after: z.json() })

const ProposalShown = z.object({
  proposalId: z.string(),
  version: z.number().int(),
  personId: z.string(),
  personName: z.string(),
  organisationName: z.string().nullable(),
  about: ProposalAbout,
  act: z.enum(['add', 'change', 'remove']),
  subjectId: z.string().nullable(),
  /** What it is about where only a part of it changes: the school, the employer. */
  subject: z.string().nullable(),
  changes: z.array(ChangedValue),
  remark: z.string(),
  evidence: proven.evidence,
  state: ProposalState,
  proposedBy: z.string(),
  proposedAt: z.string(),
  employerConfirmedBy: z.string().nullable(),
  employerConfirmedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  /** What the reader may do with it now. */
  may: z.object({ employerConfirm: z.boolean(), confirm: z.boolean(), return: z.boolean(), withdraw: z.boolean() }),
})

const PersonPage = z.object({
  personId: z.string(),
  version: z.number().int(),
  /** Set where two files were one person's: the file that lives on. */
  mergedInto: z.string().nullable(),
  name: z.string(),
  sex: Sex,
  bornOn: z.string().nullable(),
  age: z.number().int().nullable(),
  identityNumberMasked: z.string().nullable(),
  noNumberReason: z.string().nullable(),
  /** The ends of numbers the person had before. */
  formerNumbersMasked: z.array(z.string()),
  phoneMasked: z.string().nullable(),
  ethnicity: z.string().nullable(),
  politicalStatus: z.string().nullable(),
  system: z.string(),
  kind: z.string(),
  fullTime: z.boolean(),
  fields: z.array(z.string()),
  specialties: z.array(z.string()),
  regionCode: z.string(),
  regionName: z.string(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  employerId: z.string().nullable(),
  employerName: z.string().nullable(),
  /** In force or still to come; what is over stands in the history. */
  disqualified: z
    .object({
      fromOn: z.string(),
      untilOn: z.string().nullable(),
      reason: z.string(),
      evidence: z.array(EvidenceShown),
    })
    .nullable(),
  status: Status,
  statusOn: z.string(),
  registeredOn: z.string(),
  source: Source,
  confirmedOn: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  employment: z.array(EmploymentShown),
  education: z.array(EducationShown),
  titles: z.array(TitleShown),
  /** Whole years today, by the months that count; null where nothing is confirmed. */
  years: z.object({ practice: z.number().int().nullable(), community: z.number().int().nullable() }),
  proposals: z.array(ProposalShown),
  transfer: z
    .object({ transferId: z.string(), version: z.number().int(), toRegionName: z.string(), releasedAt: z.string() })
    .nullable(),
  history: z.array(
    z.object({ at: z.string(), byName: z.string(), about: z.string(), act: z.string(), ground: z.string() }),
  ),
})

export const person = endpoint({
  method: 'GET',
  path: '/people/:personId',
  title: { zh: '人员档案', en: 'A worker’s file' },
  may: 'workforce:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: PersonPage,
})

/** Null where the reader has no file: an officer, say. */
export const mine = endpoint({
  method: 'GET',
  path: '/people/me',
  title: { zh: '我的档案', en: 'My own file' },
  may: 'workforce:own',
  input: z.object({}),
  output: z.object({ file: PersonPage.nullable() }),
})

const SealedField = z.enum(['identityNumber', 'phone'])

/** One value, one reason, one line in the audit. */
export const revealOf = endpoint({
  method: 'POST',
  path: '/people/:personId/reveal',
  title: { zh: '查看完整信息', en: 'Reveal one sealed value of a worker' },
  may: 'workforce:reveal',
  readsPersonalData: true,
  writes: false,
  input: z.object({ personId: z.uuid(), field: SealedField, reason: text(200).min(2) }),
  output: z.object({ value: z.string().nullable() }),
})

export const revealMine = endpoint({
  method: 'POST',
  path: '/people/me/reveal',
  title: { zh: '查看本人完整信息', en: 'Reveal one sealed value of my own' },
  may: 'workforce:own',
  readsPersonalData: true,
  writes: false,
  input: z.object({ field: SealedField, reason: text(200).min(2) }),
  output: z.object({ value: z.string().nullable() }),
})

const ServiceFigures = z.object({
  month: z.string(),
  rows: z.array(
    z.object({
      period: z.enum(['month', 'year']),
      from: z.string(),
      until: z.string(),
      visits: z.number().int(),
      persons: z.number().int(),
      minutes: z.number().int(),
      records: z.number().int(),
    }),
  ),
})

export const serviceFigures = endpoint({
  method: 'GET',
  path: '/people/:personId/services',
  title: { zh: '服务情况', en: 'What a worker has done for clients' },
  may: 'workforce:read',
  input: z.object({ personId: z.uuid() }),
  output: ServiceFigures,
})

export const myServiceFigures = endpoint({
  method: 'GET',
  path: '/people/me/services',
  title: { zh: '我的服务情况', en: 'What I have done for clients' },
  may: 'workforce:own',
  input: z.object({}),
  output: ServiceFigures,
})

/* ── Corrections: proposed with evidence, confirmed by the employer, then by the county ── */

const Proposed = z.object({
  about: ProposalAbout,
  act: z.enum(['add', 'change', 'remove']),
  /** The employment, education or title that it changes. */
  subjectId: z.uuid().nullable().default(null),
  /** What is to be otherwise; of the basics only what changes. */
  basics: BasicsInput.partial().optional(),
  employment: EmploymentInput.optional(),
  education: EducationInput.optional(),
  title: TitleInput.optional(),
  remark: text(200).default(''),
  evidenceIds: z.array(z.uuid()).max(20).default([]),
})
const ProposalDone = z.object({ proposalId: z.string(), version: z.number().int(), state: ProposalState })

export const propose = endpoint({
  method: 'POST',
  path: '/people/me/proposals',
  title: { zh: '申请更正本人信息', en: 'Propose a correction of my own facts' },
  may: 'workforce:own',
  input: Proposed,
  output: ProposalDone,
})

export const proposeFor = endpoint({
  method: 'POST',
  path: '/people/:personId/proposals',
  title: { zh: '代为申请更正', en: 'Propose a correction for a worker' },
  may: 'workforce:register',
  input: Proposed.extend({ personId: z.uuid() }),
  output: ProposalDone,
})

export const withdrawProposal = endpoint({
  method: 'POST',
  path: '/people/me/proposals/:proposalId/withdrawal',
  title: { zh: '撤回更正申请', en: 'Withdraw a proposal' },
  may: 'workforce:own',
  input: z.object({ proposalId: z.uuid(), basedOnVersion: z.number().int() }),
  output: ProposalDone,
})

export const proposals = endpoint({
  method: 'GET',
  path: '/people/proposals',
  title: { zh: '信息更正待办', en: 'Corrections to confirm' },
  may: 'workforce:employer-confirm',
  readsPersonalData: true,
  input: PageInput.extend({
    state: z.enum(['open', 'proposed', 'employer-confirmed', 'confirmed', 'returned']).default('open'),
    about: ProposalAbout.optional(),
  }),
  output: pageOf(ProposalShown),
})

const decision = z.object({ proposalId: z.uuid(), basedOnVersion: z.number().int() })

export const employerConfirm = endpoint({
  method: 'POST',
  path: '/people/proposals/:proposalId/employer-confirmation',
  title: { zh: '单位确认更正', en: 'The employer confirms a correction' },
  may: 'workforce:employer-confirm',
  input: decision,
  output: ProposalDone,
})

export const confirmProposal = endpoint({
  method: 'POST',
  path: '/people/proposals/:proposalId/confirmation',
  title: { zh: '县级确认更正', en: 'The county confirms a correction' },
  may: 'workforce:confirm',
  input: decision,
  output: ProposalDone,
})

export const returnProposal = endpoint({
  method: 'POST',
  path: '/people/proposals/:proposalId/return',
  title: { zh: '退回更正', en: 'Return a correction with a reason' },
  may: 'workforce:employer-confirm',
  input: decision.extend({ reason: text(200).min(2) }),
  output: ProposalDone,
})

/* ── Comings, goings and moves ── */

export const FileDone = z.object({ personId: z.string(), version: z.number().int() })

export const changeStatus = endpoint({
  method: 'POST',
  path: '/people/:personId/status',
  title: { zh: '变更在册状态', en: 'A worker leaves, retires, dies or returns' },
  may: 'workforce:manage',
  input: z.object({
    personId: z.uuid(),
    basedOnVersion: z.number().int(),
    status: Status,
    on: Day,
    reason: text(200).min(2),
  }),
  output: FileDone,
})

export const moveWorker = endpoint({
  method: 'POST',
  path: '/people/:personId/move',
  title: { zh: '县内调动', en: 'Move a worker inside the county' },
  may: 'workforce:manage',
  input: z.object({
    personId: z.uuid(),
    basedOnVersion: z.number().int(),
    organisationId: z.uuid(),
    employerId: z.uuid().nullable().default(null),
    /** The first day at the new place. */
    on: Day,
    postTitle: text(60).min(1).nullable().default(null),
    reason: text(200).min(2),
  }),
  output: FileDone,
})

const TransferShown = z.object({
  transferId: z.string(),
  version: z.number().int(),
  personId: z.string(),
  personName: z.string(),
  fromRegionName: z.string(),
  toRegionName: z.string(),
  toRegionCode: z.string(),
  /** From another province: its years need the receiving county's choice. */
  otherProvince: z.boolean(),
  reason: z.string(),
  consentedOn: z.string(),
  state: z.enum(['released', 'accepted', 'returned', 'withdrawn']),
  releasedBy: z.string(),
  releasedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  answer: z.string().nullable(),
  countsYears: z.boolean().nullable(),
  may: z.object({ accept: z.boolean(), return: z.boolean(), withdraw: z.boolean() }),
})

export const transfers = endpoint({
  method: 'GET',
  path: '/people/transfers',
  title: { zh: '跨县调转', en: 'Transfers between counties' },
  may: 'workforce:manage',
  readsPersonalData: true,
  input: PageInput.extend({ state: z.enum(['open', 'done']).default('open') }),
  output: pageOf(TransferShown),
})

export const releaseWorker = endpoint({
  method: 'POST',
  path: '/people/:personId/transfers',
  title: { zh: '调出本县', en: 'Release a worker to another county' },
  may: 'workforce:manage',
  input: z.object({
    personId: z.uuid(),
    basedOnVersion: z.number().int(),
    toRegionCode: RegionCode,
    reason: text(200).min(2),
    consentedOn: Day,
  }),
  output: z.object({ transferId: z.string(), version: z.number().int() }),
})

const transferDone = z.object({ transferId: z.string(), version: z.number().int() })

export const acceptTransfer = endpoint({
  method: 'POST',
  path: '/people/transfers/:transferId/acceptance',
  title: { zh: '接收调入', en: 'Accept a worker from another county' },
  may: 'workforce:manage',
  input: z.object({
    transferId: z.uuid(),
    basedOnVersion: z.number().int(),
    organisationId: z.uuid().nullable().default(null),
    employerId: z.uuid().nullable().default(null),
    on: Day,
    postTitle: text(60).min(1).nullable().default(null),
    /** Do the years served in another province count? By the rule of the place where nothing is said. */
    countsYears: z.boolean().nullable().default(null),
  }),
  output: transferDone,
})

export const returnTransfer = endpoint({
  method: 'POST',
  path: '/people/transfers/:transferId/return',
  title: { zh: '退回调转', en: 'Return a transfer, or take it back' },
  may: 'workforce:manage',
  input: z.object({ transferId: z.uuid(), basedOnVersion: z.number().int(), reason: text(200).min(2) }),
  output: transferDone,
})

/* ── Two files of one person ── */

const MergeShown = z.object({
  mergeId: z.string(),
  version: z.number().int(),
  kept: z.object({
    personId: z.string(),
    name: z.string(),
    organisationName: z.string().nullable(),
    numberMasked: z.string().nullable(),
  }),
  gone: z.object({
    personId: z.string(),
    name: z.string(),
    organisationName: z.string().nullable(),
    numberMasked: z.string().nullable(),
  }),
  reason: z.string(),
  state: z.enum(['asked', 'done', 'returned']),
  askedBy: z.string(),
  askedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  answer: z.string().nullable(),
  /** Someone else asked. */
  mayDecide: z.boolean(),
})

export const merges = endpoint({
  method: 'GET',
  path: '/people/merges',
  title: { zh: '档案合并', en: 'Files to merge' },
  may: 'workforce:manage',
  readsPersonalData: true,
  input: PageInput.extend({ state: z.enum(['open', 'done']).default('open') }),
  output: pageOf(MergeShown),
})

const mergeDone = z.object({ mergeId: z.string(), version: z.number().int() })

export const askMerge = endpoint({
  method: 'POST',
  path: '/people/merges',
  title: { zh: '申请合并档案', en: 'Ask for two files to be merged' },
  may: 'workforce:manage',
  input: z.object({ keptPersonId: z.uuid(), gonePersonId: z.uuid(), reason: text(200).min(2) }),
  output: mergeDone,
})

export const approveMerge = endpoint({
  method: 'POST',
  path: '/people/merges/:mergeId/approval',
  title: { zh: '批准合并档案', en: 'Approve a merger' },
  may: 'workforce:manage',
  input: z.object({ mergeId: z.uuid(), basedOnVersion: z.number().int() }),
  output: mergeDone,
})

export const returnMerge = endpoint({
  method: 'POST',
  path: '/people/merges/:mergeId/return',
  title: { zh: '不予合并', en: 'Decline a merger' },
  may: 'workforce:manage',
  input: z.object({ mergeId: z.uuid(), basedOnVersion: z.number().int(), reason: text(200).min(2) }),
  output: mergeDone,
})

/* ── Evidence: sent before what names it; dropped after a week if nothing ever does ── */

export const sendEvidence = endpoint({
  method: 'PUT',
  path: '/people/evidence/:evidenceId',
  title: { zh: '上传证明材料', en: 'Send a piece of evidence' },
  may: 'workforce:own',
  accepts: 'bytes',
  /** The id is made by the sender, so that sending again changes nothing. Without a person it is about oneself. */
  input: z.object({ evidenceId: z.uuid(), personId: z.uuid().optional() }),
  output: z.object({ evidenceId: z.string(), bytes: z.number().int() }),
})

export const evidence = endpoint({
  method: 'GET',
  path: '/people/evidence/:evidenceId',
  title: { zh: '查看证明材料', en: 'A piece of evidence' },
  may: 'workforce:own',
  readsPersonalData: true,
  input: z.object({ evidenceId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})
