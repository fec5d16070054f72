// One person's page: what is known of them, since when, from where, and who has said so.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { EvidenceShown, text } from '#kernel/shapes.ts'
import { ProposalShown } from '#modules/workforce/contract-corrections.ts'
import {
  Degree,
  Diploma,
  MajorKind,
  proven,
  Sex,
  Source,
  Status,
  TitleKind,
  TitleLevel,
} from '#modules/workforce/contract-shapes.ts'

const EmploymentShown = z.object({
  id: z.string(),
  employerName: z.string(),
  employerOrganisationId: z.string().nullable(),
  employerKind: z.string().nullable(),
  workplaceName: z.string().nullable(),
  workplaceOrganisationId: z.string().nullable(),
  workRegionCode: z.string().nullable(),
  workRegionName: z.string().nullable(),
  postTitle: z.string().nullable(),
  postCode: z.string().nullable(),
  isSocialWork: z.boolean(),
  isCommunityWork: z.boolean(),
  isCounted: z.boolean(),
  fullTime: z.boolean(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  ...proven,
})
const EducationShown = z.object({
  id: z.string(),
  school: z.string(),
  major: z.string().nullable(),
  majorKind: MajorKind,
  diploma: Diploma,
  degree: Degree,
  fullTime: z.boolean(),
  fromOn: z.string().nullable(),
  graduatedOn: z.string().nullable(),
  degreeOn: z.string().nullable(),
  ...proven,
})
const TitleShown = z.object({
  id: z.string(),
  kind: TitleKind,
  code: z.string().nullable(),
  name: z.string(),
  level: TitleLevel.nullable(),
  issuer: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  ...proven,
})

const ProjectShown = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  organiser: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  ...proven,
})

const PersonPage = z.object({
  personId: z.string(),
  version: z.number().int(),
  /** Set where two files were one person's: the file that lives on. */
  mergedInto: z.string().nullable(),
  name: z.string(),
  sex: Sex,
  bornOn: z.string().nullable(),
  age: z.number().int().nullable(),
  identityNumberMasked: z.string().nullable(),
  noNumberReason: z.string().nullable(),
  /** The ends of numbers the person had before. */
  formerNumbersMasked: z.array(z.string()),
  phoneMasked: z.string().nullable(),
  ethnicity: z.string().nullable(),
  politicalStatus: z.string().nullable(),
  system: z.string(),
  kind: z.string(),
  fullTime: z.boolean(),
  fields: z.array(z.string()),
  specialties: z.array(z.string()),
  regionCode: z.string(),
  regionName: z.string(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  employerId: z.string().nullable(),
  employerName: z.string().nullable(),
  /** In force or still to come; what is over stands in the history. */
  disqualified: z
    .object({
      fromOn: z.string(),
      untilOn: z.string().nullable(),
      reason: z.string(),
      evidence: z.array(EvidenceShown),
    })
    .nullable(),
  status: Status,
  statusOn: z.string(),
  registeredOn: z.string(),
  source: Source,
  list: proven.list,
  confirmedOn: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  employment: z.array(EmploymentShown),
  education: z.array(EducationShown),
  titles: z.array(TitleShown),
  projects: z.array(ProjectShown),
  /** Whole years today, by the months that count; null where nothing is confirmed. */
  years: z.object({ practice: z.number().int().nullable(), community: z.number().int().nullable() }),
  proposals: z.array(ProposalShown),
  transfer: z
    .object({ transferId: z.string(), version: z.number().int(), toRegionName: z.string(), releasedAt: z.string() })
    .nullable(),
  history: z.array(
    z.object({
      at: z.string(),
      byName: z.string(),
      about: z.string(),
      act: z.string(),
      ground: z.string(),
      /** Where a list did it and the reader may open its import. */
      importId: z.string().nullable(),
    }),
  ),
})

export const person = endpoint({
  method: 'GET',
  path: '/people/:personId',
  title: { zh: '人员档案', en: 'A worker’s file' },
  may: 'workforce:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: PersonPage,
})

/** Null where the reader has no file: an officer, say. */
export const mine = endpoint({
  method: 'GET',
  path: '/people/me',
  title: { zh: '我的档案', en: 'My own file' },
  may: 'workforce:own',
  input: z.object({}),
  output: z.object({ file: PersonPage.nullable() }),
})

const SealedField = z.enum(['identityNumber', 'phone'])

/** One value, one reason, one line in the audit. */
export const revealOf = endpoint({
  method: 'POST',
  path: '/people/:personId/reveal',
  title: { zh: '查看完整信息', en: 'Reveal one sealed value of a worker' },
  may: 'workforce:reveal',
  readsPersonalData: true,
  writes: false,
  input: z.object({ personId: z.uuid(), field: SealedField, reason: text(200).min(2) }),
  output: z.object({ value: z.string().nullable() }),
})

export const revealMine = endpoint({
  method: 'POST',
  path: '/people/me/reveal',
  title: { zh: '查看本人完整信息', en: 'Reveal one sealed value of my own' },
  may: 'workforce:own',
  readsPersonalData: true,
  writes: false,
  input: z.object({ field: SealedField, reason: text(200).min(2) }),
  output: z.object({ value: z.string().nullable() }),
})

const ServiceFigures = z.object({
  month: z.string(),
  rows: z.array(
    z.object({
      period: z.enum(['month', 'year']),
      from: z.string(),
      until: z.string(),
      visits: z.number().int(),
      persons: z.number().int(),
      minutes: z.number().int(),
      records: z.number().int(),
    }),
  ),
})

export const serviceFigures = endpoint({
  method: 'GET',
  path: '/people/:personId/services',
  title: { zh: '服务情况', en: 'What a worker has done for clients' },
  may: 'workforce:read',
  input: z.object({ personId: z.uuid() }),
  output: ServiceFigures,
})

export const myServiceFigures = endpoint({
  method: 'GET',
  path: '/people/me/services',
  title: { zh: '我的服务情况', en: 'What I have done for clients' },
  may: 'workforce:own',
  input: z.object({}),
  output: ServiceFigures,
})
