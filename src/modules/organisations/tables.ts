import type { Generated } from 'kysely'
import type { Db } from '#kernel/database.ts'

export type Relation = 'host' | 'covers' | 'operator' | 'employer' | 'guiding-authority' | 'purchasing-authority' | 'supervising-authority'

/** Rows of the schema `organisations`, as PostgreSQL gives them. */
export interface OrganisationsTables {
  'organisations.region': {
    code: string
    name: string
    level: number
    parent_code: string | null
    short_name: string
    short_length: Generated<number>
    pinyin: string
    short_pinyin: string
    initials: string
    short_initials: string
    valid_from: string | null
    valid_until: string | null
    source: string
  }
  'organisations.region_change': {
    id: string
    kind: 'rename' | 'merge' | 'split' | 'recode'
    from_code: string
    to_code: string
    from_name: string
    to_name: string
    changed_on: string
    basis: string
    recorded_at: Date
  }
  'organisations.organisation': {
    id: string
    name: string
    short_name: string
    pinyin: string
    initials: string
    kind: string
    tier: number | null
    region_code: string
    opened_on: string
    closed_on: string | null
    credit_code: string | null
    version: Generated<number>
  }
  'organisations.organisation_link': {
    id: string
    organisation_id: string
    relation: Relation
    to_organisation_id: string | null
    to_region_code: string | null
    to_name: string
    from_on: string
    until_on: string | null
    basis: Generated<string>
    region_code: string
  }
}

/** The database as this module names it. */
export const organisations = (db: Db<never> | Db): Db<OrganisationsTables> => db as never
