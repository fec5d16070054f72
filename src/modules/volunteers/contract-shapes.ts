import { z } from 'zod'
import { text } from '#kernel/shapes.ts'

/** What the contracts of volunteers share. */
export const Code = z.string().max(60)
export const Codes = z.array(Code).max(30)
export const Minutes = z.number().int().min(1).max(1440)
export const Reason = text(200).min(2)

/** A line of the ledger of service, as everyone sees it who may see it at all. */
export const EntryShown = z.object({
  entryId: z.string(),
  volunteerId: z.string(),
  activityId: z.string(),
  activityTitle: z.string(),
  servedOn: z.string(),
  place: z.string(),
  /** Negative where it takes another line back. */
  minutes: z.number().int(),
  content: z.string(),
  quality: z.string().nullable(),
  late: z.boolean(),
  lateReason: z.string().nullable(),
  /** Said not to have been working time. */
  offDuty: z.boolean(),
  organisationName: z.string(),
  regionName: z.string(),
  reverses: z.string().nullable(),
  reversed: z.boolean(),
  reason: z.string().nullable(),
  postedAt: z.string(),
})

export const ActivityShown = z.object({
  activityId: z.string(),
  version: z.number().int(),
  organisationId: z.string(),
  organisationName: z.string(),
  regionName: z.string(),
  teamId: z.string().nullable(),
  teamName: z.string().nullable(),
  title: z.string(),
  category: z.string(),
  content: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string(),
  capacity: z.number().int(),
  signed: z.number().int(),
  waiting: z.number().int(),
  risks: z.string(),
  dangerous: z.boolean(),
  insurance: z.object({ insurer: z.string(), policyNumber: z.string(), from: z.string() }).nullable(),
  inChargeId: z.string(),
  inChargeName: z.string(),
  /** By the rule of its category: nobody who is not of age takes part. */
  adultsOnly: z.boolean(),
  calledOff: z.boolean(),
  callOffReason: z.string().nullable(),
  state: z.enum(['planned', 'running', 'to-record', 'recorded', 'called-off']),
  /** May people sign up now, and if not, why. */
  signUp: z.enum(['open', 'insurance-missing', 'begun', 'called-off']),
  /** The last day to record it; null before its end, and where the working days of that year are not known yet. */
  recordDueOn: z.string().nullable(),
  overdue: z.boolean(),
})

export const RecordShown = z.object({
  recordId: z.string(),
  code: z.string(),
  from: z.string(),
  until: z.string(),
  minutes: z.number().int(),
  withSeal: z.boolean(),
  issuedAt: z.string(),
  state: z.enum(['valid', 'changed']),
})

export const ObjectionShown = z.object({
  objectionId: z.string(),
  version: z.number().int(),
  volunteerId: z.string(),
  volunteerName: z.string(),
  volunteerNumber: z.string(),
  activityId: z.string(),
  activityTitle: z.string(),
  servedOn: z.string(),
  /** Null: a line is missing. */
  entryId: z.string().nullable(),
  entryMinutes: z.number().int().nullable(),
  words: z.string(),
  /** What it should say. */
  minutes: z.number().int().nullable(),
  organisationName: z.string(),
  madeAt: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  state: z.enum(['open', 'upheld', 'rejected']),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
})
