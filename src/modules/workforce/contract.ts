// The endpoints of the register: who stands in it, how they come in and how they are found; read by server and screens alike.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { CodeShown, Day, text } from '#kernel/shapes.ts'
import {
  BasicsInput,
  EducationInput,
  EmploymentInput,
  Sex,
  Status,
  TitleInput,
} from '#modules/workforce/contract-shapes.ts'

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
