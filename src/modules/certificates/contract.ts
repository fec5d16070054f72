// Every endpoint of certificates, exams and the question bank in one place, because server and screens read the same values.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { examLevels, levels } from '#modules/certificates/domain/level.ts'
import { verifications } from '#modules/certificates/domain/qualification.ts'
import { stages } from '#modules/certificates/domain/registration.ts'

const Two = z.object({ zh: z.string(), en: z.string() })
const Day = z.iso.date()
/** What people type, without the characters that no database stores. */
const text = (max: number) =>
  z
    .string()
    .overwrite((typed) => typed.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, ''))
    .trim()
    .max(max)
const Version = z.number().int()
const Done = z.object({ id: z.string(), version: Version })

const Level = z.enum(levels)
const ExamLevel = z.enum(examLevels)
const Verification = z.enum(verifications)
const Stage = z.enum(stages)
const Standing = z.enum(['none', 'active', 'expiring', 'lapsed', 'cancelled'])
const Certainty = z.enum(['stated', 'reported', 'assumed'])
const Based = { basis: Two.nullable(), certainty: Certainty.nullable() }

/** A line of an explained decision: how deep it stands, how it came out, the sentence, and on what it rests. */
const Line = z.object({
  depth: z.number().int(),
  outcome: z.enum(['met', 'unmet', 'unknown']),
  sentence: Two,
  basis: Two.optional(),
})

/* ── Code lists and rules the forms need; all from packs ── */

export const certificateLists = endpoint({
  method: 'GET',
  path: '/certificates/code-lists',
  title: { zh: '证书与考试代码表', en: 'The code lists of certificates and exams' },
  may: 'signed-in',
  input: z.object({}),
  output: z.object({
    levels: z.array(z.object({ code: Level, name: Two, ...Based })),
    examLevels: z.array(
      z.object({ code: ExamLevel, name: Two, withinYears: z.number().int(), rewardFen: z.number().int(), ...Based }),
    ),
    subjects: z.array(z.object({ code: z.string(), level: ExamLevel, name: Two })),
    dropOutReasons: z.array(z.object({ code: z.string(), name: Two })),
    rules: z.array(
      z.object({
        key: z.enum(['firstWithinMonths', 'periodMonths', 'windowMonths', 'ticketMonths']),
        value: z.number().int(),
        ...Based,
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
  conditions: z.object({ outcome: z.enum(['met', 'unmet', 'unknown']), lines: z.array(Line) }).nullable(),
  reason: z.string().nullable(),
  submittedOn: z.string().nullable(),
  fromOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  cancelledOn: z.string().nullable(),
  cancelledReason: z.string().nullable(),
  locked: z.boolean(),
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
  feedback: z.string().nullable(),
  answer: z.string().nullable(),
  source: z.enum(['entered', 'exam']),
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
  verification: Verification.optional(),
  standing: Standing.optional(),
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

/** How many hold what, and how it stands: the picture above the list. */
export const certificateCounts = endpoint({
  method: 'GET',
  path: '/certificates/counts',
  title: { zh: '证书构成', en: 'Certificates by level and standing' },
  may: 'certificates:read',
  input: z.object({ regionCode: RegionCode.optional(), organisationId: z.uuid().optional() }),
  output: z.object({
    rows: z.array(z.object({ level: Level, standing: Standing, people: z.number().int() })),
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
  workplace: text(100).min(1),
  duty: text(100).min(1),
  lateReason: text(300).nullable().default(null),
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
  reason: text(300).nullable().default(null),
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
  input: PageInput.extend({ stage: Stage.optional(), regionCode: RegionCode.optional() }),
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

/* ── Exam campaigns ── */

const Eligibility = z.enum(['met', 'unmet', 'unknown', 'held'])

const CampaignRow = z.object({
  campaignId: z.string(),
  version: Version,
  year: z.number().int(),
  title: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  cutOffOn: z.string(),
  signUpFrom: z.string(),
  signUpUntil: z.string(),
  examOn: z.string(),
  resultsOn: z.string().nullable(),
  phase: z.enum(['coming', 'sign-up', 'preparing', 'waiting', 'done']),
  /** Within the reader's reach to run. */
  mayRun: z.boolean(),
})

const CampaignInput = z.object({
  year: z.number().int().min(2008).max(2200),
  title: text(100).min(1),
  cutOffOn: Day,
  signUpFrom: Day,
  /** The first day on which nobody signs up any more. */
  signUpUntil: Day,
  examOn: Day,
  resultsOn: Day.nullable().default(null),
})

export const campaigns = endpoint({
  method: 'GET',
  path: '/certificates/campaigns',
  title: { zh: '考试年度工作', en: 'Exam campaigns' },
  may: 'certificates:read',
  input: z.object({}),
  output: z.object({ rows: z.array(CampaignRow) }),
})

export const openCampaign = endpoint({
  method: 'POST',
  path: '/certificates/campaigns',
  title: { zh: '开启考试年度工作', en: 'Open an exam campaign' },
  may: 'certificates:manage-campaigns',
  input: CampaignInput.extend({ regionCode: RegionCode }),
  output: Done,
})

export const changeCampaign = endpoint({
  method: 'PUT',
  path: '/certificates/campaigns/:campaignId',
  title: { zh: '修改考试年度工作', en: 'Change an exam campaign' },
  may: 'certificates:manage-campaigns',
  input: CampaignInput.omit({ year: true }).extend({ campaignId: z.uuid(), basedOnVersion: Version }),
  output: Done,
})

export const campaign = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId',
  title: { zh: '考试年度工作详情', en: 'An exam campaign' },
  may: 'certificates:read',
  input: z.object({ campaignId: z.uuid() }),
  output: CampaignRow.extend({
    events: z.array(
      z.object({
        eventId: z.string(),
        kind: z.enum(['course', 'mock']),
        title: z.string(),
        heldOn: z.string(),
        place: z.string(),
      }),
    ),
    escorts: z.array(
      z.object({
        escortId: z.string(),
        title: z.string(),
        meetsAt: z.string(),
        meetsWhere: z.string(),
        site: z.string(),
        seats: z.number().int(),
        taken: z.number().int(),
        leaderId: z.string().nullable(),
        leaderName: z.string().nullable(),
      }),
    ),
    /** Of those who signed up within reach: not in any group yet. */
    unseated: z.number().int(),
    rewards: z.object({ earned: z.number().int(), granted: z.number().int(), fen: z.number().int() }),
  }),
})

/** Who of the registry may sit which level, who not and why, and for whom something is unknown: before anybody is asked. */
export const rehearsal = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId/rehearsal',
  title: { zh: '报考资格预审', en: 'Who may sit the exam' },
  may: 'certificates:read',
  readsPersonalData: true,
  input: PageInput.extend({
    campaignId: z.uuid(),
    level: ExamLevel.default('assistant'),
    outcome: Eligibility.optional(),
    signed: z.enum(['yes', 'no']).optional(),
    organisationId: z.uuid().optional(),
    search: text(60).optional(),
  }),
  output: z.object({
    counts: z.object({
      met: z.number().int(),
      unmet: z.number().int(),
      unknown: z.number().int(),
      held: z.number().int(),
    }),
    rows: pageOf(
      z.object({
        personId: z.string(),
        name: z.string(),
        organisationName: z.string().nullable(),
        outcome: Eligibility,
        lines: z.array(Line),
        signedUp: ExamLevel.nullable(),
      }),
    ),
  }),
})

/** The sign-up drive: of each unit how many may sit, how many have signed up, and how many are wanted. */
export const drive = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId/drive',
  title: { zh: '报名动员', en: 'The sign-up drive' },
  may: 'certificates:read',
  input: z.object({ campaignId: z.uuid() }),
  output: z.object({
    rows: z.array(
      z.object({
        organisationId: z.string().nullable(),
        organisationName: z.string(),
        people: z.number().int(),
        /** May sit at least one level, of those who do not hold it. */
        eligible: z.number().int(),
        unknown: z.number().int(),
        signed: z.number().int(),
        target: z.number().int().nullable(),
      }),
    ),
  }),
})

export const setTarget = endpoint({
  method: 'PUT',
  path: '/certificates/campaigns/:campaignId/targets/:organisationId',
  title: { zh: '下达报名任务数', en: 'Set a unit’s target' },
  may: 'certificates:manage-campaigns',
  input: z.object({ campaignId: z.uuid(), organisationId: z.uuid(), target: z.number().int().min(0).max(100000) }),
  output: z.object({ organisationId: z.string(), target: z.number().int() }),
})

export const remind = endpoint({
  method: 'POST',
  path: '/certificates/campaigns/:campaignId/reminders',
  title: { zh: '提醒未报名人员', en: 'Remind those who have not signed up' },
  may: 'certificates:manage-campaigns',
  input: z.object({ campaignId: z.uuid(), organisationId: z.uuid().nullable().default(null) }),
  output: z.object({ told: z.number().int() }),
})

const OwnLevel = z.object({
  level: ExamLevel,
  outcome: Eligibility,
  lines: z.array(Line),
  left: z.array(z.string()),
  kept: z.array(z.object({ subject: z.string(), countsUntil: z.number().int() })),
})

export const ownCampaigns = endpoint({
  method: 'GET',
  path: '/certificates/exams/mine',
  title: { zh: '我的考试', en: 'My exams' },
  may: 'certificates:own',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      CampaignRow.omit({ mayRun: true }).extend({
        levels: z.array(OwnLevel),
        signUp: z
          .object({
            signUpId: z.string(),
            version: Version,
            level: ExamLevel,
            subjects: z.array(z.string()),
            eligibility: Eligibility,
            sat: z.boolean().nullable(),
            passed: z.boolean().nullable(),
          })
          .nullable(),
        escort: z
          .object({
            title: z.string(),
            meetsAt: z.string(),
            meetsWhere: z.string(),
            site: z.string(),
            leaderName: z.string().nullable(),
          })
          .nullable(),
        events: z.array(
          z.object({ kind: z.enum(['course', 'mock']), title: z.string(), heldOn: z.string(), place: z.string() }),
        ),
      }),
    ),
  }),
})

export const signUp = endpoint({
  method: 'POST',
  path: '/certificates/campaigns/:campaignId/sign-ups',
  title: { zh: '报名考试', en: 'Sign up for the exam' },
  may: 'certificates:own',
  input: z.object({ campaignId: z.uuid(), level: ExamLevel, subjects: z.array(text(60)).max(6) }),
  output: Done.extend({ eligibility: Eligibility }),
})

export const withdrawSignUp = endpoint({
  method: 'POST',
  path: '/certificates/sign-ups/:signUpId/withdrawal',
  title: { zh: '取消报名', en: 'Withdraw a sign-up' },
  may: 'certificates:own',
  input: z.object({ signUpId: z.uuid(), basedOnVersion: Version }),
  output: Done,
})

const stageFilter = {
  campaignId: z.uuid().optional(),
  level: ExamLevel.optional(),
  /** Up to where they came: signed up, sat, passed, registered; or who gave up of a cohort. */
  stage: z.enum(['signed', 'sat', 'passed', 'registered', 'certified', 'trying', 'dropped']).optional(),
  cohort: z.coerce.number().int().min(2008).max(2200).optional(),
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
}

const SignUpRow = z.object({
  signUpId: z.string(),
  personId: z.string(),
  name: z.string(),
  organisationName: z.string().nullable(),
  regionName: z.string(),
  year: z.number().int(),
  level: ExamLevel,
  sat: z.boolean().nullable(),
  passed: z.boolean().nullable(),
  registered: z.boolean(),
  results: z.array(
    z.object({ subject: z.string(), outcome: z.enum(['pass', 'fail', 'absent']), mark: z.number().int().nullable() }),
  ),
  escortTitle: z.string().nullable(),
  dropOut: z.object({ reason: z.string(), note: z.string() }).nullable(),
})

export const signUps = endpoint({
  method: 'GET',
  path: '/certificates/sign-ups',
  title: { zh: '报考人员', en: 'People of a campaign' },
  may: 'certificates:read',
  readsPersonalData: true,
  input: PageInput.extend(stageFilter),
  output: pageOf(SignUpRow),
})

export const exportSignUps = endpoint({
  method: 'GET',
  path: '/certificates/sign-ups/export',
  title: { zh: '导出报考人员', en: 'Export the people of a campaign' },
  may: 'certificates:export',
  input: z.object(stageFilter),
  output: z.any(),
  produces: 'file',
})

const FunnelCounts = z.object({
  signed: z.number().int(),
  sat: z.number().int(),
  passed: z.number().int(),
  registered: z.number().int(),
})

const FunnelAnswer = z.object({
  year: z.number().int(),
  whole: FunnelCounts,
  /** The year before, where there was a campaign. */
  before: FunnelCounts.nullable(),
  rows: z.array(z.object({ key: z.string(), name: z.string(), now: FunnelCounts, before: FunnelCounts.nullable() })),
})

const funnelFilter = {
  campaignId: z.uuid(),
  by: z.enum(['organisation', 'region']).default('organisation'),
  level: ExamLevel.optional(),
}

/** Signed up → sat → passed → registered. Passed is a share of those who sat. */
export const funnel = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId/funnel',
  title: { zh: '考试漏斗', en: 'The funnel of an exam' },
  may: 'certificates:read',
  input: z.object(funnelFilter),
  output: FunnelAnswer,
})

export const exportFunnel = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId/funnel/export',
  title: { zh: '导出考试漏斗', en: 'Export the funnel' },
  may: 'certificates:export',
  input: z.object(funnelFilter),
  output: z.any(),
  produces: 'file',
})

/** Who began in a year: certified, still trying, gave up, within the years that the pack follows them. */
export const cohorts = endpoint({
  method: 'GET',
  path: '/certificates/cohorts',
  title: { zh: '报考队列', en: 'Cohorts of the exams' },
  may: 'certificates:read',
  input: z.object({ level: ExamLevel.default('assistant') }),
  output: z.object({
    years: z.number().int(),
    ...Based,
    rows: z.array(
      z.object({
        year: z.number().int(),
        until: z.number().int(),
        began: z.number().int(),
        certified: z.number().int(),
        trying: z.number().int(),
        dropped: z.number().int(),
        reasons: z.array(z.object({ code: z.string(), name: Two, people: z.number().int() })),
        unexplained: z.number().int(),
      }),
    ),
  }),
})

export const recordDropOut = endpoint({
  method: 'POST',
  path: '/certificates/drop-outs',
  title: { zh: '登记放弃备考原因', en: 'Record why someone gave up' },
  may: 'certificates:manage',
  input: z.object({ personId: z.uuid(), level: ExamLevel, reason: text(60), note: text(300).default('') }),
  output: z.object({ personId: z.string(), reason: z.string() }),
})

export const addPreparation = endpoint({
  method: 'POST',
  path: '/certificates/campaigns/:campaignId/events',
  title: { zh: '安排考前课程或模拟考试', en: 'Plan a course or a mock exam' },
  may: 'certificates:manage-campaigns',
  input: z.object({
    campaignId: z.uuid(),
    kind: z.enum(['course', 'mock']),
    title: text(100).min(1),
    heldOn: Day,
    place: text(100).default(''),
  }),
  output: z.object({ id: z.string() }),
})

export const addEscort = endpoint({
  method: 'POST',
  path: '/certificates/campaigns/:campaignId/escorts',
  title: { zh: '安排送考分组', en: 'Plan a group for the day' },
  may: 'certificates:manage-campaigns',
  input: z.object({
    campaignId: z.uuid(),
    title: text(60).min(1),
    /** HH:MM, local. */
    meetsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    meetsWhere: text(100).min(1),
    site: text(100).default(''),
    seats: z.number().int().min(1).max(500),
    leaderId: z.uuid().nullable().default(null),
  }),
  output: z.object({ id: z.string() }),
})

/** Puts whoever has no seat into the groups, colleagues together. */
export const seatEveryone = endpoint({
  method: 'POST',
  path: '/certificates/campaigns/:campaignId/seating',
  title: { zh: '自动编排送考', en: 'Seat everyone for the day' },
  may: 'certificates:manage-campaigns',
  input: z.object({ campaignId: z.uuid(), afresh: z.boolean().default(false) }),
  output: z.object({ seated: z.number().int(), left: z.number().int() }),
})

export const escortSheet = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId/escort-sheet',
  title: { zh: '送考安排表', en: 'The sheet of the day' },
  may: 'certificates:export',
  input: z.object({ campaignId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

export const importResults = endpoint({
  method: 'POST',
  path: '/certificates/campaigns/:campaignId/results',
  title: { zh: '导入考试成绩', en: 'Import the results' },
  may: 'certificates:manage-campaigns',
  accepts: 'bytes',
  input: z.object({ campaignId: z.uuid() }),
  output: z.object({
    read: z.number().int(),
    matched: z.number().int(),
    unmatched: z.array(z.object({ row: z.number().int(), name: z.string(), why: Two })),
    sat: z.number().int(),
    passed: z.number().int(),
    certificates: z.number().int(),
  }),
})

export const grantRewards = endpoint({
  method: 'POST',
  path: '/certificates/campaigns/:campaignId/rewards',
  title: { zh: '核发一次性奖励', en: 'Grant the one-off rewards' },
  may: 'certificates:manage-campaigns',
  input: z.object({ campaignId: z.uuid() }),
  output: z.object({ granted: z.number().int(), fen: z.number().int(), before: z.number().int() }),
})

export const exportRewards = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId/rewards/export',
  title: { zh: '导出奖励发放表', en: 'Export the list for payment' },
  may: 'certificates:manage-campaigns',
  input: z.object({ campaignId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

/* ── The question bank and mock exams ── */

const QuestionInput = z.object({
  level: ExamLevel,
  subject: text(60).min(1),
  kind: z.enum(['single', 'multiple']),
  point: text(60).min(1),
  stem: text(1000).min(2),
  options: z.array(text(300).min(1)).min(2).max(6),
  /** Letters: A, B … */
  answer: z
    .array(z.enum(['A', 'B', 'C', 'D', 'E', 'F']))
    .min(1)
    .max(6),
  explanation: text(1000).default(''),
})

const questionFilter = {
  level: ExamLevel.optional(),
  subject: text(60).optional(),
  kind: z.enum(['single', 'multiple']).optional(),
  flagged: z.enum(['yes']).optional(),
  search: text(60).optional(),
}

export const questions = endpoint({
  method: 'GET',
  path: '/certificates/questions',
  title: { zh: '题库', en: 'The question bank' },
  may: 'certificates:manage-questions',
  input: PageInput.extend(questionFilter),
  output: pageOf(
    QuestionInput.extend({
      questionId: z.string(),
      version: Version,
      regionName: z.string(),
      mayChange: z.boolean(),
      answers: z.number().int(),
      difficulty: z.number().nullable(),
      discrimination: z.number().nullable(),
      flags: z.array(z.enum(['too-hard', 'too-easy', 'weak'])),
    }),
  ),
})

export const addQuestion = endpoint({
  method: 'POST',
  path: '/certificates/questions',
  title: { zh: '新增试题', en: 'Add a question' },
  may: 'certificates:manage-questions',
  input: QuestionInput,
  output: Done,
})

export const changeQuestion = endpoint({
  method: 'PUT',
  path: '/certificates/questions/:questionId',
  title: { zh: '修改试题', en: 'Change a question' },
  may: 'certificates:manage-questions',
  input: QuestionInput.extend({ questionId: z.uuid(), retired: z.boolean().default(false), basedOnVersion: Version }),
  output: Done,
})

export const importQuestions = endpoint({
  method: 'POST',
  path: '/certificates/questions/import',
  title: { zh: '导入试题', en: 'Import questions' },
  may: 'certificates:manage-questions',
  accepts: 'bytes',
  input: z.object({}),
  output: z.object({
    read: z.number().int(),
    added: z.number().int(),
    wrong: z.array(z.object({ row: z.number().int(), why: Two })),
  }),
})

const PaperRow = z.object({
  paperId: z.string(),
  level: ExamLevel,
  subject: z.string(),
  title: z.string(),
  minutes: z.number().int(),
  questions: z.number().int(),
  opensOn: z.string(),
  closesOn: z.string(),
  attempts: z.number().int(),
  meanShare: z.number().nullable(),
})

export const papers = endpoint({
  method: 'GET',
  path: '/certificates/papers',
  title: { zh: '模拟卷', en: 'Mock papers' },
  may: 'certificates:manage-questions',
  input: z.object({}),
  output: z.object({ rows: z.array(PaperRow) }),
})

/** Draws by the blueprint of the pack. */
export const drawMock = endpoint({
  method: 'POST',
  path: '/certificates/papers',
  title: { zh: '组一张模拟卷', en: 'Draw a mock paper' },
  may: 'certificates:manage-questions',
  input: z.object({ subject: text(60).min(1), title: text(100).min(1), opensOn: Day, closesOn: Day }),
  output: z.object({ id: z.string(), questions: z.number().int() }),
})

/** Whole papers, answers and explanations with them: a phone takes one along and needs no network until it sends back. */
export const ownPapers = endpoint({
  method: 'GET',
  path: '/certificates/mock/papers',
  title: { zh: '可参加的模拟考试', en: 'Mock exams one may take' },
  may: 'certificates:own',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      PaperRow.omit({ attempts: true, meanShare: true, questions: true }).extend({
        subjectName: Two,
        taken: z.number().int(),
        questions: z.array(QuestionInput.omit({ level: true, subject: true }).extend({ questionId: z.string() })),
      }),
    ),
  }),
})

export const sendAttempt = endpoint({
  method: 'POST',
  path: '/certificates/mock/attempts',
  title: { zh: '交卷', en: 'Hand in a mock exam' },
  may: 'certificates:own',
  input: z.object({
    /** Made by the phone: sent again it counts once. */
    attemptId: z.uuid(),
    paperId: z.uuid(),
    startedAt: z.iso.datetime({ offset: true }),
    endedAt: z.iso.datetime({ offset: true }),
    answers: z
      .array(z.object({ questionId: z.uuid(), chosen: z.array(z.enum(['A', 'B', 'C', 'D', 'E', 'F'])).max(6) }))
      .max(200),
  }),
  output: z.object({ attemptId: z.string(), right: z.number().int(), questions: z.number().int() }),
})

export const ownMocks = endpoint({
  method: 'GET',
  path: '/certificates/mock/mine',
  title: { zh: '我的模拟考试', en: 'My mock exams' },
  may: 'certificates:own',
  input: z.object({}),
  output: z.object({
    attempts: z.array(
      z.object({
        attemptId: z.string(),
        title: z.string(),
        subject: z.string(),
        on: z.string(),
        right: z.number().int(),
        questions: z.number().int(),
      }),
    ),
    /** The weakest first, of points with at least three answers. */
    points: z.array(
      z.object({ subject: z.string(), point: z.string(), answers: z.number().int(), right: z.number().int() }),
    ),
  }),
})
