import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { namesIn } from '#modules/identity/public.ts'
import { allOf, asTotal, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { maskIdentityNumber } from '#kernel/vault/mask.ts'
import type * as contract from '#modules/workforce/contract-moves.ts'

interface Side {
  personId: string
  name: string
  organisationId: string | null
  last4: string | null
}

interface Row {
  id: string
  version: number
  reason: string
  state: 'asked' | 'done' | 'returned'
  asked_by: string
  asked_at: Date
  decided_by: string | null
  decided_at: Date | null
  answer: string | null
  kept: Side
  gone: Side
}

/** Files that are, or may be, of one person, the latest asked first. */
export const merges: Handler<typeof contract.merges> = async ({ db, query, actor }, { state, size, after }) => {
  const conditions = [state === 'open' ? sql`m.state = 'asked'` : sql`m.state <> 'asked'`]
  const [at, id] = readCursor(after, 2) ?? []
  const rest = isUuid(id) ? [sql`(m.asked_at, m.id) < (${String(at)}::timestamptz, ${id})`] : []
  const side = (table: string) =>
    sql`jsonb_build_object('personId', ${sql.ref(`${table}.person_id`)}, 'name', ${sql.ref(`${table}.name`)}, 'organisationId', ${sql.ref(`${table}.organisation_id`)}, 'last4', ${sql.ref(`${table}.identity_number_last4`)})`
  const [found, counted] = await Promise.all([
    sql<Row>`
      select m.id, m.version, m.reason, m.state, m.asked_by, m.asked_at, m.decided_by, m.decided_at, m.answer, ${side('k')} as kept, ${side('g')} as gone
        from workforce.merge m join workforce.worker k on k.person_id = m.person_id join workforce.worker g on g.person_id = m.gone_person_id
       where ${allOf([...conditions, ...rest])} order by m.asked_at desc, m.id desc limit ${size + 1}`.execute(db),
    sql<{
      count: number
    }>`select count(*) from (select from workforce.merge m where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = found.rows.slice(0, size)
  const { people: names, organisations } = await namesIn({ db, query }, rows, {
    people: (row) => [row.asked_by, row.decided_by],
    organisations: (row) => [row.kept.organisationId, row.gone.organisationId].filter((one) => one !== null),
  })
  const shown = ({ personId, name, organisationId, last4 }: Side) => ({
    personId,
    name,
    organisationName: organisationId && (organisations.get(organisationId) ?? null),
    numberMasked: last4 && maskIdentityNumber(last4),
  })
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => ({
      mergeId: row.id,
      version: row.version,
      kept: shown(row.kept),
      gone: shown(row.gone),
      reason: row.reason,
      state: row.state,
      askedBy: names.get(row.asked_by) ?? '',
      askedAt: row.asked_at.toISOString(),
      decidedBy: row.decided_by && (names.get(row.decided_by) ?? null),
      decidedAt: row.decided_at?.toISOString() ?? null,
      answer: row.answer,
      mayDecide: row.state === 'asked' && row.asked_by !== actor.personId,
    })),
    ...asTotal(counted.rows[0]!.count),
    next: found.rows.length > size && last ? cursorOf([last.asked_at.toISOString(), last.id]) : null,
  }
}
