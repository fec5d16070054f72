import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/development/contract.ts'
import { poolsOf } from '#modules/development/rules.ts'

interface ForumRow {
  id: string
  pool: string
  title: string
  held_on: string
  attended: number
}

interface ProposalRow {
  id: string
  version: number
  forum_id: string
  text: string
  state: 'proposed' | 'studied' | 'adopted' | 'declined'
  owner_name: string | null
  due_on: string | null
  outcome: string | null
}

/** Forums, the latest first, with what was proposed and what became of it. */
export const forums: Handler<typeof contract.forums> = async (
  { house, query, actor, today },
  { size, after, pool },
) => {
  const [heldOn, id] = readCursor(after, 2) ?? ['9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  const [found, [counted]] = await Promise.all([
    query<ForumRow>(
      'select * from development.forum where ($1::text is null or pool = $1) and (held_on, id) < ($2::date, $3::uuid) order by held_on desc, id desc limit $4',
      [pool ?? null, heldOn, id, size + 1],
    ),
    query<{ count: number }>('select count(*) from development.forum where $1::text is null or pool = $1', [
      pool ?? null,
    ]),
  ])
  const rows = found.slice(0, size)
  const proposals = await query<ProposalRow>(
    'select * from development.proposal where forum_id = any ($1::uuid[]) order by id',
    [rows.map((row) => row.id)],
  )
  const { pools } = poolsOf(house.packs, actor.homeRegionCode, today).value
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => ({
      forumId: row.id,
      pool: row.pool,
      poolName: pools.find((one) => one.code === row.pool)?.name ?? { zh: row.pool, en: row.pool },
      title: row.title,
      heldOn: row.held_on,
      attended: row.attended,
      proposals: proposals
        .filter((one) => one.forum_id === row.id)
        .map((one) => ({
          proposalId: one.id,
          text: one.text,
          state: one.state,
          ownerName: one.owner_name,
          dueOn: one.due_on,
          overdue: one.state === 'studied' && one.due_on !== null && one.due_on < today,
          outcome: one.outcome,
          version: one.version,
        })),
    })),
    total: counted!.count,
    totalIsExact: true,
    next: found.length > size && last ? cursorOf([last.held_on, last.id]) : null,
  }
}
