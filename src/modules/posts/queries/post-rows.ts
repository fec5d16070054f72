import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, anywhere, inBranch, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { kindsOf, nameOf } from '#modules/posts/rules.ts'
import { onDay, type PostRow } from '#modules/posts/store.ts'

export type PostShown = OutputOf<typeof contract.establishment>['rows'][number]
type Stored = PostRow & { filled: number }

export interface PostFilter {
  search?: string | undefined
  regionCode?: RegionCode | undefined
  organisationId?: string | undefined
  kind?: string | undefined
  state?: 'vacant' | 'full' | 'closed' | undefined
}

const filledOn = (today: Context['today']) =>
  sql<number>`(select count(*)::int from posts.incumbency i where i.post_id = p.id and ${onDay('i', today)})`

/** Posts within reach by place, a page of them. */
export async function postPage(
  context: Pick<Context, 'db' | 'query' | 'house' | 'actor' | 'today'>,
  filter: PostFilter,
  size: number,
  after: string | undefined,
): Promise<Page<PostShown>> {
  const { db, today } = context
  const [region, id] = readCursor(after, 2) ?? []
  const filled = filledOn(today)
  const conditions = [
    ...inBranch('p.region_code', filter.regionCode),
    ...(filter.organisationId ? [sql`p.organisation_id = ${filter.organisationId}`] : []),
    ...(filter.kind ? [sql`p.kind = ${filter.kind}`] : []),
    ...(filter.search ? [sql`p.title like ${anywhere(filter.search)}`] : []),
    filter.state === 'closed' ? sql`p.until_on <= ${today}` : sql`(p.until_on is null or p.until_on > ${today})`,
    ...(filter.state === 'vacant'
      ? [sql`${filled} < p.seats`]
      : filter.state === 'full'
        ? [sql`${filled} >= p.seats`]
        : []),
  ]
  const rest = region && isUuid(id) ? [sql`(p.region_code, p.id) > (${region}, ${id})`] : []
  const [page, counted] = await Promise.all([
    sql<Stored>`select p.*, ${filled} as filled from posts.post p where ${allOf([...conditions, ...rest])} order by p.region_code, p.id limit ${size + 1}`.execute(
      db,
    ),
    sql<{ count: number }>`select count(*) from posts.post p where ${allOf(conditions)}`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await shown(context, rows),
    total: counted.rows[0]!.count,
    totalIsExact: true,
    next: page.rows.length > size && last ? cursorOf([last.region_code, last.id]) : null,
  }
}

/** Single posts, or all of an organisation that stand today. */
export async function somePosts(
  context: Pick<Context, 'db' | 'query' | 'house' | 'actor' | 'today'>,
  by: { postId: string } | { organisationId: string },
): Promise<PostShown[]> {
  const { db, today } = context
  const condition =
    'postId' in by
      ? sql`p.id = ${by.postId}`
      : sql`p.organisation_id = ${by.organisationId} and (p.until_on is null or p.until_on > ${today})`
  const { rows } =
    await sql<Stored>`select p.*, ${filledOn(today)} as filled from posts.post p where ${condition} order by p.kind, p.id`.execute(
      db,
    )
  return shown(context, rows)
}

async function shown(
  { db, house, actor, today }: Pick<Context, 'db' | 'house' | 'actor' | 'today'>,
  rows: Stored[],
): Promise<PostShown[]> {
  const ids = rows.flatMap((row) =>
    [row.organisation_id, row.recruiting_id, row.managing_id, row.employer_id].filter((id) => id !== null),
  )
  const [organisations, regions] = await Promise.all([
    organisationNames(db, ids),
    regionNames(
      db,
      rows.map((row) => row.region_code),
    ),
  ])
  const { kindNames, fundingNames } = kindsOf(house.packs, actor.homeRegionCode, today).value
  const named = (id: string | null) => (id ? { id, name: organisations.get(id) ?? '' } : null)
  return rows.map((row) => ({
    postId: row.id,
    title: row.title,
    kind: row.kind,
    kindName: nameOf(kindNames, row.kind),
    organisation: { id: row.organisation_id, name: organisations.get(row.organisation_id) ?? '' },
    regionCode: row.region_code,
    regionName: regions.get(row.region_code) ?? '',
    seats: row.seats,
    filled: row.filled,
    certificate: row.certificate,
    certificateLevel: row.certificate_level,
    funding: row.funding,
    fundingName: nameOf(fundingNames, row.funding),
    recruiting: named(row.recruiting_id),
    managing: named(row.managing_id),
    employer: named(row.employer_id),
    basis: row.basis,
    fromOn: row.from_on,
    untilOn: row.until_on,
    version: row.version,
  }))
}
