import type { Generated } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { VolunteerState } from '#modules/volunteers/domain/volunteer.ts'
import type { SignUpState } from '#modules/volunteers/domain/sign-up.ts'

/** Rows of the schema `volunteers`, as PostgreSQL gives them. */
export interface VolunteersTables {
  'volunteers.volunteer': {
    id: string
    version: Generated<number>
    number: string
    national_number: string | null
    person_id: string
    region_code: string
    organisation_id: string | null
    name: string
    pinyin: string
    initials: string
    sex: 'male' | 'female' | 'unknown'
    born_on: string | null
    identity_number_sealed: Buffer | null
    identity_number_hash: Buffer | null
    phone_sealed: Buffer | null
    phone_masked: string | null
    living_region_code: string | null
    skills: Generated<string[]>
    categories: Generated<string[]>
    agreed_how: string
    agreed_on: string
    agreement_paper: string | null
    guardian_name: string | null
    guardian_relation: string | null
    guardian_agreed_on: string | null
    state: VolunteerState
    confirmed_on: string | null
    left_on: string | null
    name_public: Generated<boolean>
    registered_on: string
    registered_by: string
    changed_at: Date
    counted: Generated<boolean>
    minutes: Generated<number>
    star: string | null
    active_until: string | null
  }
  'volunteers.team': {
    id: string
    version: Generated<number>
    region_code: string
    organisation_id: string
    name: string
    about: Generated<string>
    leader_id: string | null
    formed_on: string
    ended_on: string | null
  }
  'volunteers.team_member': {
    team_id: string
    volunteer_id: string
    person_id: string
    volunteer_number: string
    region_code: string
    organisation_id: string
    from_on: string
    until_on: string | null
  }
  'volunteers.activity': {
    id: string
    version: Generated<number>
    region_code: string
    organisation_id: string
    team_id: string | null
    title: string
    category: string
    content: string
    held_on: string
    starts_at: Date
    ends_at: Date
    place: string
    capacity: number
    risks: string
    dangerous: boolean
    insurer: string | null
    policy_number: string | null
    insured_from: string | null
    in_charge_id: string
    called_off_at: Date | null
    call_off_reason: string | null
    recorded_at: Date | null
    made_at: Date
  }
  'volunteers.sign_up': {
    activity_id: string
    volunteer_id: string
    person_id: string
    volunteer_number: string
    region_code: string
    organisation_id: string
    state: SignUpState
    queued_at: Date
    agreed_how: string
    signed_by: string
    moved_up_at: Date | null
  }
  'volunteers.service_entry': {
    id: string
    volunteer_id: string
    activity_id: string
    region_code: string
    organisation_id: string
    served_on: string
    minutes: number
    content: string
    quality: string | null
    evaluated_on: string | null
    late: Generated<boolean>
    late_reason: string | null
    off_duty: Generated<boolean>
    reverses: string | null
    reason: string | null
    posted_at: Date
    posted_by: string
    pack_version: string
  }
  'volunteers.objection': {
    id: string
    version: Generated<number>
    volunteer_id: string
    person_id: string
    region_code: string
    organisation_id: string
    activity_id: string
    entry_id: string | null
    words: string
    minutes: number | null
    made_at: Date
    due_on: string | null
    state: 'open' | 'upheld' | 'rejected'
    answer: string | null
    answered_at: Date | null
    answered_by: string | null
  }
  'volunteers.record_check': {
    id: string
    code: string
    volunteer_id: string
    volunteer_number: string
    person_id: string
    region_code: string
    organisation_id: string | null
    name_masked: string
    from_on: string
    until_on: string
    minutes: number
    lines: string[]
    recorders: string[]
    with_seal: boolean
    issued_at: Date
    issued_by: string
  }
}

/** The database as this module names it. */
export const volunteers = (db: Db<never> | Db): Db<VolunteersTables> => db as never
