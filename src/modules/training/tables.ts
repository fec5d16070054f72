import type { Generated } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Credit } from '#modules/training/domain/attendance.ts'
import type { EnrolmentState } from '#modules/training/domain/sign-up.ts'
import type { Question } from '#modules/training/domain/quiz.ts'

/** Rows of the schema `training`, as PostgreSQL gives them. */
export interface TrainingTables {
  'training.plan': {
    id: string
    version: Generated<number>
    year: number
    region_code: string
    organisation_id: string | null
    title: string
    aim: Generated<string>
    themes: string[]
    made_at: Date
  }
  'training.course': {
    id: string
    version: Generated<number>
    plan_id: string | null
    region_code: string
    organisation_id: string | null
    title: string
    about: Generated<string>
    form: string
    stage: string | null
    five_one: string | null
    month: number | null
    year: number
    made_at: Date
  }
  'training.session': {
    id: string
    version: Generated<number>
    course_id: string
    region_code: string
    organisation_id: string | null
    title: Generated<string>
    held_on: string
    starts_at: Date
    ends_at: Date
    place: string
    teacher: Generated<string>
    capacity: number
    sign_up_until: Date
    credits: Credit[]
    secret_sealed: Buffer
    called_off_at: Date | null
    call_off_reason: string | null
  }
  'training.lesson': {
    id: string
    version: Generated<number>
    course_id: string
    region_code: string
    organisation_id: string | null
    title: string
    position: number
    kind: 'link' | 'text' | 'file'
    link: string | null
    body: Generated<string>
    file_bytes: number | null
    category: string
    minutes: number
    quiz: Generated<Question[]>
  }
  'training.trainee': { person_id: string; region_code: string; organisation_id: string | null; employer_id: string | null }
  'training.enrolment': {
    session_id: string
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    state: EnrolmentState
    queued_at: Date
    signed_up_by: string
    moved_up_at: Date | null
  }
  'training.attendance': {
    session_id: string
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    checked_in_at: Date | null
    checked_in_by: 'code' | 'hand' | null
    checked_out_at: Date | null
    checked_out_by: 'code' | 'hand' | null
    reason: string | null
    marked_by: string | null
    credited_minutes: number | null
  }
  'training.lesson_progress': {
    lesson_id: string
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    opened_at: Date
    seen_at: Date
    seen_seconds: Generated<number>
    tries: Generated<number>
    best: number | null
    completed_on: string | null
  }
  'training.hours': {
    id: string
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    earned_on: string
    minutes: number
    category: string
    source: string
    title: string
    course_id: string | null
    session_id: string | null
    lesson_id: string | null
    study: string | null
    reverses: string | null
    reason: string | null
    posted_at: Date
    posted_by: string
    pack_version: string
  }
  'training.transcript': {
    id: string
    code: string
    person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    name_masked: string
    from_on: string
    until_on: string
    minutes: number
    lines: string[]
    issuer: string
    issued_at: Date
    issued_by: string
    pack_version: string
    withdrawn_on: string | null
    withdrawal_reason: string | null
  }
}

/** The database as this module names it. */
export const training = (db: Db<never> | Db): Db<TrainingTables> => db as never
