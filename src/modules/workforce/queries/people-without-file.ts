import type { Handler } from '#kernel/http.ts'
import { peopleWithoutFile as withoutFile } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract.ts'

export const peopleWithoutFile: Handler<typeof contract.peopleWithoutFile> = async ({ db, query }, { size }) => {
  const rows = await withoutFile(query, size)
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
      ...row,
      organisationName: row.organisationId && (organisations.get(row.organisationId) ?? null),
      regionName: regions.get(row.regionCode) ?? row.regionCode,
    })),
  }
}
