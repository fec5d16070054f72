import { type Selectable, sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { namesIn } from '#modules/identity/public.ts'
import { allOf, asTotal, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { reachesFrom, reachesTo } from '#modules/workforce/commands/transfer-worker.ts'
import type * as contract from '#modules/workforce/contract-moves.ts'
import type { WorkforceTables } from '#modules/workforce/tables.ts'

type TransferRow = Selectable<WorkforceTables['workforce.transfer']>

/** Transfers that this place sends or is to receive, the latest first. */
export const transfers: Handler<typeof contract.transfers> = async (context, { state, size, after }) => {
  const { db, query, actor } = context
  const conditions = [state === 'open' ? sql`t.state = 'released'` : sql`t.state <> 'released'`]
  const [at, id] = readCursor(after, 2) ?? []
  const rest = isUuid(id) ? [sql`(t.released_at, t.id) < (${String(at)}::timestamptz, ${id})`] : []
  const [found, counted] = await Promise.all([
    sql<TransferRow>`select t.* from workforce.transfer t where ${allOf([...conditions, ...rest])} order by t.released_at desc, t.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from workforce.transfer t where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = found.rows.slice(0, size)
  const counties = (code: string) => `${code.slice(0, 6)}000000`
  const { people: names, regions } = await namesIn({ db, query }, rows, {
    people: (row) => [row.released_by, row.decided_by],
    regions: (row) => [counties(row.region_code), row.to_region_code],
  })
  const region = (code: string) => regions.get(code) ?? code
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => {
      const isOpen = row.state === 'released'
      const [receives, sends] = [reachesTo(context, row), reachesFrom(context, row)]
      return {
        transferId: row.id,
        version: row.version,
        personId: row.person_id,
        personName: row.person_name,
        fromRegionName: region(counties(row.region_code)),
        toRegionName: region(row.to_region_code),
        toRegionCode: row.to_region_code,
        otherProvince: row.region_code.slice(0, 2) !== row.to_region_code.slice(0, 2),
        reason: row.reason,
        consentedOn: row.consented_on,
        state: row.state,
        releasedBy: names.get(row.released_by) ?? '',
        releasedAt: row.released_at.toISOString(),
        decidedBy: row.decided_by && (names.get(row.decided_by) ?? null),
        decidedAt: row.decided_at?.toISOString() ?? null,
        answer: row.answer,
        countsYears: row.counts_years,
        may: {
          accept: isOpen && receives && row.released_by !== actor.personId,
          return: isOpen && receives && !sends,
          withdraw: isOpen && sends,
        },
      }
    }),
    ...asTotal(counted.rows[0]!.count),
    next: found.rows.length > size && last ? cursorOf([last.released_at.toISOString(), last.id]) : null,
  }
}
