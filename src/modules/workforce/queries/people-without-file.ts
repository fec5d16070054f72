import type { Handler } from '#kernel/http.ts'
import { peopleWithoutFile as withoutFile, namesIn } from '#modules/identity/public.ts'
import type * as contract from '#modules/workforce/contract.ts'

export const peopleWithoutFile: Handler<typeof contract.peopleWithoutFile> = async ({ db, query }, { size }) => {
  const rows = await withoutFile(query, size)
  const { organisations, regions } = await namesIn({ db, query }, rows, {
    organisations: (row) => row.organisationId,
    regions: (row) => row.regionCode,
  })
  return {
    rows: rows.map((row) => ({
      ...row,
      organisationName: row.organisationId && (organisations.get(row.organisationId) ?? null),
      regionName: regions.get(row.regionCode) ?? row.regionCode,
    })),
  }
}
