import type { Generated } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** Rows of the schema `identity`, as PostgreSQL gives them. */
export interface IdentityTables {
  'identity.person': { id: string; ordinal: Generated<number>; name: string; region_code: string; organisation_id: string | null; version: Generated<number>; has_file: Generated<boolean> }
  'identity.account': {
    id: string
    person_id: string
    username: string
    password_hash: string
    password_must_change: Generated<boolean>
    failures: Generated<number>
    locked_until: Date | null
    closed_at: Date | null
    language: Generated<'zh' | 'en'>
    region_code: string
    organisation_id: string | null
    last_seen_at: Date | null
    version: Generated<number>
  }
  'identity.role': { role: string; name_zh: string; name_en: string; jurisdiction_kind: 'region' | 'organisation' | 'own' }
  'identity.role_permission': { role: string; permission: string }
  'identity.role_grant': {
    id: string
    account_id: string
    role: string
    region_code: string
    organisation_id: string | null
    from_on: string
    until_on: string | null
    granted_by: string | null
    granted_at: Date
  }
  'identity.session': {
    id: string
    account_id: string
    token_digest: Buffer
    grant_id: string
    device: string
    started_at: Date
    last_seen_at: Date
    ended_at: Date | null
    ended_with_post: Generated<boolean>
  }
}

/** The database as this module names it. */
export const identity = (db: Db<never> | Db): Db<IdentityTables> => db as never
