import type { Generated, GeneratedAlways } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Degree, Diploma, MajorKind } from '#modules/workforce/domain/person-facts.ts'

export type Source = 'registered' | 'imported' | 'own' | 'transferred'
export type Status = 'active' | 'left' | 'retired' | 'deceased' | 'merged'
export type About = 'basics' | 'employment' | 'education' | 'title' | 'project'

/** Rows of the schema `workforce`, as PostgreSQL gives them. Days are text; `…_sealed` opens with the vault only. */
export interface WorkforceTables {
  'workforce.worker': {
    person_id: string
    version: Generated<number>
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    name: string
    given_name: GeneratedAlways<string>
    pinyin: string
    initials: string
    name_key: string
    sex: 'male' | 'female' | 'unknown'
    born_on: string | null
    identity_number_sealed: Buffer | null
    identity_number_hash: Buffer | null
    identity_number_last4: string | null
    no_number_reason: string | null
    phone_sealed: Buffer | null
    phone_hash: Buffer | null
    phone_masked: string | null
    phone_last4: GeneratedAlways<string | null>
    ethnicity: string | null
    political_status: string | null
    system: string
    kind: string
    full_time: Generated<boolean>
    fields: Generated<string[]>
    specialties: Generated<string[]>
    disqualified_from: string | null
    disqualified_until: string | null
    disqualified_reason: string | null
    status: Generated<Status>
    status_on: string
    merged_into: string | null
    source: Source
    list_id: string | null
    listed_on: string | null
    confirmed_on: string | null
    confirmed_by: string | null
    registered_on: string
    changed_at: Date
  }
  'workforce.former_number': {
    hash: Buffer
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    last4: string
    until_on: string
  }
  'workforce.employment': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    employer_name: string
    employer_organisation_id: string | null
    employer_kind: string | null
    workplace_name: string | null
    workplace_organisation_id: string | null
    work_region_code: string | null
    post_title: string | null
    post_code: string | null
    is_social_work: boolean
    is_community_work: boolean
    is_counted: Generated<boolean>
    full_time: Generated<boolean>
    from_on: string
    until_on: string | null
    source: Source
    list_id: string | null
    listed_on: string | null
    confirmed_on: string | null
    confirmed_by: string | null
    withdrawn: Generated<boolean>
  }
  'workforce.education': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    school: string
    major: string | null
    major_kind: MajorKind
    diploma: Diploma
    degree: Degree
    full_time: boolean
    from_on: string | null
    graduated_on: string | null
    degree_on: string | null
    source: Source
    list_id: string | null
    listed_on: string | null
    confirmed_on: string | null
    confirmed_by: string | null
    withdrawn: Generated<boolean>
  }
  'workforce.title': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    kind: 'rank' | 'title' | 'honour'
    code: string | null
    name: string
    level: 'national' | 'province' | 'prefecture' | 'county' | 'other' | null
    issuer: string | null
    from_on: string
    until_on: string | null
    source: Source
    list_id: string | null
    listed_on: string | null
    confirmed_on: string | null
    confirmed_by: string | null
    withdrawn: Generated<boolean>
  }
  'workforce.project': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    name: string
    role: string
    organiser: string | null
    from_on: string
    until_on: string | null
    source: Source
    confirmed_on: string | null
    confirmed_by: string | null
    withdrawn: Generated<boolean>
  }
  'workforce.evidence': {
    id: string
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    kind: 'jpeg' | 'png' | 'webp' | 'pdf'
    bytes: number
    digest: Buffer
    sent_by: string
    at: Date
    used_for: string | null
    used_by: string | null
  }
  'workforce.proposal': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    about: About
    act: 'add' | 'change' | 'remove'
    subject_id: string | null
    before_sealed: Buffer | null
    after_sealed: Buffer | null
    remark: Generated<string>
    state: Generated<'proposed' | 'employer-confirmed' | 'confirmed' | 'returned' | 'withdrawn'>
    proposed_by: string
    proposed_at: Date
    employer_confirmed_by: string | null
    employer_confirmed_at: Date | null
    decided_by: string | null
    decided_at: Date | null
    reason: string | null
  }
  'workforce.merge': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    gone_person_id: string
    reason: string
    state: Generated<'asked' | 'done' | 'returned'>
    asked_by: string
    asked_at: Date
    decided_by: string | null
    decided_at: Date | null
    answer: string | null
  }
  'workforce.transfer': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_name: string
    to_region_code: string
    to_organisation_id: string | null
    to_employer_id: string | null
    reason: string
    consented_on: string
    state: Generated<'released' | 'accepted' | 'returned' | 'withdrawn'>
    released_by: string
    released_at: Date
    decided_by: string | null
    decided_at: Date | null
    answer: string | null
    counts_years: boolean | null
  }
  'workforce.change': {
    id: string
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    at: Date
    account_id: string
    by_person_id: string
    about: About | 'place' | 'status' | 'numbers'
    act: 'add' | 'change' | 'remove'
    subject_id: string
    ground: 'registered' | 'changed' | 'proposed' | 'moved' | 'merged' | 'status' | 'imported' | 'undone'
    ground_id: string | null
    before_sealed: Buffer | null
    after_sealed: Buffer | null
  }
}

/** The database as this module names it. */
export const workforce = (db: Db<never> | Db): Db<WorkforceTables> => db as never
