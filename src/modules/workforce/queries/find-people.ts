import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { allOf } from '#kernel/list.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { isWide, namedLike, placeConditions } from '#modules/workforce/queries/narrow.ts'

const shown = 20

/** Active people within reach, for a form's choice of a person. */
export const findPeople: Handler<typeof contract.findPeople> = async ({ db, actor }, { search, organisationId }) => {
  const place = { organisationId }
  const conditions = [
    sql`w.status = 'active'`,
    ...placeConditions(actor, place),
    ...(search ? [namedLike(search, isWide(actor, place))] : []),
  ]
  const { rows } = await sql<{ personId: string; name: string; regionCode: string; organisationId: string | null }>`
    select w.person_id as "personId", w.name, w.region_code as "regionCode", w.organisation_id as "organisationId"
      from workforce.worker w where ${allOf(conditions)} order by ${isWide(actor, place) ? sql`w.person_id` : sql`w.pinyin, w.person_id`} limit ${shown}`.execute(
    db,
  )
  const [organisations, regions] = await Promise.all([
    organisationNames(
      db,
      rows.flatMap((row) => row.organisationId ?? []),
    ),
    regionNames(
      db,
      rows.map((row) => row.regionCode),
    ),
  ])
  return {
    rows: rows.map((row) => ({
      personId: row.personId,
      name: row.name,
      organisationName: row.organisationId && (organisations.get(row.organisationId) ?? null),
      regionName: regions.get(row.regionCode) ?? row.regionCode,
    })),
  }
}
