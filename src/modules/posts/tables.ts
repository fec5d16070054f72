import type { Generated, GeneratedAlways } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Facts } from '#kernel/packs/decide.ts'

export type Certificate = 'none' | 'preferred' | 'required'
export type CertificateLevel = 'assistant' | 'intermediate' | 'senior'

/** Rows of the schema `posts`, as PostgreSQL gives them. */
export interface PostsTables {
  'posts.post': {
    id: string
    version: Generated<number>
    region_code: string
    organisation_id: string
    recruiting_id: string | null
    managing_id: string | null
    employer_id: string | null
    kind: string
    title: string
    seats: number
    certificate: Certificate
    certificate_level: CertificateLevel | null
    funding: string
    basis: string
    from_on: string
    until_on: string | null
    recorded_at: Date
  }
  'posts.incumbency': {
    id: string
    version: Generated<number>
    post_id: string
    person_id: string
    region_code: string
    organisation_id: string
    employer_id: string | null
    kind: string
    main: boolean
    from_on: string
    until_on: string | null
    end_reason: string | null
    document: string
    probation_until: string | null
    probation_result: 'confirmed' | 'not-confirmed' | null
    probation_decided_on: string | null
    recorded_at: Date
  }
  'posts.appointment': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string
    employer_id: string | null
    level: CertificateLevel
    from_on: string
    until_on: string | null
    document: string
    recorded_at: Date
  }
  'posts.population': {
    id: string
    region_code: string
    counted_on: string
    urban_residents: number
    source: string
    recorded_by: string
    recorded_at: Date
  }
  'posts.handover': {
    id: string
    person_id: string
    region_code: string
    organisation_id: string
    reason: 'left' | 'long-leave'
    left_on: string
    until_on: string | null
    note: string
    things: unknown
    grants: unknown
    terms: unknown
    done_by: string
    done_at: Date
    undone_at: Date | null
  }
  'posts.safety_card': {
    person_id: string
    region_code: string
    organisation_id: string
    phone_sealed: Buffer
    phone_masked: string
    second_person_id: string
    changed_at: Date
  }
  'posts.lone_visit': {
    id: string
    person_id: string
    region_code: string
    organisation_id: string
    client_id: string | null
    place: string
    second_person_id: string
    started_at: Date
    due_at: Date
    alarm_at: Date
    ended_at: Date | null
    alarmed_at: Date | null
    alarm: 'overdue' | 'duress' | null
    told_at: Date | null
    escalated_at: Date | null
    answered_at: Date | null
    answered_by: string | null
    closed_at: Date | null
    outcome: Generated<string>
  }
  'posts.secondment': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string
    employer_id: string | null
    to_organisation_id: string
    from_on: string
    until_on: string
    reason: string
    state: 'requested' | 'approved' | 'refused' | 'returned'
    needs_approval: boolean
    decided_by: string | null
    decided_at: Date | null
    decision: Generated<string>
    returned_on: string | null
    pack_version: string
    requested_by: string
    requested_at: Date
  }
  'posts.recruitment': {
    id: string
    version: Generated<number>
    region_code: string
    organisation_id: string | null
    title: string
    notice: string
    sign_up_until: string
    stage: string
    status: Generated<'open' | 'closed' | 'cancelled'>
    rules: unknown
    pack_version: string
    reading: 'preference' | 'condition' | null
    reading_reason: string
    public_from: string | null
    public_until: string | null
    opened_by: string
    opened_at: Date
    closed_on: string | null
  }
  'posts.recruitment_place': {
    id: string
    version: Generated<number>
    recruitment_id: string
    post_id: string
    region_code: string
    organisation_id: string
    planned: number
    places: number
    certificate: 'none' | 'preference' | 'condition'
    certificate_level: CertificateLevel | null
    few_kept: Generated<boolean>
  }
  'posts.candidate': {
    id: string
    version: Generated<number>
    recruitment_id: string
    place_id: string
    region_code: string
    organisation_id: string
    number: number
    person_id: string | null
    name: string
    identity_number_sealed: Buffer | null
    identity_number_hash: Buffer | null
    identity_number_last4: string | null
    known: Facts
    stated: Facts
    outcome: 'met' | 'unmet' | 'unknown'
    preferred: boolean
    withdrawn_at: string | null
    withdrawn_on: string | null
    lot: number | null
    incumbency_id: string | null
    signed_up_by: string
    signed_up_at: Date
  }
  'posts.recruitment_entry': {
    id: string
    seq: GeneratedAlways<number>
    recruitment_id: string
    candidate_id: string
    region_code: string
    stage: string
    passed: boolean | null
    mark: number | null
    absent: boolean
    cleared: boolean
    note: string
    reason: string
    entered_by: string
    entered_at: Date
  }
  'posts.recruitment_decision': {
    id: string
    seq: GeneratedAlways<number>
    recruitment_id: string
    place_id: string | null
    candidate_id: string | null
    region_code: string
    kind: DecisionKind
    value: string
    reason: string
    decided_by: string
    decided_at: Date
  }
  'posts.left_behind': {
    id: string
    person_id: string
    region_code: string
    organisation_id: string | null
    text_sealed: Buffer
    received_at: Date
    settled_by: string | null
    settled_at: Date | null
  }
}

export type DecisionKind =
  | 'reading'
  | 'places'
  | 'few-kept'
  | 'tie'
  | 'withdrawal'
  | 'unknown-passed'
  | 'cancellation'
  | 'stage'

/** The database as this module names it. */
export const posts = (db: Db<never> | Db): Db<PostsTables> => db as never
