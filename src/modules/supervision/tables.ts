import type { Generated } from 'kysely'
import type { Db } from '#kernel/database.ts'

export type SessionKind = 'individual' | 'group'
export type NoteKind = 'goals' | 'issues' | 'advice' | 'individual' | 'emotional' | 'action' | 'feedback'

/** Rows of the schema `supervision`, as PostgreSQL gives them. */
export interface SupervisionTables {
  'supervision.supervisor': {
    id: string
    version: Generated<number>
    person_id: string
    region_code: string
    organisation_id: string | null
    kind: string
    rank: string
    from_on: string
    until_on: string | null
    entry_reason: string
    left_on: string | null
    exit_reason: string | null
    exit_note: string | null
    practising_since: string | null
    made_at: Date
  }
  'supervision.rank_step': { supervisor_id: string; from_on: string; rank: string; reason: string; person_id: string; region_code: string; organisation_id: string | null; at: Date }
  'supervision.agreement': {
    id: string
    version: Generated<number>
    supervisor_id: string
    supervisor_person_id: string
    from_on: string
    until_on: string | null
    every_days: number | null
    made_at: Date
  }
  'supervision.agreement_member': {
    agreement_id: string
    person_id: string
    supervisor_person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    from_on: string
    until_on: string | null
    end_reason: string | null
  }
  'supervision.session_member': {
    session_id: string
    person_id: string
    agreement_id: string
    supervisor_person_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    kind: SessionKind
    held_on: string
    minutes: number
    mode: string
    functions: string[]
    signed_at: Date | null
    withdrawn: Generated<boolean>
  }
  'supervision.duty': {
    person_id: string
    code: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    functions: string[]
    every_days: number
    since_on: string
    last_on: string | null
    due_on: string
    missing: Generated<string[]>
    looked_at: Date
  }
  'supervision.session': {
    id: string
    agreement_id: string
    supervisor_person_id: string
    participants: string[]
    shared_with: Generated<string[]>
    kind: SessionKind
    held_on: string
    starts_at: string
    minutes: number
    mode: string
    functions: string[]
    recorded_at: Date
    withdrawn_at: Date | null
    pack_version: string
  }
  'supervision.note': {
    id: string
    agreement_id: string
    session_id: string | null
    kind: NoteKind
    about_person_id: string | null
    author_person_id: string
    readers: string[]
    text_sealed: Buffer
    written_at: Date
  }
  'supervision.action': { id: string; session_id: string; note_id: string; owner_person_id: string; readers: string[]; due_on: string; done_on: string | null }
  'supervision.plan': {
    id: string
    agreement_id: string
    participants: string[]
    planned_on: string
    starts_at: string
    minutes: number
    mode: string
    cancelled_at: Date | null
    session_id: string | null
    made_at: Date
  }
}

/** The database as this module names it. */
export const supervision = (db: Db<never> | Db): Db<SupervisionTables> => db as never
