// The contract of the whole module: long because every endpoint of posts is listed in one place.
import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Two } from '#kernel/shapes.ts'

const ShownDay = z.iso.date()
const Named = z.object({ id: z.uuid(), name: z.string() })
const text = (least: number, most: number) => z.string().trim().min(least).max(most)
const Code = z.string().min(1).max(60)
const Version = z.int()

const Certificate = z.enum(['none', 'preferred', 'required'])
const CertificateLevel = z.enum(['assistant', 'intermediate', 'senior'])

const BasisShown = { basis: Two.nullable(), certainty: z.enum(['stated', 'reported', 'assumed']).nullable() }

/* ── Establishment ── */

export const postCodeLists = endpoint({
  method: 'GET',
  path: '/posts/code-lists',
  title: { zh: '岗位代码表', en: 'Code lists of posts' },
  may: 'signed-in',
  input: z.object({}),
  output: z.object({
    kinds: z.array(z.object({ code: z.string(), name: Two, ...BasisShown })),
    funding: z.array(z.object({ code: z.string(), name: Two })),
    endReasons: z.array(z.object({ code: z.string(), name: Two })),
    probation: z.object({ months: z.int(), ...BasisShown }),
  }),
})

const PostShown = z.object({
  postId: z.uuid(),
  title: z.string(),
  kind: z.string(),
  kindName: Two,
  organisation: Named,
  regionCode: z.string(),
  regionName: z.string(),
  seats: z.int(),
  filled: z.int(),
  certificate: Certificate,
  certificateLevel: CertificateLevel.nullable(),
  funding: z.string(),
  fundingName: Two,
  /** 区招、街管、社用: who recruits, who manages; the organisation above uses. */
  recruiting: Named.nullable(),
  managing: Named.nullable(),
  employer: Named.nullable(),
  basis: z.string(),
  fromOn: ShownDay,
  untilOn: ShownDay.nullable(),
  version: z.int(),
})

const PostFilter = z.object({
  search: z.string().max(60).optional(),
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
  kind: Code.optional(),
  state: z.enum(['vacant', 'full', 'closed']).optional(),
})

export const establishment = endpoint({
  method: 'GET',
  path: '/posts/establishment',
  title: { zh: '岗位设置', en: 'Posts' },
  may: 'posts:read',
  input: PageInput.extend(PostFilter.shape),
  output: pageOf(PostShown),
})

export const exportEstablishment = endpoint({
  method: 'GET',
  path: '/posts/establishment/export',
  title: { zh: '导出岗位设置', en: 'Export the posts' },
  may: 'posts:read',
  input: PostFilter,
  output: z.unknown(),
  produces: 'file',
})

export const establishmentByRegion = endpoint({
  method: 'GET',
  path: '/posts/establishment/by-region',
  title: { zh: '分地区岗位与空缺', en: 'Posts and vacancies by region' },
  may: 'posts:read',
  input: z.object({ regionCode: RegionCode }),
  output: z.object({
    regionName: z.string(),
    total: z.object({ posts: z.int(), seats: z.int(), filled: z.int() }),
    rows: z.array(
      z.object({ regionCode: z.string(), name: z.string(), posts: z.int(), seats: z.int(), filled: z.int() }),
    ),
  }),
})

const Incumbent = z.object({
  incumbencyId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  fromOn: ShownDay,
  untilOn: ShownDay.nullable(),
  main: z.boolean(),
  endReasonName: Two.nullable(),
  document: z.string(),
  probation: z
    .object({
      untilOn: ShownDay,
      result: z.enum(['confirmed', 'not-confirmed']).nullable(),
      decidedOn: ShownDay.nullable(),
    })
    .nullable(),
  version: z.int(),
})

export const organisationSeats = endpoint({
  method: 'GET',
  path: '/posts/seats',
  title: { zh: '单位岗位图', en: 'The seats of an organisation' },
  may: 'posts:read',
  input: z.object({ organisationId: z.uuid() }),
  output: z.object({
    organisation: Named,
    posts: z.array(
      PostShown.pick({ postId: true, title: true, kindName: true, seats: true, certificate: true }).extend({
        incumbents: z.array(Incumbent),
      }),
    ),
  }),
})

export const postPage = endpoint({
  method: 'GET',
  path: '/posts/posts/:postId',
  title: { zh: '岗位详情', en: 'A post' },
  may: 'posts:read',
  input: z.object({ postId: z.uuid() }),
  /** Those who hold it, have held it or will, the latest first. */
  output: PostShown.extend({ incumbents: z.array(Incumbent) }),
})

const PostGiven = {
  kind: Code,
  title: text(1, 60),
  seats: z.int().min(1).max(1000),
  certificate: Certificate,
  certificateLevel: CertificateLevel.nullable().default(null),
  funding: Code,
  recruitingId: z.uuid().nullable().default(null),
  managingId: z.uuid().nullable().default(null),
  employerId: z.uuid().nullable().default(null),
  /** The decision that set it up. */
  basis: z.string().trim().max(200).default(''),
}

export const setUpPost = endpoint({
  method: 'POST',
  path: '/posts/posts',
  title: { zh: '设立岗位', en: 'Set up a post' },
  may: 'posts:manage',
  input: z.object({ organisationId: z.uuid(), ...PostGiven, fromOn: Day }),
  output: z.object({ postId: z.uuid(), version: z.int() }),
})

export const changePost = endpoint({
  method: 'PUT',
  path: '/posts/posts/:postId',
  title: { zh: '调整岗位', en: 'Change a post' },
  may: 'posts:manage',
  input: z.object({ postId: z.uuid(), basedOnVersion: Version, ...PostGiven, untilOn: Day.nullable().default(null) }),
  output: z.object({ postId: z.uuid(), version: z.int() }),
})

export const takePost = endpoint({
  method: 'POST',
  path: '/posts/posts/:postId/incumbents',
  title: { zh: '登记到岗', en: 'Record who comes to a post' },
  may: 'posts:appoint',
  input: z.object({
    postId: z.uuid(),
    personId: z.uuid(),
    fromOn: Day,
    untilOn: Day.nullable().default(null),
    /** Of several at a time one is the main post. */
    main: z.boolean().default(true),
    probation: z.boolean().default(false),
    document: z.string().trim().max(200).default(''),
  }),
  output: z.object({ incumbencyId: z.uuid(), version: z.int(), probationUntil: ShownDay.nullable() }),
})

export const leavePost = endpoint({
  method: 'POST',
  path: '/posts/incumbencies/:incumbencyId/end',
  title: { zh: '登记离岗', en: 'Record that somebody leaves a post' },
  may: 'posts:appoint',
  input: z.object({ incumbencyId: z.uuid(), basedOnVersion: Version, untilOn: Day, reason: Code }),
  output: z.object({ incumbencyId: z.uuid(), version: z.int() }),
})

export const decideProbation = endpoint({
  method: 'POST',
  path: '/posts/incumbencies/:incumbencyId/probation',
  title: { zh: '登记试用期考核结果', en: 'Decide on a probation' },
  may: 'posts:appoint',
  // Who is not confirmed leaves the post on that day.
  input: z.object({
    incumbencyId: z.uuid(),
    basedOnVersion: Version,
    result: z.enum(['confirmed', 'not-confirmed']),
    decidedOn: Day,
  }),
  output: z.object({ incumbencyId: z.uuid(), version: z.int() }),
})

/* ── Appointment to a level ── */

const AppointmentShown = z.object({
  appointmentId: z.uuid(),
  level: CertificateLevel,
  fromOn: ShownDay,
  untilOn: ShownDay.nullable(),
  document: z.string(),
  version: z.int(),
})

export const appointToLevel = endpoint({
  method: 'POST',
  path: '/posts/appointments',
  title: { zh: '登记聘任', en: 'Record an appointment to a level' },
  may: 'posts:appoint',
  input: z.object({
    personId: z.uuid(),
    level: CertificateLevel,
    fromOn: Day,
    untilOn: Day.nullable().default(null),
    document: z.string().trim().max(200).default(''),
  }),
  output: z.object({ appointmentId: z.uuid(), version: z.int() }),
})

export const endAppointment = endpoint({
  method: 'POST',
  path: '/posts/appointments/:appointmentId/end',
  title: { zh: '结束聘任', en: 'End an appointment to a level' },
  may: 'posts:appoint',
  input: z.object({ appointmentId: z.uuid(), basedOnVersion: Version, untilOn: Day }),
  output: z.object({ appointmentId: z.uuid(), version: z.int() }),
})

/* ── A person's posts ── */

const PersonPosts = z.object({
  posts: z.array(
    Incumbent.omit({ personId: true, name: true }).extend({
      postId: z.uuid(),
      title: z.string(),
      kindName: Two,
      organisationName: z.string(),
      employerName: z.string(),
    }),
  ),
  appointments: z.array(AppointmentShown),
})

export const personPosts = endpoint({
  method: 'GET',
  path: '/posts/people/:personId',
  title: { zh: '任职与聘任', en: 'Posts and appointments of a person' },
  may: 'posts:read',
  input: z.object({ personId: z.uuid() }),
  output: PersonPosts,
})

export const ownPosts = endpoint({
  method: 'GET',
  path: '/posts/mine',
  title: { zh: '本人的任职与聘任', en: 'One’s own posts and appointments' },
  may: 'posts:own',
  input: z.object({}),
  output: PersonPosts,
})

/* ── Staffing ── */

const Quantity = z.enum(['clients', 'villages', 'urbanResidents', 'stations', 'rooms', 'workers'])

const StaffingLine = z.object({
  code: z.string(),
  name: Two,
  /** Null where a number that it counts has not been entered. */
  required: z.int().nullable(),
  have: z.int(),
  /** How many are missing; 0 where there are enough. */
  gap: z.int().nullable(),
  /** The numbers and how they come to the answer. */
  how: Two,
  missing: z.array(Quantity),
  ...BasisShown,
  note: Two.nullable(),
})

const Population = z.object({ countedOn: ShownDay, urbanResidents: z.int(), source: z.string() })

const StaffingFilter = z.object({
  regionCode: RegionCode,
  organisationId: z.uuid().optional(),
  gap: z.enum(['yes']).optional(),
})

export const staffing = endpoint({
  method: 'GET',
  path: '/posts/staffing',
  title: { zh: '人员配备与缺口', en: 'Staffing and what is missing' },
  may: 'posts:read',
  input: PageInput.extend(StaffingFilter.shape),
  output: z.object({
    /** The rules of regions: of the one asked, or of those right below it. */
    regions: z.array(
      z.object({
        regionCode: z.string(),
        name: z.string(),
        population: Population.nullable(),
        lines: z.array(StaffingLine),
      }),
    ),
    total: z.object({ organisations: z.int(), required: z.int(), have: z.int(), gap: z.int(), unknown: z.int() }),
    /** Organisations, those with the most missing first. */
    rows: pageOf(
      z.object({
        organisation: Named,
        regionName: z.string(),
        lines: z.array(StaffingLine),
        /** Of all its rules the one that asks for most decides. */
        required: z.int().nullable(),
        have: z.int(),
        gap: z.int().nullable(),
      }),
    ),
  }),
})

export const exportStaffing = endpoint({
  method: 'GET',
  path: '/posts/staffing/export',
  title: { zh: '导出人员配备与缺口', en: 'Export staffing and what is missing' },
  may: 'posts:read',
  input: StaffingFilter,
  output: z.unknown(),
  produces: 'file',
})

export const recordPopulation = endpoint({
  method: 'POST',
  path: '/posts/populations',
  title: { zh: '登记城镇常住人口', en: 'Record the urban residents of a region' },
  may: 'posts:manage',
  input: z.object({
    regionCode: RegionCode,
    countedOn: Day,
    urbanResidents: z.int().min(0).max(100_000_000),
    source: text(2, 200),
  }),
  output: z.object({ populationId: z.uuid() }),
})

/* ── Handover ── */

const RiskClass = z.enum(['high', 'priority', 'general'])
const ThingKind = z.enum(['client', 'case', 'group', 'household'])
const LoadStanding = z.enum(['over', 'near', 'within'])

const Thing = z.object({
  kind: ThingKind,
  id: z.uuid(),
  /** The client's name, or the group's title. */
  name: z.string(),
  clientId: z.uuid().nullable(),
  stationId: z.uuid(),
  regionName: z.string(),
  riskClass: RiskClass.nullable(),
  openCase: z.boolean(),
  dueOn: ShownDay.nullable(),
  /** Who could take it, by load and way. */
  suggested: z.uuid().nullable(),
})

const Candidate = z.object({
  personId: z.uuid(),
  name: z.string(),
  stationId: z.uuid(),
  load: z.number(),
  standing: LoadStanding,
  clients: z.int(),
})

export const whatSomebodyCarries = endpoint({
  method: 'GET',
  path: '/posts/handovers/preview',
  title: { zh: '查看某人承担的全部工作', en: 'Everything somebody carries' },
  may: 'posts:hand-over',
  input: z.object({ personId: z.uuid() }),
  output: z.object({
    person: Named,
    things: z.array(Thing),
    candidates: z.array(Candidate),
    /** Roles that end with it; those that a higher office must end are `left`. */
    grants: z.array(z.object({ role: z.string(), name: Two, mayEnd: z.boolean() })),
    posts: z.array(z.object({ incumbencyId: z.uuid(), title: z.string(), organisationName: z.string() })),
    norm: z.number(),
  }),
  readsPersonalData: true,
})

export const handOverWork = endpoint({
  method: 'POST',
  path: '/posts/handovers',
  title: { zh: '办理工作移交', en: 'Hand everything over' },
  may: 'posts:hand-over',
  input: z.object({
    personId: z.uuid(),
    reason: z.enum(['left', 'long-leave']),
    leftOn: Day,
    untilOn: Day.nullable().default(null),
    /** Why a post ends; for who leaves. */
    endReason: Code.nullable().default(null),
    /** Takes all that is not said otherwise. */
    toPersonId: z.uuid().nullable().default(null),
    others: z
      .array(z.object({ kind: ThingKind, id: z.uuid(), toPersonId: z.uuid() }))
      .max(5000)
      .default([]),
    note: z.string().trim().max(500).default(''),
  }),
  output: z.object({
    handoverId: z.uuid(),
    moved: z.object({ clients: z.int(), cases: z.int(), groups: z.int() }),
    grantsEnded: z.int(),
    grantsLeft: z.int(),
    postsEnded: z.int(),
  }),
})

export const undoHandover = endpoint({
  method: 'POST',
  path: '/posts/handovers/:handoverId/undo',
  title: { zh: '撤销工作移交', en: 'Take a handover back' },
  may: 'posts:hand-over',
  input: z.object({ handoverId: z.uuid() }),
  output: z.object({ back: z.int(), elsewhere: z.int() }),
})

export const handovers = endpoint({
  method: 'GET',
  path: '/posts/handovers',
  title: { zh: '移交记录', en: 'Handovers' },
  may: 'posts:hand-over',
  input: PageInput,
  output: pageOf(
    z.object({
      handoverId: z.uuid(),
      person: Named,
      organisationName: z.string(),
      reason: z.enum(['left', 'long-leave']),
      leftOn: ShownDay,
      untilOn: ShownDay.nullable(),
      clients: z.int(),
      cases: z.int(),
      groups: z.int(),
      takers: z.array(z.string()),
      doneBy: z.string(),
      doneAt: z.iso.datetime(),
      undone: z.boolean(),
      mayUndo: z.boolean(),
    }),
  ),
})

export const ownerless = endpoint({
  method: 'GET',
  path: '/posts/ownerless',
  title: { zh: '无人负责的工作', en: 'What nobody carries' },
  may: 'posts:hand-over',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({ person: Named, stationName: z.string(), clients: z.int(), cases: z.int(), groups: z.int() }),
    ),
  }),
})

/* ── Caseload ── */

const WorkerLoad = z.object({
  personId: z.uuid(),
  name: z.string(),
  station: Named,
  clients: z.int(),
  high: z.int(),
  priority: z.int(),
  general: z.int(),
  openCases: z.int(),
  /** Visits due within the forecast, those overdue among them. */
  due: z.int(),
  overdue: z.int(),
  load: z.number(),
  standing: LoadStanding,
  /** At the end of the forecast. */
  ahead: z.number(),
  aheadStanding: LoadStanding,
  /** The day on which the main post ends, where that is within the forecast. */
  leavesOn: ShownDay.nullable(),
})

const CaseloadFilter = z.object({ regionCode: RegionCode.optional(), organisationId: z.uuid().optional() })

export const caseload = endpoint({
  method: 'GET',
  path: '/posts/caseload',
  title: { zh: '个人服务量', en: 'Caseload' },
  may: 'posts:read',
  input: CaseloadFilter,
  output: z.object({
    norm: z.number(),
    forecastDays: z.int(),
    ...BasisShown,
    note: Two.nullable(),
    weights: z.array(z.object({ name: Two, weight: z.number() })),
    /** The heaviest first. */
    workers: z.array(WorkerLoad),
    /** There are more stations than one answer draws. */
    cut: z.boolean(),
  }),
})

export const exportCaseload = endpoint({
  method: 'GET',
  path: '/posts/caseload/export',
  title: { zh: '导出个人服务量', en: 'Export the caseload' },
  may: 'posts:read',
  input: CaseloadFilter,
  output: z.unknown(),
  produces: 'file',
})

export const workerCaseload = endpoint({
  method: 'GET',
  path: '/posts/caseload/:personId',
  title: { zh: '某人的服务量明细', en: 'The caseload of one worker' },
  may: 'posts:read',
  input: z.object({ personId: z.uuid() }),
  output: z.object({
    worker: WorkerLoad,
    norm: z.number(),
    clients: z.array(
      z.object({
        clientId: z.uuid(),
        name: z.string(),
        riskClass: RiskClass,
        regionName: z.string(),
        travel: z.enum(['same-village', 'same-town', 'other-town']),
        openCase: z.boolean(),
        isNew: z.boolean(),
        dueOn: ShownDay.nullable(),
        weight: z.number(),
        /** Proposed where the worker carries too much: somebody of the same station with less. */
        suggested: z.uuid().nullable(),
      }),
    ),
    colleagues: z.array(Candidate),
  }),
  readsPersonalData: true,
})

export const moveClients = endpoint({
  method: 'POST',
  path: '/posts/caseload/:personId/moves',
  title: { zh: '调整负责社工', en: 'Give clients to colleagues' },
  may: 'posts:hand-over',
  input: z.object({
    personId: z.uuid(),
    moves: z
      .array(z.object({ clientId: z.uuid(), toPersonId: z.uuid() }))
      .min(1)
      .max(500),
  }),
  output: z.object({ clients: z.int(), cases: z.int() }),
})

/* ── Lone visits ── */

const Instant = z.iso.datetime()

export const ownSafety = endpoint({
  method: 'GET',
  path: '/posts/lone-visits/mine',
  title: { zh: '本人的单独入户', en: 'One’s own lone visits' },
  may: 'posts:own',
  input: z.object({}),
  output: z.object({
    card: z.object({ phoneMasked: z.string(), second: Named }).nullable(),
    limits: z.object({ graceMinutes: z.int(), longestMinutes: z.int() }),
    colleagues: z.array(Named),
    /** Out now; never says more than the worker may show to whoever looks over the shoulder. */
    out: z
      .object({ visitId: z.uuid(), clientName: z.string(), place: z.string(), startedAt: Instant, dueAt: Instant })
      .nullable(),
    /** Of colleagues who named me and have an alarm now. */
    alarms: z.array(z.object({ visitId: z.uuid(), name: z.string(), since: Instant, answered: z.boolean() })),
  }),
})

export const setSafetyCard = endpoint({
  method: 'PUT',
  path: '/posts/safety-card',
  title: { zh: '登记平安联系方式', en: 'Say how one is reached' },
  may: 'posts:own',
  input: z.object({ phone: text(1, 40), secondPersonId: z.uuid() }),
  output: z.object({ phoneMasked: z.string() }),
})

export const startLoneVisit = endpoint({
  method: 'POST',
  path: '/posts/lone-visits',
  title: { zh: '开始单独入户', en: 'Start a lone visit' },
  may: 'posts:own',
  input: z.object({
    clientId: z.uuid().nullable().default(null),
    /** Where it is no client’s home. */
    place: z.string().trim().max(100).default(''),
    expectedMinutes: z.int().min(5).max(1440),
  }),
  output: z.object({ visitId: z.uuid(), dueAt: Instant }),
})

export const endLoneVisit = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/end',
  title: { zh: '报平安', en: 'Say that one is safe' },
  may: 'posts:own',
  // `rough` is the silent cry for help; what comes back is the same.
  input: z.object({ visitId: z.uuid(), way: z.enum(['smooth', 'rough']) }),
  output: z.object({ visitId: z.uuid() }),
})

export const extendLoneVisit = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/extension',
  title: { zh: '延长单独入户', en: 'Stay longer' },
  may: 'posts:own',
  input: z.object({ visitId: z.uuid(), minutes: z.int().min(5).max(240) }),
  output: z.object({ visitId: z.uuid(), dueAt: Instant }),
})

const LoneVisitShown = z.object({
  visitId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  stationName: z.string(),
  state: z.enum(['out', 'late', 'alarm', 'answered', 'safe', 'closed']),
  alarm: z.enum(['overdue', 'duress']).nullable(),
  startedAt: Instant,
  dueAt: Instant,
  endedAt: Instant.nullable(),
  alarmedAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  secondName: z.string(),
  outcome: z.string(),
})

export const loneVisits = endpoint({
  method: 'GET',
  path: '/posts/lone-visits',
  title: { zh: '单独入户实时情况', en: 'Lone visits now' },
  may: 'posts:answer-alarms',
  input: z.object({}),
  /** Alarms first, then who is out, then what ended in the last day. */
  output: z.object({ now: Instant, rows: z.array(LoneVisitShown) }),
})

export const whereSomebodyIs = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/emergency',
  title: { zh: '紧急查看位置与电话', en: 'See where somebody is, in an emergency' },
  may: 'posts:own',
  input: z.object({ visitId: z.uuid() }),
  output: z.object({
    name: z.string(),
    phone: z.string().nullable(),
    clientName: z.string(),
    address: z.string().nullable(),
    clientPhone: z.string().nullable(),
    place: z.string(),
    startedAt: Instant,
  }),
  readsPersonalData: true,
  writes: false,
})

export const answerAlarm = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/answer',
  title: { zh: '响应报警', en: 'Take an alarm on' },
  may: 'posts:own',
  input: z.object({ visitId: z.uuid() }),
  output: z.object({ visitId: z.uuid() }),
})

export const closeAlarm = endpoint({
  method: 'POST',
  path: '/posts/lone-visits/:visitId/closure',
  title: { zh: '解除报警', en: 'End an alarm' },
  may: 'posts:own',
  input: z.object({ visitId: z.uuid(), outcome: text(2, 200) }),
  output: z.object({ visitId: z.uuid() }),
})

/* ── Secondment ── */

export const secondments = endpoint({
  method: 'GET',
  path: '/posts/secondments',
  title: { zh: '借调', en: 'People lent' },
  may: 'posts:read',
  input: PageInput,
  output: pageOf(
    z.object({
      secondmentId: z.uuid(),
      person: Named,
      from: z.string(),
      to: z.string(),
      fromOn: ShownDay,
      untilOn: ShownDay,
      reason: z.string(),
      state: z.enum(['requested', 'approved', 'refused', 'returned']),
      /** Beyond its last day and not returned. */
      overdue: z.boolean(),
      decision: z.string(),
      decidedBy: z.string().nullable(),
      version: z.int(),
    }),
  ),
})

export const requestSecondment = endpoint({
  method: 'POST',
  path: '/posts/secondments',
  title: { zh: '申请借调', en: 'Ask to lend somebody' },
  may: 'posts:appoint',
  input: z.object({ personId: z.uuid(), toOrganisationId: z.uuid(), fromOn: Day, untilOn: Day, reason: text(2, 200) }),
  output: z.object({ secondmentId: z.uuid(), state: z.enum(['requested', 'approved']) }),
})

export const decideSecondment = endpoint({
  method: 'POST',
  path: '/posts/secondments/:secondmentId/decision',
  title: { zh: '审批借调', en: 'Decide whether somebody is lent' },
  may: 'posts:manage',
  input: z.object({
    secondmentId: z.uuid(),
    basedOnVersion: Version,
    approve: z.boolean(),
    decision: z.string().trim().max(200).default(''),
  }),
  output: z.object({ secondmentId: z.uuid(), version: z.int() }),
})

export const returnFromSecondment = endpoint({
  method: 'POST',
  path: '/posts/secondments/:secondmentId/return',
  title: { zh: '登记借调返回', en: 'Record that somebody is back' },
  may: 'posts:appoint',
  input: z.object({ secondmentId: z.uuid(), basedOnVersion: Version, returnedOn: Day }),
  output: z.object({ secondmentId: z.uuid(), version: z.int() }),
})
