import type { Generated } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** Where a row about a person stands. */
interface Placed {
  person_id: string
  region_code: string
  organisation_id: string
  /** Who pays. */
  employer_id: string
}

/** Rows of the schema `pay`, as PostgreSQL gives them. */
export interface PayTables {
  'pay.rule': { version: string; content: unknown; kept_at: Date }
  'pay.proposal': Placed & {
    id: string
    version: Generated<number>
    effective_on: string
    periods: unknown
    was: unknown
    becomes: unknown
    reasons: unknown
    digest: string
    state: 'open' | 'confirmed' | 'refused' | 'overtaken'
    proposed_at: Date
    proposed_on: string
    decided_by: string | null
    decided_at: Date | null
    answer: string | null
  }
  'pay.grade_period': Placed & {
    id: string
    position: Generated<number>
    from_on: string
    until_on: string | null
    post: string | null
    level: number | null
    monthly_fen: number | null
    on_probation: boolean
    steps: unknown
    rule_version: string | null
    proposal_id: string
    written_at: Date
    written_by: string
  }
  'pay.unsaid': Placed & { missing: string[]; seen_on: string }
  'pay.choice': Placed & { id: string; question: string; answer: string; from_on: string; reason: string; made_by: string; made_at: Date }
  'pay.stated_fact': Placed & { id: string; fact: string; value: unknown; from_on: string; paper: string; stated_by: string; stated_at: Date }
  'pay.payroll': { id: string; region_code: string; employer_id: string; month: string; people: number; total_fen: number; locked_by: string; locked_at: Date }
  'pay.payroll_line': Placed & {
    id: string
    payroll_id: string
    month: string
    for_month: string
    kind: 'due' | 'arrears' | 'claw-back'
    code: string
    title: unknown
    post: string | null
    level: number | null
    fen: number
  }
  'pay.health_check': Placed & {
    id: string
    version: Generated<number>
    done_on: string
    place: string
    fen: number
    recorded_by: string
    recorded_at: Date
    withdrawn: Generated<boolean>
  }
  'pay.leave_request': Placed & {
    id: string
    version: Generated<number>
    kind: string
    from_on: string
    until_on: string
    days: number
    reason: Generated<string>
    state: Generated<'asked' | 'approved' | 'returned' | 'withdrawn'>
    asked_at: Date
    decided_by: string | null
    decided_at: Date | null
    answer: string | null
  }
  'pay.leave_entry': Placed & { id: string; kind: string; year: number; days: number; request_id: string; at: Date }
}

/** The database as this module names it. */
export const pay = (db: Db<never> | Db): Db<PayTables> => db as never
