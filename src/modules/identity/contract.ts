import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Two } from '#kernel/shapes.ts'

const Code = z.string()
const Nothing = z.object({})
const Done = z.object({ done: z.literal(true) })

/** Where a post's rights reach, in words a person can check. */
const JurisdictionShown = z.object({
  kind: z.enum(['region', 'organisation', 'own']),
  regionCode: Code.nullable(),
  organisationId: z.string().nullable(),
  name: Two,
})

const Post = z.object({
  grantId: z.string(),
  role: z.string(),
  roleName: Two,
  jurisdiction: JurisdictionShown,
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  active: z.boolean(),
})

const Me = z.object({
  accountId: z.string(),
  personId: z.string(),
  username: z.string(),
  name: z.string(),
  language: z.enum(['zh', 'en']),
  posts: z.array(Post),
  permissions: z.array(z.string()),
  jurisdiction: JurisdictionShown,
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  homeRegionCode: Code,
  homeRegionName: z.string(),
  demonstration: z.boolean(),
  /** The password was given by an administrator, who knows it. */
  passwordMustChange: z.boolean(),
  /** A phone opens without a network for so many days after it last met the server. */
  offlineDays: z.int(),
  /** Seconds without any act after which the session ends by itself. */
  idleSeconds: z.number().int(),
})

/** What a stranger may know before signing in: is this installation empty, is it a demonstration, who is its cast. */
export const welcome = endpoint({
  method: 'GET',
  path: '/welcome',
  title: { zh: '登录前的说明', en: 'What is known before sign-in' },
  may: 'public',
  input: Nothing,
  output: z.object({
    setupNeeded: z.boolean(),
    demonstration: z.boolean(),
    cast: z.array(
      z.object({
        username: z.string(),
        password: z.string(),
        name: z.string(),
        role: Two,
        shell: z.enum(['desk', 'field']),
      }),
    ),
  }),
})

export const setUp = endpoint({
  method: 'POST',
  path: '/setup',
  title: { zh: '设立首位管理员', en: 'Make the first officer' },
  may: 'public',
  writes: false,
  input: z.object({
    regionCode: RegionCode,
    name: z.string().trim().min(1).max(40),
    username: z.string().trim().min(3).max(40),
    password: z.string().max(200),
  }),
  output: Done,
})

/** Asked by a phone, with the session it holds, open or not: may its worker still do this? It decides what stays on the phone. */
export const standing = endpoint({
  method: 'POST',
  path: '/sessions/standing',
  title: { zh: '本机登录的身份是否仍有效', en: 'Whether the worker of this phone still has the post' },
  may: 'public',
  writes: false,
  input: z.object({ may: z.string().max(60), username: z.string().trim().max(100).optional() }),
  output: z.object({
    /** `withdrawn`: the session was ended from elsewhere, because the phone is lost or the password was given anew. */
    standing: z.enum(['stays', 'left', 'withdrawn', 'unknown']),
  }),
})

export const signIn = endpoint({
  method: 'POST',
  path: '/sessions',
  title: { zh: '登录', en: 'Sign in' },
  may: 'public',
  writes: false,
  input: z.object({ username: z.string().trim().max(100), password: z.string().max(200) }),
  output: Me,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/sessions/current',
  title: { zh: '退出登录', en: 'Sign out' },
  may: 'signed-in',
  writes: false,
  input: Nothing,
  output: Done,
})

export const me = endpoint({
  method: 'GET',
  path: '/me',
  title: { zh: '当前身份', en: 'Who I am' },
  may: 'signed-in',
  input: Nothing,
  output: Me,
})

export const switchPost = endpoint({
  method: 'PUT',
  path: '/me/post',
  title: { zh: '切换身份', en: 'Act under another post' },
  may: 'signed-in',
  input: z.object({ grantId: z.string() }),
  output: Me,
})

export const changePassword = endpoint({
  method: 'PUT',
  path: '/me/password',
  title: { zh: '修改密码', en: 'Change my password' },
  may: 'signed-in',
  input: z.object({ current: z.string().max(200), next: z.string().max(200) }),
  output: Done,
})

export const setLanguage = endpoint({
  method: 'PUT',
  path: '/me/language',
  title: { zh: '设置语言', en: 'Choose my language' },
  may: 'signed-in',
  input: z.object({ language: z.enum(['zh', 'en']) }),
  output: Done,
})

const SessionRow = z.object({
  id: z.string(),
  current: z.boolean(),
  device: z.string(),
  startedAt: z.string(),
  lastSeenAt: z.string(),
})

export const mySessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  title: { zh: '我的登录设备', en: 'Where I am signed in' },
  may: 'signed-in',
  input: Nothing,
  output: z.object({ rows: z.array(SessionRow) }),
})

/** Who works at an organisation, as far as the reader's own rights reach: whom a client may be given to. */
export const staff = endpoint({
  method: 'GET',
  path: '/staff',
  title: { zh: '单位人员', en: 'The staff of an organisation' },
  may: 'signed-in',
  input: z.object({ organisationId: z.uuid() }),
  output: z.object({ rows: z.array(z.object({ personId: z.string(), name: z.string() })) }),
})

export const endSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:id',
  title: { zh: '下线设备', en: 'End one of my sessions' },
  may: 'signed-in',
  input: z.object({ id: z.uuid() }),
  output: Done,
})

export const roles = endpoint({
  method: 'GET',
  path: '/roles',
  title: { zh: '可授予的角色', en: 'Roles, and which of them I may grant' },
  may: 'identity:read-accounts',
  input: Nothing,
  output: z.object({
    rows: z.array(
      z.object({
        role: z.string(),
        name: Two,
        jurisdictionKind: z.enum(['region', 'organisation', 'own']),
        permissions: z.array(z.string()),
        /** May I grant it? Where not, the missing permissions say why. */
        grantable: z.boolean(),
        missing: z.array(z.string()),
      }),
    ),
  }),
})

const GrantShown = z.object({
  grantId: z.string(),
  role: z.string(),
  roleName: Two,
  jurisdiction: JurisdictionShown,
  fromOn: z.string(),
  untilOn: z.string().nullable(),
})

const AccountRow = z.object({
  accountId: z.string(),
  username: z.string(),
  name: z.string(),
  state: z.enum(['active', 'locked', 'closed']),
  grants: z.array(GrantShown),
  lastSeenAt: z.string().nullable(),
  version: z.number().int(),
})

export const accounts = endpoint({
  method: 'GET',
  path: '/accounts',
  title: { zh: '账号列表', en: 'Accounts' },
  may: 'identity:read-accounts',
  input: PageInput.extend({
    search: z.string().max(100).optional(),
    state: z.enum(['active', 'locked', 'closed']).optional(),
  }),
  output: pageOf(AccountRow),
})

export const openAccount = endpoint({
  method: 'POST',
  path: '/accounts',
  title: { zh: '开通账号', en: 'Open an account' },
  may: 'identity:manage-accounts',
  replyIsSecret: true,
  input: z.object({
    username: z.string().trim().min(3).max(40),
    name: z.string().trim().min(1).max(40),
    role: z.string(),
    /** The region for a region role; the organisation otherwise. */
    regionCode: RegionCode.optional(),
    organisationId: z.uuid().optional(),
  }),
  /** The first password is shown once, to the one who opens the account. */
  output: z.object({ accountId: z.string(), firstPassword: z.string() }),
})

export const grantRole = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/grants',
  title: { zh: '授予角色', en: 'Grant a role' },
  may: 'identity:manage-accounts',
  input: z.object({
    accountId: z.uuid(),
    role: z.string(),
    regionCode: RegionCode.optional(),
    organisationId: z.uuid().optional(),
    fromOn: z.iso.date().optional(),
    untilOn: z.iso.date().optional(),
  }),
  output: z.object({ grantId: z.string() }),
})

export const endGrant = endpoint({
  method: 'DELETE',
  path: '/grants/:grantId',
  title: { zh: '终止授权', en: 'End a grant' },
  may: 'identity:manage-accounts',
  input: z.object({ grantId: z.uuid() }),
  output: Done,
})

export const unlockAccount = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/unlock',
  title: { zh: '解除锁定', en: 'Unlock an account' },
  may: 'identity:manage-accounts',
  input: z.object({ accountId: z.uuid() }),
  output: Done,
})

export const resetPassword = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/password',
  title: { zh: '重置密码', en: 'Give a new first password' },
  may: 'identity:manage-accounts',
  replyIsSecret: true,
  input: z.object({ accountId: z.uuid() }),
  output: z.object({ firstPassword: z.string() }),
})

const AuditRow = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['write', 'read', 'export', 'sign-in', 'sign-in-refused', 'sign-out', 'reveal', 'refused']),
  actorName: z.string().nullable(),
  roleName: Two.nullable(),
  action: z.string(),
  actionTitle: Two,
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  regionCode: Code.nullable(),
  regionName: z.string().nullable(),
  reason: z.string().nullable(),
  requestId: z.string(),
  /** Its place in the hash chain; null for the few seconds before it is sealed. */
  position: z.number().int().nullable(),
})

export const auditTrail = endpoint({
  method: 'GET',
  path: '/audit',
  title: { zh: '审计日志', en: 'The audit trail' },
  may: 'identity:read-audit',
  input: PageInput.extend({
    search: z.string().max(100).optional(),
    kind: AuditRow.shape.kind.optional(),
    actorId: z.uuid().optional(),
    subjectId: z.uuid().optional(),
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
  }),
  output: pageOf(AuditRow),
})

export const verifyAudit = endpoint({
  method: 'POST',
  path: '/audit/verification',
  title: { zh: '校验审计链', en: 'Verify the audit chain' },
  may: 'identity:read-audit',
  writes: false,
  input: Nothing,
  output: z.object({
    whole: z.boolean(),
    checked: z.number().int(),
    /** The first broken link, where there is one. */
    brokenAt: z.number().int().nullable(),
    lastHash: z.string().nullable(),
  }),
})

export const exportAudit = endpoint({
  method: 'GET',
  path: '/audit/export',
  title: { zh: '导出审计日志', en: 'Export the audit trail' },
  may: 'identity:read-audit',
  input: auditTrail.input.omit({ size: true, after: true }),
  output: z.any(),
  produces: 'file',
})
