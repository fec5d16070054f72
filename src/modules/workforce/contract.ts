// Every endpoint of the registry in one place, because server and screens read the same values.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'

const Two = z.object({ zh: z.string(), en: z.string() })
const Day = z.iso.date()
/** What people type, without the characters that no database stores. */
const text = (max: number) =>
  z
    .string()
    .overwrite((typed) => typed.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, ''))
    .trim()
    .max(max)

export const Sex = z.enum(['male', 'female', 'unknown'])
export const Diploma = z.enum(['none', 'high-school', 'secondary', 'college', 'bachelor', 'master', 'doctor'])
export const Degree = z.enum(['none', 'bachelor', 'master', 'doctor'])
export const MajorKind = z.enum(['social-work', 'related', 'other'])
export const TitleKind = z.enum(['rank', 'title', 'honour'])
export const TitleLevel = z.enum(['national', 'province', 'prefecture', 'county', 'other'])

const CodeShown = z.object({
  code: z.string(),
  name: Two,
  basis: Two.nullable(),
  certainty: z.enum(['stated', 'reported', 'assumed']).nullable(),
})

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

export const EmploymentInput = z.object({
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

export const EducationInput = z.object({
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

export const TitleInput = z.object({
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
