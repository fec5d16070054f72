import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { CooperationKind } from '#modules/development/domain/cooperation.ts'

/** Rows as PostgreSQL gives them, and how one within reach is locked. */

export interface MemberRow {
  id: string
  version: number
  region_code: string
  organisation_id: string | null
  person_id: string | null
  outside_name: string | null
  outside_institution: string | null
  pool: string
  stage: 'nominated' | 'member' | 'declined' | 'left'
  reason: string
  outcome: 'met' | 'unmet' | 'unknown'
  preferred: number
  decision_note: string | null
  from_on: string | null
  until_on: string | null
  left_on: string | null
  left_reason: string | null
}

export interface ApplicationRow {
  id: string
  version: number
  person_id: string
  region_code: string
  organisation_id: string
  entitlement: string
  period: string
  stage: 'applied' | 'approved' | 'declined' | 'paid'
  outcome: 'met' | 'unknown'
  facts: Record<string, never>
  amount_fen: number | null
  note: string
  applied_at: Date
  decided_by: string | null
  decision_note: string | null
  paid_on: string | null
}

export interface CooperationRow {
  id: string
  version: number
  region_code: string
  kind: CooperationKind
  title: string
  partner: string
  under_id: string | null
  under_title: string | null
  person_id: string | null
  from_on: string
  until_on: string | null
  hours_minutes: number | null
  grade: string | null
  note: string
}

/** A row within reach, locked until the end of the transaction and still as the reader saw it. */
export async function lockAsSeen<Row extends { version: number }>(
  { query }: Pick<Context, 'query'>,
  table: string,
  id: string,
  basedOnVersion: number,
): Promise<Row> {
  const [row] = await query<Row>(`select * from development.${table} where id = $1 for update`, [id])
  if (!row) return refuseNow('kernel/not-found')
  if (row.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  return row
}

/** Leaves with a refusal at one field. */
export function refuseAt(field: string, code: string, params?: Record<string, string | number>): never {
  return refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code, ...(params && { params }) }])
}
