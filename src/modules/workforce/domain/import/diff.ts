import { plain } from '#modules/workforce/domain/import/cell.ts'
import type { Degree, Diploma, ListedFacts } from '#modules/workforce/domain/import/person.ts'

/** What the registry holds of a person, as far as lists speak of it. */
export interface CurrentFile {
  personId: string
  version: number
  name: string
  sex: string
  bornOn: string | null
  phoneHash: string | null
  phoneMasked: string | null
  fields: string[]
  ethnicity: string | null
  politicalStatus: string | null
  /** The work that goes on, the latest begun. */
  employment: {
    id: string
    version: number
    employerName: string
    employerKind: string | null
    postTitle: string | null
    fromOn: string
  } | null
  /** The highest diploma. */
  education: {
    id: string
    version: number
    school: string
    major: string | null
    diploma: Diploma
    degree: Degree
    graduatedOn: string | null
    degreeOn: string | null
  } | null
  /** Professional titles that go on, the latest first. */
  ranks: { id: string; version: number; name: string; fromOn: string }[]
  /** Since when in social work. */
  practiceSince: string | null
}

export interface Listed {
  facts: ListedFacts
  phoneHash: string | null
  phoneMasked: string | null
}

/** { field: [what the registry says, what the sheet says] }; what the sheet does not say is no difference. */
export type Diff = Record<string, [was: string | null, is: string]>
export type Wins = Readonly<Record<string, 'sheet' | 'registry'>>

export function diffOf(file: CurrentFile, { facts, phoneHash, phoneMasked }: Listed): Diff {
  const diff: Diff = {}
  const compare = (field: string, was: string | null | undefined, is: string | undefined): void => {
    if (is !== undefined && is !== (was ?? null)) diff[field] = [was ?? null, is]
  }
  compare('name', file.name, facts.name)
  compare('sex', file.sex === 'unknown' ? null : file.sex, facts.sex)
  compare('born', file.bornOn, bornOf(file, facts))
  if (phoneHash && phoneHash !== file.phoneHash) diff['phone'] = [file.phoneMasked, phoneMasked ?? '']
  if (facts.field && !file.fields.includes(facts.field)) diff['field'] = [file.fields.join(',') || null, facts.field]
  compare('ethnicity', file.ethnicity, facts.ethnicity)
  compare('politics', file.politicalStatus, facts.politics)
  compare('employer', file.employment?.employerName, facts.employer)
  compare('employer-kind', file.employment?.employerKind, facts['employer-kind'])
  compare('post', file.employment?.postTitle, facts.post)
  compare('diploma', file.education?.diploma, facts.diploma)
  compare('degree', file.education?.degree, facts.degree)
  compare('school', file.education?.school, facts.school)
  compare('major', file.education?.major, facts.major)
  const rank = file.ranks.find(({ name }) => facts.title && plain(name) === plain(facts.title))
  if (facts.title && !rank) diff['title'] = [file.ranks[0]?.name ?? null, facts.title]
  const gained = facts['title-gained']
  if (rank && gained && gained.slice(0, 7) !== rank.fromOn.slice(0, 7)) diff['title-gained'] = [rank.fromOn, gained]
  // An earlier beginning is news; a later one is contradicted by what the registry holds already.
  const since = facts['practice-since']
  if (since && (!file.practiceSince || since.slice(0, 7) < file.practiceSince.slice(0, 7)))
    diff['practice-since'] = [file.practiceSince, since]
  return diff
}

/** A sheet has months, the registry days: the same month is no difference. */
const bornOf = (file: CurrentFile, facts: ListedFacts): string | undefined =>
  facts.born && file.bornOn?.slice(0, 7) === facts.born.slice(0, 7) && facts.born.endsWith('-01')
    ? undefined
    : facts.born

/**
 * The differences that are carried out: the registry keeps its word where it has one and the officer said so. Number and day of a certificate
 * are those of its level, and both ends of a registration are one: where the registry keeps its word about the one, the other is no news either.
 */
export function effective(diff: Diff, wins: Wins): Diff {
  const kept = Object.entries(diff).filter(([field, [was]]) => was === null || wins[field] !== 'registry')
  const dropped = (leading: string) => leading in diff && !kept.some(([field]) => field === leading)
  const without = [
    ...(dropped('certificate-level') ? ['certificate-'] : []),
    ...(dropped('registered-until') ? ['registered-'] : []),
  ]
  return Object.fromEntries(kept.filter(([field]) => !without.some((begin) => field.startsWith(begin))))
}
