import type { Day } from '#kernel/days.ts'
import type { Diff } from '#modules/workforce/domain/import/diff.ts'
import type { ListedFacts } from '#modules/workforce/domain/import/person.ts'
import type { Education, Employment, Title } from '#modules/workforce/domain/history.ts'
import type { RegionCode } from '#kernel/region.ts'

/** What a list leaves out of what a file needs. */
export interface ListGround {
  /** The day as of which the list says what it says: what has no day of its own is known since then. */
  listedOn: Day
  employerName: string
  employerOrganisationId: string | null
  regionCode: RegionCode
  isCommunityWork: boolean
  majors: readonly { name: { zh: string }; kind: 'social-work' | 'related' }[]
}

const notSaid = '名册未填'

/** The work that a line tells of; where it began in social work earlier than here, that was somewhere the list does not name. */
export function employmentsOf(facts: ListedFacts, ground: ListGround): Employment[] {
  const since = facts['community-since'] && ground.isCommunityWork ? facts['community-since'] : facts['practice-since']
  const fromOn = facts.began ?? since ?? ground.listedOn
  return [
    employment(facts, ground, fromOn),
    ...(since && since < fromOn ? [earlierEmployment(since, fromOn, ground)] : []),
  ]
}

const employment = (facts: ListedFacts, ground: ListGround, fromOn: Day): Employment => ({
  employerName: ground.employerName,
  employerOrganisationId: ground.employerOrganisationId,
  employerKind: facts['employer-kind'] ?? null,
  workplaceName: null,
  workplaceOrganisationId: null,
  workRegionCode: ground.regionCode,
  postTitle: facts.post ?? null,
  postCode: null,
  isSocialWork: !ground.isCommunityWork,
  isCommunityWork: ground.isCommunityWork,
  fullTime: true,
  fromOn,
  untilOn: null,
})

export const earlierEmployment = (fromOn: Day, untilOn: Day, ground: ListGround): Employment => ({
  ...employment({}, { ...ground, employerName: notSaid, employerOrganisationId: null }, fromOn),
  untilOn,
})

/** A line tells of a school where it names the diploma; a degree without a day is known since the day of the list. */
export function educationOf(facts: ListedFacts, { listedOn, majors }: ListGround): Education | null {
  if (!facts.diploma) return null
  const degree = facts.degree ?? 'none'
  return {
    school: facts.school ?? notSaid,
    major: facts.major ?? null,
    majorKind: majorKindOf(facts.major, majors),
    diploma: facts.diploma,
    degree,
    fullTime: true,
    fromOn: null,
    graduatedOn: facts.graduated ?? null,
    degreeOn: degree !== 'none' && !facts.graduated ? listedOn : null,
  }
}

/** A list names the title somebody has now; without a day it is known since the day of the list. */
export const titleOf = (facts: ListedFacts, { listedOn }: ListGround): Title | null =>
  facts.title
    ? {
        kind: 'rank',
        code: null,
        name: facts.title,
        level: null,
        issuer: null,
        fromOn: facts['title-gained'] ?? listedOn,
        untilOn: null,
      }
    : null

/** 社会工作（老年方向） is social work. */
export const majorKindOf = (major: string | null | undefined, majors: ListGround['majors']): Education['majorKind'] =>
  (major && majors.find(({ name }) => major.includes(name.zh))?.kind) || 'other'

/** Does a difference in education mean another school, and not another word for the same? */
export const isOtherEducation = (diff: Diff): boolean => 'diploma' in diff
