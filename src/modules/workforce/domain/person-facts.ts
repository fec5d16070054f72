import { type Day, yearsBetween } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { fullYearDays, type Period, wholeYears } from './years.ts'

const diplomas = ['none', 'high-school', 'secondary', 'college', 'bachelor', 'master', 'doctor'] as const
const degrees = ['none', 'bachelor', 'master', 'doctor'] as const
export type Diploma = (typeof diplomas)[number]
export type Degree = (typeof degrees)[number]
export type MajorKind = 'social-work' | 'related' | 'other'

export interface KnownEducation {
  diploma: Diploma
  degree: Degree
  majorKind: MajorKind
  fullTime: boolean
  fromOn: Day | null
  graduatedOn: Day | null
  degreeOn: Day | null
}

export interface KnownEmployment extends Period {
  employerKind: string | null
  isSocialWork: boolean
  isCommunityWork: boolean
  isCounted: boolean
}

/** What the registry holds of a person that somebody has confirmed. */
export interface KnownPerson {
  sex: 'male' | 'female' | 'unknown'
  bornOn: Day | null
  fields: string[]
  specialties: string[]
  disqualified: { fromOn: Day; untilOn: Day | null } | null
  education: KnownEducation[]
  employment: KnownEmployment[]
  /** Codes of titles in their term. */
  titles: string[]
}

/** The named facts that rules ask of a worker. What nobody knows, or nobody has confirmed, is left out and never guessed. */
export function factsOf(person: KnownPerson, on: Day, years?: { practice: number; community: number }): Facts {
  const reached = person.education.filter(({ graduatedOn }) => graduatedOn === null || graduatedOn <= on)
  const conferred = person.education.filter(
    ({ degree, degreeOn, graduatedOn }) => degree !== 'none' && (degreeOn ?? graduatedOn ?? on) <= on,
  )
  const begun = person.employment.filter(({ fromOn }) => fromOn <= on)
  const now = begun
    .filter(({ untilOn }) => untilOn === null || untilOn > on)
    .sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0]
  const studied = person.education.flatMap(({ fullTime, fromOn, graduatedOn }) =>
    fullTime && fromOn ? [{ fromOn, untilOn: graduatedOn }] : [],
  )
  return {
    ...(person.bornOn && { 'person.age': yearsBetween(person.bornOn, on) }),
    ...(person.sex !== 'unknown' && { 'person.sex': person.sex }),
    'person.disqualified':
      person.disqualified !== null &&
      person.disqualified.fromOn <= on &&
      (person.disqualified.untilOn === null || person.disqualified.untilOn > on),
    ...(reached.length > 0 && educationFacts(reached)),
    ...(person.education.length > 0 && {
      'education.degree': highest(
        degrees,
        conferred.map(({ degree }) => degree),
      ),
    }),
    ...(begun.length > 0 && {
      'practice.years':
        years?.practice ??
        wholeYears(
          begun.filter((one) => one.isSocialWork),
          studied,
          on,
        ),
      'community.years':
        years?.community ??
        wholeYears(
          begun.filter((one) => one.isCommunityWork && one.isCounted),
          studied,
          on,
        ),
    }),
    ...(now?.employerKind && { 'employer.kind': now.employerKind }),
    fields: person.fields,
    // Nobody has none: who has entered none is not known.
    ...(person.specialties.length > 0 && { specialties: person.specialties }),
    titles: person.titles,
  }
}

function educationFacts(reached: KnownEducation[]): Facts {
  const top = highest(
    diplomas,
    reached.map(({ diploma }) => diploma),
  )
  const ofKind = (...kinds: MajorKind[]) =>
    highest(
      diplomas,
      reached.filter(({ majorKind }) => kinds.includes(majorKind)).map(({ diploma }) => diploma),
    )
  // Two diplomas of one height: the nearer major speaks for the person.
  const kinds = reached.filter(({ diploma }) => diploma === top).map(({ majorKind }) => majorKind)
  return {
    'education.diploma': top,
    'education.major': (['social-work', 'related', 'other'] as const).find((kind) => kinds.includes(kind))!,
    'education.socialWork': ofKind('social-work'),
    'education.related': ofKind('social-work', 'related'),
  }
}

const highest = <Rung extends string>(ladder: readonly Rung[], reached: Rung[]): Rung =>
  ladder[Math.max(0, ...reached.map((one) => ladder.indexOf(one)))]!

/**
 * The facts from each day on which they became others, up to a day. The years are counted once for all days and not anew for each; age is
 * that of the last day.
 */
export function factsOverYears(person: KnownPerson, until: Day): { from: Day; facts: Facts }[] {
  const studied = person.education.flatMap(({ fullTime, fromOn, graduatedOn }) =>
    fullTime && fromOn ? [{ fromOn, untilOn: graduatedOn }] : [],
  )
  const practice = fullYearDays(
    person.employment.filter((one) => one.isSocialWork),
    studied,
    until,
  )
  const community = fullYearDays(
    person.employment.filter((one) => one.isCommunityWork && one.isCounted),
    studied,
    until,
  )
  const days = [
    longAgo,
    ...person.education.flatMap(({ graduatedOn, degreeOn }) => [graduatedOn, degreeOn]),
    ...person.employment.flatMap(({ fromOn, untilOn }) => [fromOn, untilOn]),
    ...(person.disqualified ? [person.disqualified.fromOn, person.disqualified.untilOn] : []),
    ...practice,
    ...community,
  ]
  const age = person.bornOn && { 'person.age': yearsBetween(person.bornOn, until) }
  const changes = [...new Set(days.filter((day) => day !== null && day <= until))].sort() as Day[]
  return changes.map((from) => ({
    from,
    facts: {
      ...factsOf(person, from, {
        practice: practice.filter((day) => day <= from).length,
        community: community.filter((day) => day <= from).length,
      }),
      ...age,
    },
  }))
}

const longAgo = '1900-01-01' as Day
