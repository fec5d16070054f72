// What several contracts of the registry say in the same way: a person's facts as they are typed, and where a fact comes from.
import { z } from 'zod'
import { RegionCode } from '#kernel/region.ts'
import { Day, EvidenceShown, text } from '#kernel/shapes.ts'

export const Sex = z.enum(['male', 'female', 'unknown'])
export const Diploma = z.enum(['none', 'high-school', 'secondary', 'college', 'bachelor', 'master', 'doctor'])
export const Degree = z.enum(['none', 'bachelor', 'master', 'doctor'])
export const MajorKind = z.enum(['social-work', 'related', 'other'])
export const TitleKind = z.enum(['rank', 'title', 'honour'])
export const TitleLevel = z.enum(['national', 'province', 'prefecture', 'county', 'other'])
export const Status = z.enum(['active', 'left', 'retired', 'deceased'])
export const Source = z.enum(['registered', 'imported', 'own', 'transferred'])

/** The basics of a file one by one: a form that leaves one out says nothing of it. */
const basics = z.object({
  name: text(40).min(1),
  sex: Sex,
  bornOn: Day.nullable(),
  /** As typed: full-width digits, a small x and an old number of 15 digits are understood. */
  identityNumber: text(40).nullable(),
  /** Required where there is no number. */
  noNumberReason: text(100).nullable(),
  phone: text(40).nullable(),
  ethnicity: text(20).nullable(),
  politicalStatus: text(60).nullable(),
  system: text(60),
  kind: text(60),
  fullTime: z.boolean(),
  fields: z.array(text(60)).max(18),
  specialties: z.array(text(60)).max(20),
})

export const BasicsInput = basics.extend({
  ethnicity: basics.shape.ethnicity.default(null),
  politicalStatus: basics.shape.politicalStatus.default(null),
  fullTime: basics.shape.fullTime.default(true),
  fields: basics.shape.fields.default([]),
  specialties: basics.shape.specialties.default([]),
})

/** Only what is to be otherwise. Without defaults: what is left out stays as it is, and does not become empty. */
export const BasicsChange = basics.partial()

export const EmploymentInput = z.object({
  employerName: text(80).min(1),
  employerOrganisationId: z.uuid().nullable().default(null),
  employerKind: text(60).nullable().default(null),
  workplaceName: text(80).min(1).nullable().default(null),
  workplaceOrganisationId: z.uuid().nullable().default(null),
  workRegionCode: RegionCode.nullable().default(null),
  postTitle: text(60).min(1).nullable().default(null),
  postCode: text(60).nullable().default(null),
  isSocialWork: z.boolean(),
  isCommunityWork: z.boolean(),
  fullTime: z.boolean().default(true),
  fromOn: Day,
  /** The first day no longer there; null is still there. */
  untilOn: Day.nullable().default(null),
})

export const EducationInput = z.object({
  school: text(80).min(1),
  major: text(60).min(1).nullable().default(null),
  majorKind: MajorKind,
  diploma: Diploma,
  degree: Degree,
  fullTime: z.boolean(),
  fromOn: Day.nullable().default(null),
  graduatedOn: Day.nullable().default(null),
  degreeOn: Day.nullable().default(null),
})

export const TitleInput = z.object({
  kind: TitleKind,
  code: text(60).nullable().default(null),
  name: text(80).min(1),
  level: TitleLevel.nullable().default(null),
  issuer: text(80).min(1).nullable().default(null),
  fromOn: Day,
  untilOn: Day.nullable().default(null),
})

export const ProjectInput = z.object({
  name: text(100).min(1),
  role: text(60).min(1),
  /** Who organised or paid for it. */
  organiser: text(80).min(1).nullable().default(null),
  fromOn: Day,
  untilOn: Day.nullable().default(null),
})

/** Where a fact comes from and who has said that it is so; nobody yet where `confirmedOn` is null. */
export const proven = {
  source: Source,
  /** The list it came in with, as of which day, and its import where the reader may open that. */
  list: z.object({ on: z.string(), importId: z.string().nullable() }).nullable(),
  confirmedOn: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  evidence: z.array(EvidenceShown),
}

export const FileDone = z.object({ personId: z.string(), version: z.number().int() })
