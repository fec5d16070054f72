import type { Generated, GeneratedAlways } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { RiskClass } from '#modules/services/domain/due-visits.ts'
import type { Method } from '#modules/services/domain/record.ts'
import type { Residence } from '#modules/services/domain/residence.ts'
import type { VisitMode, VisitOutcome } from '#modules/services/domain/visit.ts'

/** Rows of the schema `services`, as PostgreSQL gives them. Days are text; `…_sealed` opens with the vault only. */
export interface ServicesTables {
  'services.household': { id: string; region_code: string; station_id: string; worker_id: string | null; made_on: string }
  'services.client': {
    id: string
    ordinal: GeneratedAlways<number>
    version: Generated<number>
    region_code: string
    registered_region_code: string | null
    residence: Residence
    household_id: string | null
    station_id: string
    worker_id: string | null
    name: string
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
    address_sealed: Buffer | null
    categories: string[]
    risk_class: RiskClass
    priority: boolean
    last_met_on: string | null
    due_on: string | null
    registered_on: string
    closed_on: string | null
    changed_at: Date
    changed_tx: Generated<string>
  }
  'services.case_file': {
    id: string
    version: Generated<number>
    region_code: string
    station_id: string
    worker_id: string
    client_id: string
    problem: string
    opened_on: string
    closed_on: string | null
    result: string | null
    recorded_at: Date
  }
  'services.service_group': {
    id: string
    version: Generated<number>
    region_code: string
    station_id: string
    worker_id: string
    title: string
    aim: string
    starts_on: string
    planned_sessions: number
    recorded_at: Date
  }
  'services.service_record': {
    id: string
    version: Generated<number>
    method: Method
    client_id: string | null
    group_id: string | null
    case_id: string | null
    title: string | null
    region_code: string
    county_code: GeneratedAlways<string>
    station_id: string
    agency_id: string | null
    worker_id: string
    held_on: string
    /** 'HH:MM:SS'. */
    started_at: string | null
    minutes: number
    service_codes: string[]
    mode: VisitMode
    outcome: VisitOutcome
    unnamed_participants: number
    person_times: number
    note: string
    recorded_at: Date
    recorded_on: string
    late: boolean
    device_at: Date | null
    withdrawn: Generated<boolean>
    pack_version: string
  }
  'services.attendance': {
    record_id: string
    client_id: string
    region_code: string
    station_id: string
    worker_id: string
    held_on: string
    withdrawn: Generated<boolean>
  }
  'services.photograph': {
    id: string
    record_id: string | null
    region_code: string
    station_id: string
    worker_id: string
    kind: 'jpeg' | 'png' | 'webp'
    bytes: number
    digest: Buffer
    at: Date
    withdrawn: Generated<boolean>
  }
  'services.record_revision': {
    record_id: string
    version: number
    region_code: string
    station_id: string
    worker_id: string
    at: Date
    account_id: string
    person_id: string
    act: 'corrected' | 'withdrawn'
    reason: string
    before: unknown
  }
}

/** The database as this module names it. */
export const services = (db: Db<never> | Db): Db<ServicesTables> => db as never
