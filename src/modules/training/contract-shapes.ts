import { z } from 'zod'
import { Certainty, Two } from '#kernel/shapes.ts'

/** What the contracts of training share. */
export const Instant = z.iso.datetime({ offset: true })
export const Code = z.string().max(60)
/** Half class hours, so that nobody types minutes. */
export const Hours = z.number().min(0.5).max(200).multipleOf(0.5)
export const CreditsShown = z.array(z.object({ category: z.string(), minutes: z.number().int() }))

export const SessionShown = z.object({
  sessionId: z.string(),
  courseId: z.string(),
  courseTitle: z.string(),
  title: z.string(),
  form: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string(),
  teacher: z.string(),
  capacity: z.number().int(),
  enrolled: z.number().int(),
  waiting: z.number().int(),
  signUpUntil: z.string(),
  credits: CreditsShown,
  calledOff: z.boolean(),
  callOffReason: z.string().nullable(),
  /** For whom: a region, or one organisation. */
  regionName: z.string(),
  organisationName: z.string().nullable(),
  /** The reader's own: null where they are not in the registry or not signed up. */
  mine: z.enum(['enrolled', 'waiting', 'withdrawn']).nullable(),
  checkedInAt: z.string().nullable(),
  checkedOutAt: z.string().nullable(),
  creditedMinutes: z.number().int().nullable(),
})

export const LessonShown = z.object({
  lessonId: z.string(),
  title: z.string(),
  kind: z.enum(['link', 'text', 'file']),
  category: z.string(),
  minutes: z.number().int(),
  questions: z.number().int(),
  ready: z.boolean(),
  completedOn: z.string().nullable(),
  best: z.number().nullable(),
})

export const StandingShown = z.object({
  code: z.string(),
  name: Two,
  basis: Two.nullable(),
  certainty: Certainty.nullable(),
  state: z.enum(['met', 'on-track', 'short', 'unknown']),
  from: z.string().nullable(),
  until: z.string().nullable(),
  neededMinutes: z.number().int(),
  doneMinutes: z.number().int(),
  carriedMinutes: z.number().int(),
  plannedMinutes: z.number().int(),
  forecastMinutes: z.number().int(),
  shortMinutes: z.number().int(),
  remainingDays: z.number().int(),
  categories: z.array(z.object({ code: z.string(), neededMinutes: z.number().int(), doneMinutes: z.number().int() })),
  missing: z.array(z.object({ fact: z.string(), name: Two })),
})
