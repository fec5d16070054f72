import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/assessment/contract.ts'
import type { Stage } from '#modules/assessment/domain/round.ts'

interface Stored {
  id: string
  title: string
  year: number
  region_code: string
  stage: Stage
  opened_on: string
  sealed_on: string | null
  version: number
  people: number
  exempt: number
}

const columns = `r.id, r.title, r.year, r.region_code, r.stage, r.opened_on, r.sealed_on, r.version,
  (select count(*) from assessment.participant p where p.round_id = r.id) as people,
  (select count(*) from assessment.participant p where p.round_id = r.id and p.exempt_code is not null) as exempt`

/** Rounds as lists show them, with the people the reader sees. */
export async function roundRows({ db }: Pick<Context, 'db'>, rows: Stored[]) {
  const regions = await regionNames(
    db,
    rows.map((row) => row.region_code),
  )
  return rows.map((row) => ({
    roundId: row.id,
    title: row.title,
    year: row.year,
    regionCode: row.region_code,
    regionName: regions.get(row.region_code) ?? row.region_code,
    stage: row.stage,
    people: row.people,
    exempt: row.exempt,
    openedOn: row.opened_on,
    sealedOn: row.sealed_on,
    version: row.version,
  }))
}

export const storedRound = async ({ query }: Pick<Context, 'query'>, roundId: string): Promise<Stored[]> =>
  query<Stored>(`select ${columns} from assessment.round r where r.id = $1`, [roundId])

/** Rounds within reach, the latest year first. */
export const rounds: Handler<typeof contract.rounds> = async (context, { size, after, stage }) => {
  const { query } = context
  const [year, id] = readCursor(after, 2) ?? [9999, 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  const [rows, [counted]] = await Promise.all([
    query<Stored>(
      `select ${columns} from assessment.round r where ($3::text is null or r.stage = $3) and (r.year, r.id) < ($1::int, $2::uuid) order by r.year desc, r.id desc limit $4`,
      [year, id, stage ?? null, size + 1],
    ),
    query<{ count: number }>('select count(*) from assessment.round where $1::text is null or stage = $1', [
      stage ?? null,
    ]),
  ])
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    rows: await roundRows(context, page),
    total: counted!.count,
    totalIsExact: true,
    next: rows.length > size && last ? cursorOf([last.year, last.id]) : null,
  }
}
