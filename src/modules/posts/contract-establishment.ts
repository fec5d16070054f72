// Posts of an organisation, who holds them, and the level somebody is appointed to.
import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import {
  BasisShown,
  Certificate,
  CertificateLevel,
  changed,
  Code,
  CodeNamed,
  CodeShown,
  Named,
  note,
  Search,
  ShownDay,
  text,
  Two,
  Version,
} from '#modules/posts/contract-shapes.ts'

export const postCodeLists = endpoint({
  method: 'GET',
  path: '/posts/code-lists',
  title: { zh: '岗位代码表', en: 'Code lists of posts' },
  may: 'signed-in',
  input: z.object({}),
  output: z.object({
    kinds: z.array(CodeShown),
    funding: z.array(CodeNamed),
    endReasons: z.array(CodeNamed),
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
  search: Search,
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
  basis: note(200),
}

export const setUpPost = endpoint({
  method: 'POST',
  path: '/posts/posts',
  title: { zh: '设立岗位', en: 'Set up a post' },
  may: 'posts:manage',
  input: z.object({ organisationId: z.uuid(), ...PostGiven, fromOn: Day }),
  output: changed('postId'),
})

export const changePost = endpoint({
  method: 'PUT',
  path: '/posts/posts/:postId',
  title: { zh: '调整岗位', en: 'Change a post' },
  may: 'posts:manage',
  input: z.object({ postId: z.uuid(), basedOnVersion: Version, ...PostGiven, untilOn: Day.nullable().default(null) }),
  output: changed('postId'),
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
    document: note(200),
  }),
  output: z.object({ incumbencyId: z.uuid(), version: z.int(), probationUntil: ShownDay.nullable() }),
})

export const leavePost = endpoint({
  method: 'POST',
  path: '/posts/incumbencies/:incumbencyId/end',
  title: { zh: '登记离岗', en: 'Record that somebody leaves a post' },
  may: 'posts:appoint',
  input: z.object({ incumbencyId: z.uuid(), basedOnVersion: Version, untilOn: Day, reason: Code }),
  output: changed('incumbencyId'),
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
  output: changed('incumbencyId'),
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
    document: note(200),
  }),
  output: changed('appointmentId'),
})

export const endAppointment = endpoint({
  method: 'POST',
  path: '/posts/appointments/:appointmentId/end',
  title: { zh: '结束聘任', en: 'End an appointment to a level' },
  may: 'posts:appoint',
  input: z.object({ appointmentId: z.uuid(), basedOnVersion: Version, untilOn: Day }),
  output: changed('appointmentId'),
})

/* ── A person’s posts ── */

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
