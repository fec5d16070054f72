// The endpoints of the register of volunteers, those of activities, teams and hours by their own files: server and screens read the same values.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { based, CodeShown, Day, text } from '#kernel/shapes.ts'
import {
  ActivityShown,
  Code,
  Codes,
  EntryShown,
  ObjectionShown,
  Reason,
  RecordShown,
} from '#modules/volunteers/contract-shapes.ts'

export * from '#modules/volunteers/contract-activities.ts'
export * from '#modules/volunteers/contract-hours.ts'
export * from '#modules/volunteers/contract-teams.ts'

/* ── Rules ── */

const Term = z.object({ unit: z.enum(['workingDays', 'days']), count: z.number().int(), ...based })

export const codeLists = endpoint({
  method: 'GET',
  path: '/volunteers/code-lists',
  title: { zh: '志愿服务代码表和期限', en: 'Code lists and terms of volunteering' },
  may: 'signed-in',
  input: z.object({ regionCode: RegionCode.optional() }),
  output: z.object({
    categories: z.array(CodeShown),
    skills: z.array(CodeShown),
    qualities: z.array(CodeShown),
    /** `paper`: the paper has to be named. `self`: they did it themselves, so an organisation does not choose it. */
    agreementHow: z.array(CodeShown.extend({ paper: z.boolean(), self: z.boolean() })),
    relations: z.array(CodeShown),
    stars: z.array(CodeShown.extend({ hours: z.number() })),
    noMinorsIn: z.array(CodeShown),
    recordWithin: Term,
    answerObjectionWithin: Term,
    longestMinutes: z.object({ is: z.number().int(), ...based }),
    adultAge: z.object({ is: z.number().int(), ...based }),
    guardianBelow: z.object({ is: z.number().int(), ...based }),
    active: z.object({ months: z.number().int(), minutes: z.number().int(), ...based }),
    /** Joined to the national system? If not, what is printed is called 志愿服务记录（平台记录）. */
    connected: z.object({ is: z.boolean(), ...based }),
  }),
})

/* ── Shapes of the register ── */

const Sex = z.enum(['male', 'female', 'unknown'])
const VolunteerState = z.enum(['awaiting', 'registered', 'left'])

const Guardian = z.object({ name: text(40).min(1), relation: Code, agreedOn: Day })

const VolunteerRow = z.object({
  volunteerId: z.string(),
  /** 登记编号. */
  number: z.string(),
  name: z.string(),
  sex: Sex,
  age: z.number().int().nullable(),
  minor: z.boolean(),
  regionName: z.string(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  livingRegionName: z.string().nullable(),
  categories: z.array(z.string()),
  skills: z.array(z.string()),
  state: VolunteerState,
  active: z.boolean(),
  star: z.string().nullable(),
  minutes: z.number().int(),
  registeredOn: z.string(),
})

const VolunteerPage = VolunteerRow.extend({
  version: z.number().int(),
  nationalNumber: z.string().nullable(),
  bornOn: z.string().nullable(),
  livingRegionCode: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  hasIdentityNumber: z.boolean(),
  namePublic: z.boolean(),
  agreedHow: z.string(),
  agreedOn: z.string(),
  agreementPaper: z.string().nullable(),
  guardian: Guardian.extend({ agreedOn: z.string() }).nullable(),
  confirmedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  minutesThisYear: z.number().int(),
  hoursByYear: z.array(z.object({ year: z.number().int(), minutes: z.number().int(), activities: z.number().int() })),
  /** What is still missing for the next star; null at the highest. */
  nextStar: z.object({ code: z.string(), minutesMissing: z.number().int() }).nullable(),
  entries: z.array(EntryShown),
  teams: z.array(z.object({ teamId: z.string(), name: z.string() })),
  records: z.array(RecordShown),
})

/* ── Registering ── */

export const registerVolunteer = endpoint({
  method: 'POST',
  path: '/volunteers',
  title: { zh: '登记志愿者', en: 'Register a volunteer' },
  may: 'volunteers:manage',
  readsPersonalData: true,
  input: z.object({
    name: text(40).min(1),
    sex: Sex.default('unknown'),
    bornOn: Day.nullable().default(null),
    identityNumber: text(40).min(1),
    phone: text(40).nullable().default(null),
    livingRegionCode: RegionCode.nullable().default(null),
    skills: Codes.default([]),
    categories: Codes.default([]),
    /** With whom; one's own organisation where left out. */
    organisationId: z.uuid().nullable().default(null),
    nationalNumber: text(40).nullable().default(null),
    agreedHow: Code,
    agreedOn: Day,
    /** Which paper says so, and where it is kept; named for whoever has no account. */
    agreementPaper: text(100).nullable().default(null),
    guardian: Guardian.nullable().default(null),
  }),
  output: z.object({ volunteerId: z.string(), number: z.string(), state: VolunteerState }),
})

/** Oneself; what the registry knows is not asked again. */
export const registerMyself = endpoint({
  method: 'POST',
  path: '/volunteers/me',
  title: { zh: '本人登记为志愿者', en: 'Register oneself as a volunteer' },
  may: 'volunteers:own',
  input: z.object({
    sex: Sex.default('unknown'),
    bornOn: Day.nullable().default(null),
    identityNumber: text(40).nullable().default(null),
    phone: text(40).nullable().default(null),
    livingRegionCode: RegionCode.nullable().default(null),
    skills: Codes.default([]),
    categories: Codes.default([]),
    namePublic: z.boolean().default(false),
    guardian: Guardian.nullable().default(null),
  }),
  output: z.object({ volunteerId: z.string(), number: z.string(), state: VolunteerState }),
})

/** Whom an organisation registered says whether they agree; who does not is taken off the register whole. */
export const confirmMine = endpoint({
  method: 'POST',
  path: '/volunteers/me/confirmation',
  title: { zh: '确认或拒绝志愿者登记', en: 'Confirm or refuse being registered as a volunteer' },
  may: 'volunteers:own',
  input: z.object({ agree: z.boolean() }),
  output: z.object({ state: z.enum(['registered', 'removed']) }),
})

const Changed = {
  basedOnVersion: z.number().int(),
  /** Left out: stays as it is. */
  phone: text(40).nullable().optional(),
  livingRegionCode: RegionCode.nullable(),
  skills: Codes,
  categories: Codes,
}

export const changeMine = endpoint({
  method: 'PUT',
  path: '/volunteers/me',
  title: { zh: '更改本人志愿者信息', en: 'Change one’s own volunteer file' },
  may: 'volunteers:own',
  input: z.object({ ...Changed, namePublic: z.boolean() }),
  output: z.object({ version: z.number().int() }),
})

export const changeVolunteer = endpoint({
  method: 'PUT',
  path: '/volunteers/:volunteerId',
  title: { zh: '更改志愿者信息', en: 'Change the file of a volunteer' },
  may: 'volunteers:manage',
  input: z.object({ volunteerId: z.uuid(), ...Changed, nationalNumber: text(40).nullable() }),
  output: z.object({ version: z.number().int() }),
})

export const leave = endpoint({
  method: 'POST',
  path: '/volunteers/me/leave',
  title: { zh: '退出志愿者登记', en: 'Leave the register of volunteers' },
  may: 'volunteers:own',
  input: z.object({}),
  output: z.object({ state: z.literal('left') }),
})

/** Somebody without an account asks their organisation to take them off. */
export const takeOff = endpoint({
  method: 'POST',
  path: '/volunteers/:volunteerId/leave',
  title: { zh: '应本人要求退出登记', en: 'Take a volunteer off the register, as they asked' },
  may: 'volunteers:manage',
  input: z.object({ volunteerId: z.uuid(), reason: Reason }),
  output: z.object({ state: z.literal('left') }),
})

/* ── Reading ── */

const volunteerFilter = {
  /** A name, its sound, or a whole number of a volunteer. */
  search: text(40).optional(),
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
  category: Code.optional(),
  star: Code.optional(),
  active: z.enum(['yes', 'no']).optional(),
  state: VolunteerState.optional(),
}

export const volunteers = endpoint({
  method: 'GET',
  path: '/volunteers',
  title: { zh: '志愿者', en: 'Volunteers' },
  may: 'volunteers:read',
  readsPersonalData: true,
  input: PageInput.extend(volunteerFilter),
  output: pageOf(VolunteerRow),
})

export const exportVolunteers = endpoint({
  method: 'GET',
  path: '/volunteers/export',
  title: { zh: '导出志愿者名册', en: 'Export the register of volunteers' },
  may: 'volunteers:export',
  readsPersonalData: true,
  input: z.object(volunteerFilter),
  output: z.any(),
  produces: 'file',
})

export const volunteerFigures = endpoint({
  method: 'GET',
  path: '/volunteers/figures',
  title: { zh: '志愿服务数字', en: 'Figures of volunteering' },
  may: 'volunteers:read',
  input: z.object({ regionCode: RegionCode.optional() }),
  output: z.object({
    registered: z.number().int(),
    awaiting: z.number().int(),
    active: z.number().int(),
    /** Active of registered, in hundredths of a percent; null of nobody. */
    activeRate: z.number().nullable(),
    /** All that was recorded within reach and holds, and of this year. */
    minutes: z.number().int(),
    minutesThisYear: z.number().int(),
    activitiesThisYear: z.number().int(),
    toRecord: z.number().int(),
    overdue: z.number().int(),
    openObjections: z.number().int(),
    teams: z.number().int(),
    definition: z.object({ months: z.number().int(), minutes: z.number().int(), ...based }),
  }),
})

export const volunteer = endpoint({
  method: 'GET',
  path: '/volunteers/:volunteerId',
  title: { zh: '志愿者档案', en: 'The file of a volunteer' },
  may: 'volunteers:read',
  readsPersonalData: true,
  input: z.object({ volunteerId: z.uuid() }),
  output: VolunteerPage,
})

/** One value, one reason, one line in the audit. */
export const revealVolunteer = endpoint({
  method: 'POST',
  path: '/volunteers/:volunteerId/reveal',
  title: { zh: '查看志愿者完整信息', en: 'Reveal one sealed value of a volunteer' },
  may: 'volunteers:manage',
  readsPersonalData: true,
  writes: false,
  input: z.object({ volunteerId: z.uuid(), field: z.enum(['identityNumber', 'phone']), reason: Reason }),
  output: z.object({ value: z.string().nullable() }),
})

/** A neighbour without an account gets one that does their own volunteering and nothing else. The first password is shown once. */
export const openVolunteerAccount = endpoint({
  method: 'POST',
  path: '/volunteers/:volunteerId/account',
  title: { zh: '为志愿者开通账号', en: 'Open an account for a volunteer' },
  may: 'identity:manage-accounts',
  replyIsSecret: true,
  input: z.object({ volunteerId: z.uuid(), username: text(40).min(3) }),
  output: z.object({ firstPassword: z.string() }),
})

/** A name within reach, or the whole number of a volunteer anywhere: whom to sign up, or take into a team. */
export const findVolunteers = endpoint({
  method: 'POST',
  path: '/volunteers/find',
  title: { zh: '查找志愿者', en: 'Find a volunteer' },
  may: 'volunteers:manage',
  readsPersonalData: true,
  writes: false,
  input: z.object({ search: text(40).min(1) }),
  output: z.object({
    rows: z.array(
      VolunteerRow.pick({ volunteerId: true, number: true, name: true, state: true, minor: true }).extend({
        organisationName: z.string().nullable(),
      }),
    ),
  }),
})

/** One's own page: null before one registers; then what the registry knows, so that it is not asked again. */
export const mine = endpoint({
  method: 'GET',
  path: '/volunteers/me',
  title: { zh: '我的志愿服务', en: 'My volunteering' },
  may: 'volunteers:own',
  input: z.object({}),
  output: z.object({
    known: z.object({ name: z.string(), sex: Sex.nullable(), bornOn: z.string().nullable() }),
    volunteer: VolunteerPage.nullable(),
    activities: z.array(ActivityShown.extend({ mine: z.enum(['signed', 'waiting', 'withdrawn', 'came', 'absent']) })),
    objections: z.array(ObjectionShown),
  }),
})

/** On a person's page, for who may read volunteers: are they one, within the reader's reach? */
export const personVolunteering = endpoint({
  method: 'GET',
  path: '/volunteers/of/:personId',
  title: { zh: '人员的志愿服务', en: 'Volunteering of a person' },
  may: 'volunteers:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: z.object({
    volunteer: VolunteerRow.pick({ volunteerId: true, number: true, state: true, minutes: true, star: true })
      .extend({ minutesThisYear: z.number().int() })
      .nullable(),
  }),
})
