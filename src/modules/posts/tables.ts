import type { Generated } from 'kysely'
import type { Db } from '#kernel/database.ts'

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
}

/** The database as this module names it. */
export const posts = (db: Db<never> | Db): Db<PostsTables> => db as never
