// Every endpoint of certificates and their registration, and by their own files those of exams and the question bank:
// server and screens read the same values.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { based, Day, DecisionLine, EvidenceShown, Two, text } from '#kernel/shapes.ts'
import { Done, ExamLevel, Level, Version } from '#modules/certificates/contract-shapes.ts'
import { verifications } from '#modules/certificates/domain/qualification.ts'
import { stages } from '#modules/certificates/domain/registration.ts'

export * from '#modules/certificates/contract-exams.ts'
export * from '#modules/certificates/contract-questions.ts'
export * from '#modules/certificates/contract-results.ts'

const Verification = z.enum(verifications)
const Stage = z.enum(stages)
const Standing = z.enum(['none', 'active', 'expiring', 'lapsed', 'cancelled'])

/* ── Code lists and rules the forms need; all from packs ── */

export const certificateLists = endpoint({
  method: 'GET',
  path: '/certificates/code-lists',
  title: { zh: '证书与考试代码表', en: 'The code lists of certificates and exams' },
  may: 'signed-in',
  input: z.object({}),
  output: z.object({
    levels: z.array(z.object({ code: Level, name: Two, ...based })),
    examLevels: z.array(
      z.object({ code: ExamLevel, name: Two, withinYears: z.number().int(), rewardFen: z.number().int(), ...based }),
    ),
    subjects: z.array(z.object({ code: z.string(), level: ExamLevel, name: Two })),
    dropOutReasons: z.array(z.object({ code: z.string(), name: Two })),
    rules: z.array(
      z.object({
        key: z.enum(['firstWithinMonths', 'periodMonths', 'windowMonths', 'ticketMonths']),
        value: z.number().int(),
        ...based,
      }),
    ),
  }),
})

/* ── Certificates ── */

const Registration = z.object({
  registrationId: z.string(),
  version: Version,
  kind: z.enum(['first', 'renewal', 'again']),
  stage: Stage,
  workplace: z.string(),
  duty: z.string(),
  lateReason: z.string().nullable(),
  /** How the conditions of a renewal came out when it was handed in; null where there are none. */
  conditions: z.object({ outcome: z.enum(['met', 'unmet', 'unknown']), lines: z.array(DecisionLine) }).nullable(),
  reason: z.string().nullable(),
  submittedOn: z.string().nullable(),
  fromOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  cancelledOn: z.string().nullable(),
  cancelledReason: z.string().nullable(),
  locked: z.boolean(),
  /** Of a period that only a list of people names: as of when. It counts once the certificate is verified. */
  listedOn: z.string().nullable(),
})

const Qualification = z.object({
  qualificationId: z.string(),
  version: Version,
  level: Level,
  number: z.string().nullable(),
  passedOn: z.string(),
  issuedOn: z.string().nullable(),
  ticketUntil: z.string().nullable(),
  ticket: z.enum(['valid', 'used', 'lapsed']).nullable(),
  reviewedOn: z.string().nullable(),
  verification: Verification,
  /** What the paper shows, opened through the registry. */
  evidence: z.array(EvidenceShown),
  feedback: z.string().nullable(),
  answer: z.string().nullable(),
  source: z.enum(['entered', 'exam', 'listed']),
  /** As of which day a list of people said so. */
  listedOn: z.string().nullable(),
  standing: Standing,
  untilOn: z.string().nullable(),
  renewFrom: z.string().nullable(),
  firstDueOn: z.string().nullable(),
  /** Which registration may be applied for now, or why none. */
  mayApply: z.enum(['first', 'renewal', 'again']).nullable(),
  whyNot: Two.nullable(),
  registrations: z.array(Registration),
})

const ExamYear = z.object({
  year: z.number().int(),
  level: ExamLevel,
  subjects: z.array(
    z.object({
      code: z.string(),
      name: Two,
      outcome: z.enum(['pass', 'fail', 'absent']).nullable(),
      mark: z.number().int().nullable(),
      countsUntil: z.number().int().nullable(),
    }),
  ),
  signedOn: z.string().nullable(),
  passed: z.boolean().nullable(),
})

const PersonCertificates = z.object({
  personId: z.string(),
  name: z.string(),
  qualifications: z.array(Qualification),
  exams: z.array(ExamYear),
  rewards: z.array(z.object({ level: ExamLevel, fen: z.number().int(), grantedOn: z.string() })),
})

export const personCertificates = endpoint({
  method: 'GET',
  path: '/certificates/people/:personId',
  title: { zh: '某人的证书与考试', en: 'A person’s certificates and exams' },
  may: 'certificates:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: PersonCertificates,
})

export const ownCertificates = endpoint({
  method: 'GET',
  path: '/certificates/mine',
  title: { zh: '我的证书与考试', en: 'My certificates and exams' },
  may: 'certificates:own',
  input: z.object({}),
  output: PersonCertificates,
})

const CertificateRow = z.object({
  qualificationId: z.string(),
  personId: z.string(),
  name: z.string(),
  level: Level,
  number: z.string().nullable(),
  passedOn: z.string(),
  titled: z.boolean(),
  verification: Verification,
  standing: Standing,
  untilOn: z.string().nullable(),
  organisationName: z.string().nullable(),
  regionName: z.string(),
  version: Version,
})

const certificateFilter = {
  /** A name, or the end of a certificate number. */
  search: text(60).optional(),
  level: Level.optional(),
  /** Holders: each person's best certificate that is verified. Tickets: passes of the senior paper that still open the review. */
  of: z.enum(['holders', 'tickets']).optional(),
  /** Waiting: not confirmed by anybody yet, however far that is. */
  verification: z.union([Verification, z.literal('waiting')]).optional(),
  /** In force: registered, also where the period is running out. */
  standing: z.union([Standing, z.literal('in-force')]).optional(),
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
}

export const certificatesList = endpoint({
  method: 'GET',
  path: '/certificates',
  title: { zh: '持证人员列表', en: 'Certificate holders' },
  may: 'certificates:read',
  readsPersonalData: true,
  input: PageInput.extend(certificateFilter),
  output: pageOf(CertificateRow),
})

export const exportCertificates = endpoint({
  method: 'GET',
  path: '/certificates/export',
  title: { zh: '导出持证人员列表', en: 'Export the certificate holders' },
  may: 'certificates:export',
  input: z.object(certificateFilter),
  output: z.any(),
  produces: 'file',
})

/** How many people hold what as their best, and how that stands: the picture above the list. Each figure opens the rows that it counts. */
export const certificateCounts = endpoint({
  method: 'GET',
  path: '/certificates/counts',
  title: { zh: '证书构成', en: 'Certificates by level and standing' },
  may: 'certificates:read',
  input: z.object({ regionCode: RegionCode.optional(), organisationId: z.uuid().optional() }),
  output: z.object({
    rows: z.array(z.object({ level: Level, standing: Standing, people: z.number().int() })),
    /** People who may go to the review of the senior level. */
    tickets: z.number().int(),
    /** Certificates. */
    toVerify: z.number().int(),
    expiring: z.number().int(),
  }),
})

const QualificationInput = z.object({
  level: Level,
  /** As printed: full-width letters and digits are understood. */
  number: text(60).nullable().default(null),
  passedOn: Day,
  issuedOn: Day.nullable().default(null),
  /** Of the senior level: when the review gave the title; without it the pass is only a ticket to the review. */
  reviewedOn: Day.nullable().default(null),
  /** Pictures of the paper, sent before; they are added to those it has. */
  evidenceIds: z.array(z.uuid()).max(6).default([]),
})

export const recordQualification = endpoint({
  method: 'POST',
  path: '/certificates',
  title: { zh: '登记他人的证书', en: 'Record someone’s certificate' },
  may: 'certificates:manage',
  input: QualificationInput.extend({ personId: z.uuid() }),
  output: Done.extend({ verification: Verification }),
})

export const recordOwnQualification = endpoint({
  method: 'POST',
  path: '/certificates/mine',
  title: { zh: '登记我的证书', en: 'Record my certificate' },
  may: 'certificates:own',
  input: QualificationInput,
  output: Done.extend({ verification: Verification }),
})

export const changeQualification = endpoint({
  method: 'PUT',
  path: '/certificates/:qualificationId',
  title: { zh: '更正证书信息', en: 'Correct a certificate' },
  may: 'certificates:manage',
  input: QualificationInput.extend({ qualificationId: z.uuid(), basedOnVersion: Version }),
  output: Done.extend({ verification: Verification }),
})

export const changeOwnQualification = endpoint({
  method: 'PUT',
  path: '/certificates/mine/:qualificationId',
  title: { zh: '更正我的证书', en: 'Correct my certificate' },
  may: 'certificates:own',
  input: QualificationInput.extend({ qualificationId: z.uuid(), basedOnVersion: Version }),
  output: Done.extend({ verification: Verification }),
})

/** The national list does not know the number: the person says why it is right all the same. */
export const askForVerification = endpoint({
  method: 'POST',
  path: '/certificates/:qualificationId/feedback',
  title: { zh: '提交证书信息反馈', en: 'Ask for a certificate to be verified' },
  may: 'certificates:own',
  input: z.object({ qualificationId: z.uuid(), feedback: text(500).min(2), basedOnVersion: Version }),
  output: Done,
})

export const decideVerification = endpoint({
  method: 'POST',
  path: '/certificates/:qualificationId/decision',
  title: { zh: '核验证书', en: 'Decide on a certificate' },
  may: 'certificates:verify',
  input: z.object({
    qualificationId: z.uuid(),
    approve: z.boolean(),
    answer: text(500).min(2),
    basedOnVersion: Version,
  }),
  output: Done,
})

/** A list of holders as an Excel or CSV file: number, name, level. Only keyed hashes of it are kept. */
export const importHolders = endpoint({
  method: 'POST',
  path: '/certificates/national-list',
  title: { zh: '导入全国持证名单', en: 'Import a list of holders' },
  may: 'certificates:verify',
  accepts: 'bytes',
  input: z.object({ title: text(100).min(1) }),
  output: z.object({
    read: z.number().int(),
    kept: z.number().int(),
    wrong: z.array(z.object({ row: z.number().int(), why: Two })),
    /** Of the certificates within the importer's reach that were waiting. */
    matched: z.number().int(),
    unknown: z.number().int(),
  }),
})

/* ── Registration ── */

const FormInput = z.object({
  /** A draft may leave gaps. */
  workplace: text(100).default(''),
  duty: text(100).default(''),
  lateReason: text(300).min(2).nullable().default(null),
  /** Declared: full legal capacity, law-abiding, professional ethics. */
  pledged: z.boolean(),
  /** Handed in; kept as a draft otherwise. */
  submit: z.boolean(),
})

export const applyForRegistration = endpoint({
  method: 'POST',
  path: '/certificates/:qualificationId/registrations',
  title: { zh: '申请证书登记', en: 'Apply for registration' },
  may: 'certificates:own',
  input: FormInput.extend({ qualificationId: z.uuid() }),
  output: Done.extend({ stage: Stage }),
})

export const changeApplication = endpoint({
  method: 'PUT',
  path: '/certificates/registrations/:registrationId',
  title: { zh: '修改登记申请', en: 'Change an application for registration' },
  may: 'certificates:own',
  input: FormInput.extend({ registrationId: z.uuid(), basedOnVersion: Version }),
  output: Done.extend({ stage: Stage }),
})

const CheckInput = z.object({
  registrationId: z.uuid(),
  pass: z.boolean(),
  reason: text(300).min(2).nullable().default(null),
  basedOnVersion: Version,
})

export const checkFirst = endpoint({
  method: 'POST',
  path: '/certificates/registrations/:registrationId/first-check',
  title: { zh: '登记初审', en: 'First check of a registration' },
  may: 'certificates:check',
  input: CheckInput,
  output: Done.extend({ stage: Stage }),
})

export const checkFinal = endpoint({
  method: 'POST',
  path: '/certificates/registrations/:registrationId/final-check',
  title: { zh: '登记终审', en: 'Final check of a registration' },
  may: 'certificates:check',
  input: CheckInput,
  output: Done.extend({ stage: Stage }),
})

/** 首次登记已完成, then 已出证. The period begins with the first. */
export const completeRegistration = endpoint({
  method: 'POST',
  path: '/certificates/registrations/:registrationId/completion',
  title: { zh: '完成登记或出证', en: 'Complete a registration, or issue its certificate' },
  may: 'certificates:check',
  input: z.object({ registrationId: z.uuid(), to: z.enum(['registered', 'issued']), basedOnVersion: Version }),
  output: Done.extend({ stage: Stage, fromOn: z.string(), untilOn: z.string() }),
})

export const cancelRegistration = endpoint({
  method: 'POST',
  path: '/certificates/registrations/:registrationId/cancellation',
  title: { zh: '注销登记', en: 'Cancel a registration' },
  may: 'certificates:check',
  input: z.object({ registrationId: z.uuid(), on: Day, reason: text(300).min(2), basedOnVersion: Version }),
  output: Done,
})

export const registrationsList = endpoint({
  method: 'GET',
  path: '/certificates/registrations',
  title: { zh: '登记审核', en: 'Registrations to check' },
  may: 'certificates:check',
  readsPersonalData: true,
  input: PageInput.extend({
    stage: Stage.optional(),
    regionCode: RegionCode.optional(),
    registrationId: z.uuid().optional(),
  }),
  output: pageOf(
    Registration.extend({
      personId: z.string(),
      name: z.string(),
      level: Level,
      organisationName: z.string().nullable(),
      regionName: z.string(),
      /** By when it is to be decided; null where the calendar of that year is not known, or it is not waiting. */
      dueOn: z.string().nullable(),
      /** May this reader do the final check: from the level above, and not who did the first. */
      finalNotNow: Two.nullable(),
    }),
  ),
})
