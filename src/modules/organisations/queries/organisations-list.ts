import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { asTotal, countedUpTo, literally } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { branchRange } from '#kernel/region.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { kindsIn, tiersIn } from '#modules/organisations/kinds.ts'
import type { OrganisationRow } from '#modules/organisations/store.ts'
import { organisations } from '#modules/organisations/tables.ts'

/** Organisations within reach by region and name, searched by any part of the name or the beginning of its sound. */
export const organisationsList: Handler<typeof contract.organisationsList> = async (context, input) => {
  const { db, today } = context
  let matching = organisations(db).selectFrom('organisations.organisation as o')
  const search = input.search?.trim().toLowerCase()
  if (search) {
    const plain = literally(search)
    matching = matching.where((is) =>
      is.or([
        is('o.name', 'like', `%${plain}%`),
        is('o.pinyin', 'like', `${plain}%`),
        is('o.initials', 'like', `${plain}%`),
      ]),
    )
  }
  if (input.kind) matching = matching.where('o.kind', '=', input.kind)
  if (input.within) {
    const { low, high } = branchRange(input.within)
    matching = matching.where('o.region_code', '>=', low).where('o.region_code', '<', high)
  }
  if (input.state === 'open')
    matching = matching.where((is) => is.or([is('o.closed_on', 'is', null), is('o.closed_on', '>', today)]))
  if (input.state === 'closed') matching = matching.where('o.closed_on', '<=', today)
  if (input.operatorId) {
    matching = matching.where((is) =>
      is.exists(
        is
          .selectFrom('organisations.organisation_link as l')
          .whereRef('l.organisation_id', '=', 'o.id')
          .where('l.relation', '=', 'operator')
          .where('l.to_organisation_id', '=', input.operatorId!)
          .where('l.from_on', '<=', today)
          .where((open) => open.or([open('l.until_on', 'is', null), open('l.until_on', '>', today)]))
          .select(sql<number>`1`.as('one')),
      ),
    )
  }

  const { total } = await organisations(db)
    .selectFrom(
      matching
        .select('o.id')
        .limit(countedUpTo + 1)
        .as('matching'),
    )
    .select((is) => is.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const cursor = readCursor(input.after, 2)
  let page = matching
    .select('o.id')
    .orderBy('o.region_code')
    .orderBy('o.id')
    .limit(input.size + 1)
  if (cursor)
    page = page.where(sql<boolean>`(o.region_code, o.id) > (${String(cursor[0])}, ${String(cursor[1])}::uuid)`)
  const ids = (await page.execute()).map((row) => row.id)
  const rows = await shownOrganisations(context, ids.slice(0, input.size))
  const last = rows.at(-1)
  return {
    rows,
    ...asTotal(total),
    next: ids.length > input.size && last ? cursorOf([last.regionCode, last.id]) : null,
  }
}

/** Organisations as lists and pages show them, in the order of the ids, in one statement. */
export async function shownOrganisations({ house, query, today }: Context, ids: string[]) {
  const rows = await query<OrganisationRow & { place: string[]; operatorName: string | null }>(
    `select o.id, o.name, o.short_name as "shortName", o.kind, o.tier, o.region_code as "regionCode", o.opened_on as "openedOn", o.closed_on as "closedOn",
            o.credit_code as "creditCode", o.version,
            array(select region.name from organisations.region
                   where region.code in (rpad(left(o.region_code, 6), 12, '0'), rpad(left(o.region_code, 9), 12, '0'), o.region_code) order by region.level) as place,
            (select l.to_name from organisations.organisation_link l where l.organisation_id = o.id and l.relation = 'operator'
                and l.from_on <= $2 and (l.until_on is null or l.until_on > $2) order by l.from_on desc limit 1) as "operatorName"
       from unnest($1::uuid[]) with ordinality as wanted (id, place) join organisations.organisation o using (id) order by wanted.place`,
    [ids, today],
  )
  return rows.map((row) => ({ ...row, kindName: kindName(row) }))

  // A site is called as its tier is called there; Guangzhou's service room is a 社工点.
  function kindName({ kind, tier, regionCode }: { kind: string; tier: number | null; regionCode: RegionCode }) {
    const named = tiersIn(house.packs, regionCode, today).find((one) => one.kind === kind && one.level === tier)
    const { zh, en } = named?.name ??
      kindsIn(house.packs, regionCode, today).find((one) => one.code === kind)?.name ?? { zh: kind, en: kind }
    return { zh, en }
  }
}
