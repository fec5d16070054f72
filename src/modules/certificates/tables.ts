import type { Generated } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { ExamLevel, Level } from '#modules/certificates/domain/level.ts'
import type { Verification } from '#modules/certificates/domain/qualification.ts'
import type { Kind, Stage } from '#modules/certificates/domain/registration.ts'

/** Rows of the schema `certificates` that are written by name, as PostgreSQL gives them. Days are text. */
export interface CertificatesTables {
  'certificates.qualification': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    level: Level
    number: string | null
    number_hash: Buffer | null
    passed_on: string
    issued_on: string | null
    ticket_until: string | null
    reviewed_on: string | null
    verification: Verification
    verified_at: Date | null
    verified_by: string | null
    feedback: string | null
    answer: string | null
    source: 'entered' | 'exam' | 'listed'
    listed_on: string | null
    list_id: string | null
    campaign_id: string | null
    recorded_at: Date
  }
  'certificates.registration': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    qualification_id: string
    kind: Kind
    stage: Stage
    workplace: string
    duty: string
    late_reason: string | null
    conditions: object | null
    pack_version: string
    submitted_at: Date | null
    first_checked_at: Date | null
    first_checked_by: string | null
    final_checked_at: Date | null
    final_checked_by: string | null
    reason: string | null
    from_on: string | null
    until_on: string | null
    cancelled_on: string | null
    cancelled_reason: string | null
    source: Generated<'applied' | 'listed'>
    listed_on: string | null
    list_id: string | null
    recorded_at: Date
  }
  'certificates.campaign': {
    id: string
    version: Generated<number>
    year: number
    region_code: string
    title: string
    cut_off_on: string
    sign_up_from: string
    sign_up_until: string
    exam_on: string
    results_on: string | null
    results_imported_at: Date | null
    made_by: string
    made_at: Date
  }
  'certificates.sign_up': {
    id: string
    version: Generated<number>
    campaign_id: string
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    level: ExamLevel
    subjects: string[]
    eligibility: 'met' | 'unmet' | 'unknown'
    pack_version: string
    signed_on: string
    signed_by: string
    withdrawn_on: string | null
    sat: boolean | null
    passed: boolean | null
    escort_id: string | null
    recorded_at: Date
  }
  'certificates.question': {
    id: string
    version: Generated<number>
    region_code: string
    level: ExamLevel
    subject: string
    kind: 'single' | 'multiple'
    point: string
    stem: string
    options: string[]
    answer: string[]
    explanation: Generated<string>
    retired_on: string | null
    made_at: Date
    made_by: string
  }
}

/** The database as this module names it. */
export const certificates = (db: Db<never> | Db): Db<CertificatesTables> => db as never
