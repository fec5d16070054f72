import { type Day, inOneRow, yearsBetween } from '#kernel/days.ts'
import type { Fact } from '#kernel/packs/compare/comparison.ts'
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
  const { bornOn, sex, disqualified, education, employment } = person
  // One name after the other and not spread together: over the years of everyone this is done millions of times.
  const facts: Record<string, Fact> = {}
  if (bornOn) facts['person.age'] = yearsBetween(bornOn, on)
  if (sex !== 'unknown') facts['person.sex'] = sex
  facts['person.disqualified'] =
    disqualified !== null && disqualified.fromOn <= on && (disqualified.untilOn === null || disqualified.untilOn > on)
  const reached = education.filter(({ graduatedOn }) => graduatedOn === null || graduatedOn <= on)
  if (reached.length > 0) addEducation(facts, reached)
  if (education.length > 0)
    facts['education.degree'] = highest(
      degrees,
      education.filter(
        ({ degree, degreeOn, graduatedOn }) => degree !== 'none' && (degreeOn ?? graduatedOn ?? on) <= on,
      ),
      'degree',
    )
  const begun = employment.filter(({ fromOn }) => fromOn <= on)
  if (begun.length > 0) {
    const studied = years ? [] : studiedIn(education)
    facts['practice.years'] =
      years?.practice ??
      wholeYears(
        begun.filter((one) => one.isSocialWork),
        studied,
        on,
      )
    facts['community.years'] =
      years?.community ??
      wholeYears(
        begun.filter((one) => one.isCommunityWork && one.isCounted),
        studied,
        on,
      )
    let now: KnownEmployment | undefined
    for (const one of begun)
      if ((one.untilOn === null || one.untilOn > on) && (!now || one.fromOn >= now.fromOn)) now = one
    if (now?.employerKind) facts['employer.kind'] = now.employerKind
  }
  facts['fields'] = person.fields
  // Nobody has none: who has entered none is not known.
  if (person.specialties.length > 0) facts['specialties'] = person.specialties
  facts['titles'] = person.titles
  return facts
}

/** The time of full-time study, which is no time of work. */
const studiedIn = (education: readonly KnownEducation[]): Period[] =>
  education.flatMap(({ fullTime, fromOn, graduatedOn }) =>
    fullTime && fromOn ? [{ fromOn, untilOn: graduatedOn }] : [],
  )

function addEducation(facts: Record<string, Fact>, reached: readonly KnownEducation[]): void {
  const top = highest(diplomas, reached, 'diploma')
  const ofKind = (...kinds: MajorKind[]) =>
    highest(
      diplomas,
      reached.filter(({ majorKind }) => kinds.includes(majorKind)),
      'diploma',
    )
  facts['education.diploma'] = top
  // Two diplomas of one height: the nearer major speaks for the person.
  const kinds = reached.filter(({ diploma }) => diploma === top).map(({ majorKind }) => majorKind)
  facts['education.major'] = (['social-work', 'related', 'other'] as const).find((kind) => kinds.includes(kind))!
  facts['education.socialWork'] = ofKind('social-work')
  facts['education.related'] = ofKind('social-work', 'related')
}

const highest = <Of extends 'diploma' | 'degree'>(
  ladder: readonly KnownEducation[Of][],
  reached: readonly KnownEducation[],
  of: Of,
): KnownEducation[Of] => ladder[reached.reduce((best, one) => Math.max(best, ladder.indexOf(one[of])), 0)]!

/**
 * The asked facts from each day on which they became others, up to a day. The years are counted once for all days and not anew for each, and
 * only where they are asked; age is that of the last day.
 */
export function factsOverYears(
  person: KnownPerson,
  until: Day,
  asked: readonly string[],
): { from: Day; facts: Facts }[] {
  const studied = studiedIn(person.education)
  const inWork = (does: (one: KnownEmployment) => boolean): Day[] =>
    fullYearDays(person.employment.filter(does), studied, until)
  const practice = asked.includes('practice.years') ? inWork((one) => one.isSocialWork) : []
  const community = asked.includes('community.years') ? inWork((one) => one.isCommunityWork && one.isCounted) : []
  const turns = [longAgo]
  const turn = (...days: (Day | null)[]) => {
    for (const day of days) if (day !== null && day <= until) turns.push(day)
  }
  for (const { graduatedOn, degreeOn } of person.education) turn(graduatedOn, degreeOn)
  for (const { fromOn, untilOn } of person.employment) turn(fromOn, untilOn)
  if (person.disqualified) turn(person.disqualified.fromOn, person.disqualified.untilOn)
  turns.sort()
  let turned = 0
  const years = { practice: 0, community: 0 }
  let known: Record<string, Fact | undefined> = {}
  return inOneRow([turns, practice, community]).map((from) => {
    while (years.practice < practice.length && practice[years.practice]! <= from) years.practice++
    while (years.community < community.length && community[years.community]! <= from) years.community++
    // On most days another year is full, and everything else is as it was.
    if (turns[turned] === from) {
      while (turns[turned] === from) turned++
      const all: Record<string, Fact | undefined> = factsOf(person, from, years)
      if (person.bornOn) all['person.age'] = yearsBetween(person.bornOn, until)
      known = {}
      for (const fact of asked) if (all[fact] !== undefined) known[fact] = all[fact]
    } else {
      known = { ...known }
      if (practice.length > 0) known['practice.years'] = years.practice
      if (community.length > 0) known['community.years'] = years.community
    }
    return { from, facts: known }
  })
}

const longAgo = '1900-01-01' as Day
