import type { Handler } from '#kernel/http.ts'
import { literally } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { levels } from '#modules/organisations/store.ts'

interface Row {
  code: string
  name: string
  level: number
  children: number
  sites: number
}

/** The regions directly below one, a page at a time, with what lies in each. */
export const regionChildren: Handler<typeof contract.regionChildren> = async (
  { query, today },
  { code, search, size, after },
) => {
  const cursor = readCursor(after, 1)
  const among = `parent_code = $1 and (valid_until is null or valid_until > $2) and ($3::text is null or name like '%' || $3 || '%')`
  const values = [code, today, (search && literally(search)) || null]
  const [counted] = await query<{ total: number }>(
    `select count(*) as total from organisations.region where ${among}`,
    values,
  )
  const found = await query<Row>(
    `with page as (select code, name, level, left(code, (array[2, 4, 6, 9, 12])[level]) as prefix from organisations.region where ${among} and code > $4 order by code limit $5)
     select code, name, level,
            (select count(*) from organisations.region below where below.parent_code = page.code and (below.valid_until is null or below.valid_until > $2)) as children,
            (select count(*) from organisations.organisation site
              where site.region_code >= page.prefix and site.region_code < page.prefix || ':'
                and site.tier is not null and (site.closed_on is null or site.closed_on > $2)) as sites
       from page order by code`,
    [...values, cursor ? String(cursor[0]) : '', size + 1],
  )
  const rows = found.slice(0, size)
  return {
    rows: rows.map((row) => ({ ...row, level: levels[row.level - 1]! })),
    total: counted!.total,
    totalIsExact: true,
    next: found.length > size ? cursorOf([rows.at(-1)!.code]) : null,
  }
}
