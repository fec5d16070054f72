import { type Day, isDay } from '#kernel/days.ts'
import { accept, type Decision, type FieldRefusal, refuse } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { Degree, Diploma, MajorKind } from './person-facts.ts'

/** The dated facts of a file, as they are entered; each is read by one rule here. */

export interface Employment {
  employerName: string
  employerOrganisationId: string | null
  employerKind: string | null
  workplaceName: string | null
  workplaceOrganisationId: string | null
  workRegionCode: RegionCode | null
  postTitle: string | null
  postCode: string | null
  isSocialWork: boolean
  isCommunityWork: boolean
  fullTime: boolean
  fromOn: Day
  untilOn: Day | null
}

export interface Education {
  school: string
  major: string | null
  majorKind: MajorKind
  diploma: Diploma
  degree: Degree
  fullTime: boolean
  fromOn: Day | null
  graduatedOn: Day | null
  degreeOn: Day | null
}

export interface Title {
  kind: 'rank' | 'title' | 'honour'
  code: string | null
  name: string
  level: 'national' | 'province' | 'prefecture' | 'county' | 'other' | null
  issuer: string | null
  fromOn: Day
  untilOn: Day | null
}

/** A project that somebody took part in. */
export interface Project {
  name: string
  role: string
  /** Who organised or paid for it. */
  organiser: string | null
  fromOn: Day
  untilOn: Day | null
}

export interface HistoryFacts {
  today: Day
  bornOn: Day | null
  employerKinds: ReadonlySet<string>
  posts: ReadonlySet<string>
}

type No = (field: string, code: string) => void

export function readEmployment(
  given: Employment,
  { today, bornOn, employerKinds, posts }: HistoryFacts,
): Decision<Employment> {
  return withoutMistakes(given, (no) => {
    if (given.fromOn > today) no('fromOn', 'day-in-future')
    else if (bornOn && given.fromOn <= bornOn) no('fromOn', 'day-before-birth')
    if (given.untilOn && given.untilOn <= given.fromOn) no('untilOn', 'days-crossed')
    if (given.employerKind && !employerKinds.has(given.employerKind)) no('employerKind', 'code-unknown')
    if (given.postCode && !posts.has(given.postCode)) no('postCode', 'code-unknown')
  })
}

/** Someone may still be studying: then no day is given, and nothing counts before there is one. */
export function readEducation(given: Education, { today, bornOn }: HistoryFacts): Decision<Education> {
  return withoutMistakes(given, (no) => {
    if (given.fromOn && bornOn && given.fromOn <= bornOn) no('fromOn', 'day-before-birth')
    if (given.graduatedOn && given.graduatedOn > today) no('graduatedOn', 'day-in-future')
    if (given.fromOn && given.graduatedOn && given.graduatedOn <= given.fromOn) no('graduatedOn', 'days-crossed')
    if (given.degree !== 'none' && !given.degreeOn && !given.graduatedOn) no('degreeOn', 'degree-day-missing')
    if (given.degreeOn && given.degreeOn > today) no('degreeOn', 'day-in-future')
    if (given.degree === 'none' && given.degreeOn) no('degreeOn', 'degree-day-without-degree')
    if (given.degreeOn && given.fromOn && given.degreeOn <= given.fromOn) no('degreeOn', 'days-crossed')
  })
}

/** A title, or a project: both begin on a day that has come. */
export function readDated<Fact extends Title | Project>(given: Fact, { today, bornOn }: HistoryFacts): Decision<Fact> {
  return withoutMistakes(given, (no) => {
    if (given.fromOn > today) no('fromOn', 'day-in-future')
    else if (bornOn && given.fromOn <= bornOn) no('fromOn', 'day-before-birth')
    if (given.untilOn && given.untilOn <= given.fromOn) no('untilOn', 'days-crossed')
  })
}

function withoutMistakes<Given extends object>(given: Given, look: (no: No) => void): Decision<Given> {
  const mistakes: FieldRefusal[] = []
  look((field, code) => void mistakes.push({ field, code: `workforce/${code}` }))
  for (const [field, value] of Object.entries(given)) {
    if (field.endsWith('On') && typeof value === 'string' && (!isDay(value) || value < '1900-01-01'))
      mistakes.push({ field, code: 'kernel/field-not-a-date' })
  }
  return mistakes.length > 0 ? refuse('kernel/invalid-input', { count: mistakes.length }, mistakes) : accept(given)
}
