// The endpoints of the yearly exam: campaigns, who may sit, signing up, and the day.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { ClockTime, Day, DecisionLine, text } from '#kernel/shapes.ts'
import { Done, ExamLevel, Version } from '#modules/certificates/contract-shapes.ts'

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
        lines: z.array(DecisionLine),
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
  lines: z.array(DecisionLine),
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
    meetsAt: ClockTime,
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
