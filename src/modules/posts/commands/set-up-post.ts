import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import type { RegionCode } from '#kernel/region.ts'
import { organisationPlaces } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { kindsOf } from '#modules/posts/rules.ts'
import { refuseAt } from '#modules/posts/store.ts'
import { type Certificate, type CertificateLevel, posts } from '#modules/posts/tables.ts'

/** Sets up seats of one kind in an organisation within reach. */
export const setUpPost: Handler<typeof contract.setUpPost> = async (context, input) => {
  const { db, now, record } = context
  const [place] = await organisationPlaces(db, [input.organisationId], input.fromOn)
  if (!place || place.closed) return refuseAt('organisationId', 'organisation-not-found')
  await checkPost(context, input, place.regionCode)
  const postId = newId<'post'>(now)
  await posts(db)
    .insertInto('posts.post')
    .values({
      id: postId,
      region_code: place.regionCode,
      organisation_id: place.id,
      ...columnsOf(input),
      from_on: input.fromOn,
      until_on: null,
      recorded_at: now,
    })
    .execute()
  record({
    kind: 'posts/post-set-up',
    subject: { kind: 'post', id: postId },
    regionCode: place.regionCode,
    day: input.fromOn,
    data: { kind: input.kind, seats: input.seats },
  })
  return { postId, version: 1 }
}

interface Given {
  kind: string
  title: string
  seats: number
  certificate: Certificate
  certificateLevel: CertificateLevel | null
  funding: string
  recruitingId: string | null
  managingId: string | null
  employerId: string | null
  basis: string
}

export const columnsOf = (given: Given) => ({
  kind: given.kind,
  title: given.title,
  seats: given.seats,
  certificate: given.certificate,
  certificate_level: given.certificate === 'none' ? null : given.certificateLevel,
  funding: given.funding,
  recruiting_id: given.recruitingId,
  managing_id: given.managingId,
  employer_id: given.employerId,
  basis: given.basis,
})

/** The codes are of the packs, the bodies are known to the reader, and a wanted certificate has its level; else leaves at the field. */
export async function checkPost(
  { house, db, today }: Pick<Context, 'house' | 'db' | 'today'>,
  given: Given,
  regionCode: string,
): Promise<void> {
  const { kindNames, fundingNames } = kindsOf(house.packs, regionCode as RegionCode, today).value
  if (!kindNames.has(given.kind)) refuseAt('kind', 'kind-unknown')
  if (!fundingNames.has(given.funding)) refuseAt('funding', 'funding-unknown')
  if (given.certificate !== 'none' && !given.certificateLevel) refuseAt('certificateLevel', 'level-needed')
  const bodies = (['recruitingId', 'managingId', 'employerId'] as const).flatMap((field) =>
    given[field] ? [{ field, id: given[field] }] : [],
  )
  const known = new Set(
    (
      await organisationPlaces(
        db,
        bodies.map(({ id }) => id),
        today as Day,
      )
    ).map(({ id }) => id),
  )
  for (const { field, id } of bodies) if (!known.has(id)) refuseAt(field, 'organisation-not-found')
}
