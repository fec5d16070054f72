import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { allOf, inBranch } from '#kernel/list.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { digitsBelow } from '#kernel/region.ts'
import { organisationPlaces, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { incumbentsOf } from '#modules/posts/queries/incumbents.ts'
import { postPage as pageOfPosts, somePosts } from '#modules/posts/queries/post-rows.ts'
import { basisShown, kindsOf } from '#modules/posts/rules.ts'
import { onDay } from '#modules/posts/store.ts'

export const postCodeLists: Handler<typeof contract.postCodeLists> = async ({ house, actor, today }) => {
  const { value, bases } = kindsOf(house.packs, actor.homeRegionCode, today)
  const plain = ({ code, name }: (typeof value.funding)[number]) => ({ code, name })
  return {
    kinds: value.kinds.map((one) => ({ ...plain(one), ...basisShown(bases[`kinds.${one.code}`]) })),
    funding: value.funding.map(plain),
    endReasons: value.endReasons.map(plain),
    probation: { months: value.probationMonths, ...basisShown(bases['probationMonths']) },
  }
}

/** Posts within reach by place, with how many seats are filled today. */
export const establishment: Handler<typeof contract.establishment> = (context, { size, after, ...filter }) =>
  pageOfPosts(context, filter, size, after)

/** A post with everyone who has had it. */
export const postPage: Handler<typeof contract.postPage> = async (context, { postId }) => {
  const [post] = await somePosts(context, { postId })
  if (!post) return refuseNow('kernel/not-found')
  return { ...post, incumbents: (await incumbentsOf(context, [postId], false)).get(postId) ?? [] }
}

/** The seats of one organisation and who sits on them today. */
export const organisationSeats: Handler<typeof contract.organisationSeats> = async (context, { organisationId }) => {
  const [places, found] = await Promise.all([
    organisationPlaces(context.db, [organisationId], context.today),
    somePosts(context, { organisationId }),
  ])
  const [place] = places
  if (!place) return refuseNow('kernel/not-found')
  const incumbents = await incumbentsOf(
    context,
    found.map((post) => post.postId),
    true,
  )
  return {
    organisation: { id: place.id, name: place.name },
    posts: found.map(({ postId, title, kindName, seats, certificate }) => ({
      postId,
      title,
      kindName,
      seats,
      certificate,
      incumbents: incumbents.get(postId) ?? [],
    })),
  }
}

/** Posts, seats and those filled, by the parts of a region. */
export const establishmentByRegion: Handler<typeof contract.establishmentByRegion> = async (
  { db, today },
  { regionCode },
) => {
  const next = digitsBelow(regionCode)
  const { rows } = await sql<{ part: string; posts: number; seats: number; filled: number }>`
    select left(p.region_code, ${next}) as part, count(*)::int as posts, sum(p.seats)::int as seats,
           coalesce(sum((select count(*) from posts.incumbency i where i.post_id = p.id and ${onDay('i', today)})), 0)::int as filled
      from posts.post p where ${allOf([...inBranch('p.region_code', regionCode), onDay('p', today)])} group by 1 order by 1`.execute(
    db,
  )
  const codes = rows.map((row) => row.part.padEnd(12, '0'))
  const names = await regionNames(db, [regionCode, ...codes])
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    regionName: names.get(regionCode) ?? '',
    total: { posts: sum((row) => row.posts), seats: sum((row) => row.seats), filled: sum((row) => row.filled) },
    rows: rows.map((row, at) => ({
      regionCode: codes[at]!,
      name: names.get(codes[at]!) ?? codes[at]!,
      posts: row.posts,
      seats: row.seats,
      filled: row.filled,
    })),
  }
}
