import type { Generated, GeneratedAlways, Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Outcome } from '#kernel/packs/decide.ts'
import type { KeptFacts, Ranked, RoundRules, Ruling, Stated } from '#modules/selection/kept.ts'

export type RoundStage =
  | 'open'
  | 'screening'
  | 'reviewing'
  | 'ranking'
  | 'sealed'
  | 'notice'
  | 'confirmed'
  | 'cancelled'
export type EntryStage = 'draft' | 'submitted' | 'sent-back' | 'received' | 'admitted' | 'refused' | 'withdrawn'

/** Rows of the schema `selection`, as PostgreSQL gives them. */
export interface SelectionTables {
  'selection.round': {
    id: string
    version: Generated<number>
    region_code: string
    organisation_id: string | null
    place: string
    code: string
    title: string
    rules: RoundRules
    pack_version: string
    adopted_because: Generated<string>
    opened_on: string
    entries_last_on: string
    stage: Generated<RoundStage>
    cancelled_because: Generated<string>
    opened_by: string
    opened_at: Date
  }
  'selection.entry': {
    id: string
    version: Generated<number>
    round_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_id: string | null
    title: string | null
    track: string | null
    facts: Generated<KeptFacts>
    stated: Generated<Stated>
    outcome: Outcome | null
    preferred: Generated<string[]>
    stage: Generated<EntryStage>
    step: Generated<number>
    created_by: string
    created_at: Date
    submitted_at: Date | null
    answer_by: string | null
  }
  'selection.entry_act': {
    id: string
    seq: GeneratedAlways<number>
    entry_id: string
    round_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_id: string | null
    kind: 'submitted' | 'recommended' | 'sent-back' | 'not-recommended' | 'admitted' | 'refused' | 'asked' | 'withdrawn' | 'moved'
    step: number | null
    place_order: number | null
    clauses: Generated<string[]>
    reason: Generated<string>
    acted_by: string
    acted_at: Date
    decisions: Generated<Ruling[]>
    instead: Generated<boolean>
  }
  'selection.entry_evidence': {
    entry_id: string
    evidence_id: string
    region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_id: string | null
    about: Generated<string>
    added_at: Date
  }
  'selection.sealed_list': {
    round_id: string
    region_code: string
    reading: unknown
    reason: string
    inputs: unknown
    list: Ranked[]
    digest: string
    sealed_by: string
    sealed_at: Date
    opened_at: Date | null
  }
}

export type RoundRow = Selectable<SelectionTables['selection.round']>
export type EntryRow = Selectable<SelectionTables['selection.entry']>

/** The database as this module names it. */
export const selection = (db: Db<never> | Db): Db<SelectionTables> => db as never
