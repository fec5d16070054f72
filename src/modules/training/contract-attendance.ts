// The endpoints of signing up, and of the door.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { text } from '#kernel/shapes.ts'
import { Instant } from '#modules/training/contract-shapes.ts'

/* ── Sign-up ── */

const SignedUp = z.object({ state: z.enum(['enrolled', 'waiting']), waitingPlace: z.number().int().nullable() })

export const signUp = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/sign-up',
  title: { zh: '报名', en: 'Sign up' },
  may: 'training:own',
  input: z.object({ sessionId: z.uuid(), despiteClash: z.boolean().default(false) }),
  output: SignedUp,
})

export const withdraw = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/withdraw',
  title: { zh: '取消报名', en: 'Withdraw' },
  may: 'training:own',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({ state: z.literal('withdrawn') }),
})

export const signUpPeople = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/people',
  title: { zh: '为本单位人员报名', en: 'Sign up people of the unit' },
  may: 'training:enrol',
  readsPersonalData: true,
  input: z.object({
    sessionId: z.uuid(),
    personIds: z.array(z.uuid()).min(1).max(200),
    despiteClash: z.boolean().default(false),
  }),
  output: z.object({ enrolled: z.number().int(), waiting: z.number().int(), already: z.number().int() }),
})

export const withdrawPerson = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/people/:personId/withdraw',
  title: { zh: '取消他人报名', en: 'Withdraw someone' },
  may: 'training:enrol',
  input: z.object({ sessionId: z.uuid(), personId: z.uuid() }),
  output: z.object({ state: z.literal('withdrawn') }),
})

/* ── At the door ── */

const DoorInput = z.object({
  sessionId: z.uuid(),
  code: text(12).min(4),
  /** By the phone's clock, both: only the time between them counts. */
  scannedAt: Instant,
  sentAt: Instant,
})

export const checkIn = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/check-in',
  title: { zh: '签到', en: 'Check in' },
  may: 'training:own',
  input: DoorInput,
  output: z.object({ checkedInAt: z.string() }),
})

export const checkOut = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/check-out',
  title: { zh: '签退', en: 'Check out' },
  may: 'training:own',
  input: DoorInput,
  output: z.object({ checkedOutAt: z.string(), minutes: z.number().int() }),
})

export const markByHand = endpoint({
  method: 'POST',
  path: '/training/sessions/:sessionId/people/:personId/mark',
  title: { zh: '手工补签', en: 'Mark by hand' },
  may: 'training:manage',
  input: z.object({
    sessionId: z.uuid(),
    personId: z.uuid(),
    act: z.enum(['in', 'out']),
    at: Instant,
    reason: text(200).min(2),
  }),
  output: z.object({ minutes: z.number().int().nullable() }),
})
