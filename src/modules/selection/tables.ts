import type { Generated, GeneratedAlways, Selectable } from 'kysely'
import type { DaysLimit } from '#kernel/calendar.ts'
import type { Db } from '#kernel/database.ts'
import type { Basis, Outcome } from '#kernel/packs/decide.ts'
import type { DeliveredParts, KeptFacts, Ranked, RoundRules, Ruling, Shown, Stated } from '#modules/selection/kept.ts'

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

export type NoticeActKind =
  | 'published'
  | 'extended'
  | 'objected'
  | 'looked-into'
  | 'upheld'
  | 'dismissed'
  | 'moved-up'
  | 'confirmed'

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
  'selection.draft': {
    id: string
    version: Generated<number>
    region_code: string
    place: string
    code: string
    text: string
    cases: Generated<string>
    based_on: Generated<string>
    stage: Generated<'draft' | 'submitted' | 'sent-back' | 'issued' | 'discarded'>
    note: Generated<string>
    written_by: string
    written_at: Date
    submitted_at: Date | null
    sent_back_because: Generated<string>
    issued_by: string | null
    issued_at: Date | null
  }
  'selection.sealed_list': {
    round_id: string
    region_code: string
    reading: unknown
    reason: string
    lots_reason: Generated<string>
    inputs: unknown
    list: Ranked[]
    digest: string
    sealed_by: string
    sealed_at: Date
    opened_at: Date | null
  }
  'selection.notice': {
    round_id: string
    region_code: string
    organisation_id: string | null
    issuer: string
    lasts: DaysLimit
    basis: Basis
    shows: Shown[]
    from_on: string
    published_by: string
    published_at: Date
  }
  'selection.notice_entry': {
    entry_id: string
    round_id: string
    region_code: string
    place: number
    fields: Record<string, string>
    from_on: string
    promised_last_on: string
    last_on: string
    moved_up: Generated<boolean>
    state: Generated<'standing' | 'struck' | 'confirmed'>
    reason: Generated<string>
  }
  'selection.objection': {
    id: string
    round_id: string
    entry_id: string
    region_code: string
    named: boolean
    words_sealed: Buffer
    contact_sealed: Buffer | null
    receipt_digest: Buffer
    receipt_sealed: Buffer
    stage: Generated<'open' | 'upheld' | 'dismissed'>
    answer: Generated<string>
    received_at: Date
    answered_by: string | null
    answered_at: Date | null
  }
  'selection.objection_file': {
    id: string
    objection_id: string
    region_code: string
    kind: 'jpeg' | 'png' | 'webp' | 'pdf'
    bytes: number
  }
  'selection.notice_act': {
    id: string
    seq: GeneratedAlways<number>
    round_id: string
    entry_id: string | null
    region_code: string
    kind: NoticeActKind
    reason: Generated<string>
    was_on: string | null
    is_on: string | null
    acted_by: string | null
    acted_at: Date
  }
  'selection.title': {
    id: string
    version: Generated<number>
    round_id: string
    entry_id: string
    region_code: string
    holder_region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_id: string | null
    place: string
    code: string
    track: string | null
    award: string
    name_masked: string
    issuer: string
    stage: 'training' | 'held' | 'never'
    decided_on: string
    document_number: Generated<string>
    from_on: string | null
    until_on: string | null
    check_code: string | null
    withdrawn_on: string | null
  }
  'selection.delivery': {
    title_id: string
    version: Generated<number>
    region_code: string
    holder_region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_id: string | null
    stage: Generated<'draft' | 'reported' | 'sent-back' | 'accepted'>
    parts: Generated<DeliveredParts>
    said: Generated<string>
    reported_by: string
    reported_at: Date
    accepted_on: string | null
  }
  'selection.delivery_act': {
    id: string
    seq: GeneratedAlways<number>
    title_id: string
    region_code: string
    holder_region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_id: string | null
    kind: 'reported' | 'sent-back' | 'accepted'
    clauses: Generated<string[]>
    reason: Generated<string>
    acted_by: string
    acted_at: Date
  }
  'selection.title_fact': {
    id: string
    title_id: string
    region_code: string
    holder_region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_id: string | null
    /** Whose verdict it carries out, where a grade ends the title. */
    grade_id: string | null
    code: string
    happened_on: string
    reason: string
    stage: 'reported' | 'verified' | 'in-force' | 'dismissed' | 'reversed'
    reported_by: string
    reported_at: Date
    verified_by: string | null
    verified_body: string | null
    verified_words: Generated<string>
    verified_at: Date | null
    approved_by: string | null
    approved_body: string | null
    approved_words: Generated<string>
    approved_at: Date | null
  }
  'selection.title_grade': {
    id: string
    title_id: string
    region_code: string
    holder_region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_id: string | null
    year: number
    code: string
    points: Generated<Record<string, number>>
    score: number | null
    reason: string
    graded_on: string
    graded_by: string
    graded_at: Date
    reversed: Generated<boolean>
  }
  'selection.appeal': {
    id: string
    title_id: string
    region_code: string
    holder_region_code: string
    organisation_id: string | null
    employer_id: string | null
    person_id: string | null
    fact_id: string | null
    grade_id: string | null
    words: string
    made_by: string
    made_at: Date
    stage: Generated<'open' | 'upheld' | 'dismissed'>
    answer: Generated<string>
    answered_by: string | null
    answered_at: Date | null
  }
  'selection.bank_account': {
    person_id: string
    region_code: string
    bank: string
    number_sealed: Buffer
    number_masked: string
    changed_at: Date
  }
  'selection.organisation_account': {
    organisation_id: string
    region_code: string
    bank: string
    number_sealed: Buffer
    number_masked: string
    changed_by: string
    changed_at: Date
  }
  'selection.pay_run': {
    id: string
    version: Generated<number>
    region_code: string
    organisation_id: string | null
    place: string
    code: string
    until_on: string
    stage: Generated<'proposed' | 'approved' | 'sent' | 'closed' | 'dropped'>
    proposed_by: string
    proposed_at: Date
    approved_by: string | null
    approved_at: Date | null
    sent_at: Date | null
    closed_at: Date | null
  }
  'selection.pay_line': {
    id: string
    run_id: string
    place: number
    title_id: string
    region_code: string
    person_id: string | null
    organisation_id: string | null
    spans: unknown
    due_fen: number
    before_fen: number
    amount_fen: number
    stage: Generated<'proposed' | 'sent' | 'paid' | 'failed' | 'owed' | 'repaid' | 'carried'>
    tries: Generated<number>
    failure: Generated<string>
    settled_on: string | null
  }
}

export type TitleRow = Selectable<SelectionTables['selection.title']>
export type DeliveryRow = Selectable<SelectionTables['selection.delivery']>
export type DraftRow = Selectable<SelectionTables['selection.draft']>
export type RoundRow = Selectable<SelectionTables['selection.round']>
export type EntryRow = Selectable<SelectionTables['selection.entry']>

/** The database as this module names it. */
export const selection = (db: Db<never> | Db): Db<SelectionTables> => db as never
