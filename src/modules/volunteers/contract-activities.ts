// The endpoints of activities, and of signing up for them.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { ClockTime, Day, text } from '#kernel/shapes.ts'
import { ActivityShown, Code, EntryShown, Reason } from '#modules/volunteers/contract-shapes.ts'

const Planned = {
  teamId: z.uuid().nullable().default(null),
  title: text(100).min(1),
  category: Code,
  content: text(2000).min(1),
  heldOn: Day,
  startsAt: ClockTime,
  /** Of the same day; at or before the beginning means the next morning. */
  endsAt: ClockTime,
  place: text(100).min(1),
  capacity: z.number().int().min(1).max(5000),
  /** What may go wrong; where nothing may, that is said. */
  risks: text(1000).min(1),
  /** It may endanger life or limb. */
  dangerous: z.boolean(),
  insurance: z
    .object({ insurer: text(60).min(1), policyNumber: text(60).min(1), from: Day })
    .nullable()
    .default(null),
  /** Of the staff of the organisation; oneself where left out. */
  inChargeId: z.uuid().nullable().default(null),
}

export const planActivity = endpoint({
  method: 'POST',
  path: '/volunteers/activities',
  title: { zh: '发布志愿服务活动', en: 'Plan an activity' },
  may: 'volunteers:manage',
  /** Whose; one's own organisation where left out. */
  input: z.object({ ...Planned, organisationId: z.uuid().nullable().default(null) }),
  output: z.object({ activityId: z.string(), version: z.number().int() }),
})

export const changeActivity = endpoint({
  method: 'PUT',
  path: '/volunteers/activities/:activityId',
  title: { zh: '更改志愿服务活动', en: 'Change an activity' },
  may: 'volunteers:manage',
  input: z.object({ activityId: z.uuid(), basedOnVersion: z.number().int(), ...Planned }),
  output: z.object({ version: z.number().int() }),
})

export const callOffActivity = endpoint({
  method: 'POST',
  path: '/volunteers/activities/:activityId/call-off',
  title: { zh: '取消志愿服务活动', en: 'Call an activity off' },
  may: 'volunteers:manage',
  input: z.object({ activityId: z.uuid(), basedOnVersion: z.number().int(), reason: Reason }),
  output: z.object({ version: z.number().int() }),
})

const activityFilter = {
  search: text(40).optional(),
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
  category: Code.optional(),
  state: z.enum(['coming', 'to-record', 'overdue', 'recorded', 'called-off']).optional(),
}

export const activities = endpoint({
  method: 'GET',
  path: '/volunteers/activities',
  title: { zh: '志愿服务活动', en: 'Activities' },
  may: 'volunteers:read',
  input: PageInput.extend(activityFilter),
  output: pageOf(ActivityShown),
})

const SignUpState = z.enum(['signed', 'waiting', 'withdrawn', 'came', 'absent'])

export const activity = endpoint({
  method: 'GET',
  path: '/volunteers/activities/:activityId',
  title: { zh: '志愿服务活动和人员', en: 'An activity with its people' },
  may: 'volunteers:read',
  readsPersonalData: true,
  input: z.object({ activityId: z.uuid() }),
  output: ActivityShown.extend({
    /** May the reader change and record it? */
    mayManage: z.boolean(),
    people: z.array(
      z.object({
        volunteerId: z.string(),
        name: z.string(),
        number: z.string(),
        state: SignUpState,
        agreedHow: z.string(),
        /** On the staff of the organisation that records: whether it was working time has to be said. */
        colleague: z.boolean(),
        /** The line that holds. */
        entry: EntryShown.nullable(),
      }),
    ),
  }),
})

/** What a volunteer may sign up for: activities to come in their county, oneself included. */
export const openActivities = endpoint({
  method: 'GET',
  path: '/volunteers/me/activities',
  title: { zh: '可报名的志愿服务活动', en: 'Activities to sign up for' },
  may: 'volunteers:own',
  input: z.object({ category: Code.optional() }),
  output: z.object({
    rows: z.array(
      ActivityShown.extend({
        mine: SignUpState.nullable(),
        /** Why not by me: not of age, say. */
        notForMe: z.enum(['adults-only', 'awaiting-confirmation', 'not-registered']).nullable(),
      }),
    ),
  }),
})

const SignedUp = z.object({ state: z.enum(['signed', 'waiting']), waitingPlace: z.number().int().nullable() })

export const signUpForActivity = endpoint({
  method: 'POST',
  path: '/volunteers/activities/:activityId/sign-up',
  title: { zh: '报名志愿服务活动', en: 'Sign up for an activity' },
  may: 'volunteers:own',
  input: z.object({ activityId: z.uuid() }),
  output: SignedUp,
})

export const withdrawFromActivity = endpoint({
  method: 'POST',
  path: '/volunteers/activities/:activityId/withdraw',
  title: { zh: '取消报名志愿服务活动', en: 'Withdraw from an activity' },
  may: 'volunteers:own',
  input: z.object({ activityId: z.uuid() }),
  output: z.object({ state: z.literal('withdrawn') }),
})

export const signUpVolunteer = endpoint({
  method: 'POST',
  path: '/volunteers/activities/:activityId/volunteers',
  title: { zh: '经本人同意为其报名', en: 'Sign a volunteer up, who agreed' },
  may: 'volunteers:manage',
  input: z.object({
    activityId: z.uuid(),
    /** As found by name within reach, or by their number. */
    volunteerNumber: text(40).min(1),
    agreedHow: Code,
    /** They came without having signed up: entered after the beginning, so that their hours can be recorded. */
    came: z.boolean().default(false),
  }),
  output: z.object({ state: z.enum(['signed', 'waiting', 'came']), waitingPlace: z.number().int().nullable() }),
})

export const withdrawVolunteer = endpoint({
  method: 'POST',
  path: '/volunteers/activities/:activityId/volunteers/:volunteerId/withdraw',
  title: { zh: '取消志愿者报名', en: 'Withdraw a volunteer' },
  may: 'volunteers:manage',
  input: z.object({ activityId: z.uuid(), volunteerId: z.uuid() }),
  output: z.object({ state: z.literal('withdrawn') }),
})
