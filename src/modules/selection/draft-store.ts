import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { DraftPlace } from '#modules/selection/draft-rules.ts'
import { type DraftRow, selection } from '#modules/selection/tables.ts'

export async function findDraft({ db }: Pick<Context, 'db'>, id: string, lock = false): Promise<DraftRow> {
  const row = await selection(db)
    .selectFrom('selection.draft')
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (one) => one.forUpdate())
    .executeTakeFirst()
  return row ?? refuseNow('kernel/not-found')
}

export const placeOf = ({ place, code, region_code }: DraftRow, regionName: string | undefined): DraftPlace => ({
  place,
  code,
  regionCode: region_code as RegionCode,
  regionName: regionName ?? region_code,
})

/** The query of a call, as what reads packs asks for it. */
export const rowsOf = (query: Context['query']) => ({
  query: async (text: string, values?: unknown[]) => ({ rows: await query<object>(text, values) }),
})
