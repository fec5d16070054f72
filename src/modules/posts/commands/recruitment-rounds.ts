import { dueOn } from '#kernel/calendar.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/posts/contract.ts'
import { certificateRole, faultOf } from '#modules/posts/domain/recruitment.ts'
import { mostAtOnce } from '#modules/posts/domain/seats.ts'
import { obstaclesOf } from '#modules/posts/queries/recruitment-now.ts'
import { recruitmentOf } from '#modules/posts/recruitment-rules.ts'
import {
  findRound,
  keepDecision,
  lockOpenRound,
  nextStageOf,
  type PlaceRow,
  readRound,
  saveRound,
  tiedIn,
} from '#modules/posts/recruitment-store.ts'
import { lockPost, refuseAt, termOf, termsOf } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'

type Of<E extends keyof typeof contract> = (typeof contract)[E]

/** A round for vacant seats: by the rule of its day, with what the officer reads into it where it is open. */
export const openRecruitment: Handler<Of<'openRecruitment'>> = async (context, input) => {
  const { house, db, query, actor, now, today, record } = context
  const { regionCode } = input
  if (actor.jurisdiction.kind !== 'region' || !isWithin(regionCode, actor.jurisdiction.regionCode))
    refuseAt('regionCode', 'region-out-of-reach')
  if (input.signUpUntil < today) refuseAt('signUpUntil', 'day-passed')
  const { rules, version } = recruitmentOf(house.packs, regionCode, today)
  const fault = faultOf(rules)
  if (fault) refuseNow(`posts/${fault.code}`, fault.params)

  const places = []
  const seen = new Set<string>()
  // In the order of their ids, so that two rounds at once cannot wait for each other.
  for (const { postId } of input.places.toSorted((a, b) => (a.postId < b.postId ? -1 : 1))) {
    const at = input.places.findIndex((one) => one.postId === postId)
    if (seen.has(postId)) refuseAt(`places.${at}.postId`, 'post-twice')
    seen.add(postId)
    const post = await lockPost(context, postId)
    const term = termOf(post)
    if (!isWithin(post.region_code as RegionCode, regionCode)) refuseAt(`places.${at}.postId`, 'post-elsewhere')
    if (term.fromOn > today || (term.untilOn && term.untilOn <= today)) refuseAt(`places.${at}.postId`, 'post-not-open')
    const [terms, [sought]] = await Promise.all([
      termsOf(context, postId),
      query<{ places: number }>(
        `select coalesce(sum(greatest(0, p.places - (select count(*) from posts.candidate c where c.place_id = p.id and c.incumbency_id is not null))), 0)::int as places
           from posts.recruitment_place p join posts.recruitment r on r.id = p.recruitment_id where p.post_id = $1 and r.status = 'open'`,
        [postId],
      ),
    ])
    const free = post.seats - mostAtOnce(terms, { fromOn: today, untilOn: null }) - sought!.places
    const wanted = input.places[at]!.places
    if (wanted > free) refuseAt(`places.${at}.places`, 'more-than-vacant', { free: Math.max(0, free) })
    places.push({ post, wanted })
  }

  const isOpenQuestion =
    rules.certificateReading === 'ask' && places.some(({ post }) => post.certificate === 'preferred')
  if (isOpenQuestion && !input.reading) refuseAt('reading', 'reading-needed')
  if (isOpenQuestion && input.readingReason === '') refuseAt('readingReason', 'reason-needed')
  if (rules.certificateReading !== 'ask' && input.reading && input.reading !== rules.certificateReading)
    refuseAt('reading', 'reading-fixed')
  const reading =
    rules.certificateReading === 'ask' ? (isOpenQuestion ? input.reading : null) : rules.certificateReading

  const recruitmentId = newId<'recruitment'>(now)
  await posts(db)
    .insertInto('posts.recruitment')
    .values({
      id: recruitmentId,
      region_code: regionCode,
      organisation_id: actor.organisationId,
      title: input.title,
      notice: input.notice,
      sign_up_until: input.signUpUntil,
      stage: rules.stages[0]!.code,
      rules: JSON.stringify(rules),
      pack_version: version,
      reading,
      reading_reason: isOpenQuestion ? input.readingReason : '',
      public_from: null,
      public_until: null,
      opened_by: actor.personId,
      opened_at: now,
      closed_on: null,
    })
    .execute()
  await posts(db)
    .insertInto('posts.recruitment_place')
    .values(
      places.map(({ post, wanted }) => {
        const certificate = certificateRole(post.certificate, reading)
        return {
          id: newId<'place'>(now),
          recruitment_id: recruitmentId,
          post_id: post.id,
          region_code: regionCode,
          organisation_id: post.organisation_id,
          planned: wanted,
          places: wanted,
          certificate,
          certificate_level: certificate === 'none' ? null : post.certificate_level,
        }
      }),
    )
    .execute()
  if (isOpenQuestion)
    await keepDecision(
      context,
      { id: recruitmentId, region_code: regionCode },
      { kind: 'reading', value: input.reading!, reason: input.readingReason },
    )
  record({
    kind: 'posts/recruitment-opened',
    subject: { kind: 'recruitment', id: recruitmentId },
    regionCode,
    day: today,
    data: { places: places.reduce((sum, one) => sum + one.wanted, 0) },
  })
  return { recruitmentId, version: 1 }
}

/** On to the next stage, or to the end, once nothing stands in the way. */
export const advanceRecruitment: Handler<Of<'advanceRecruitment'>> = async (context, input) => {
  const { house, today, record } = context
  const round = await lockOpenRound(context, input.recruitmentId)
  if (round.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const loaded = await readRound(context, round)
  const [obstacle] = obstaclesOf(loaded, today)
  if (obstacle) refuseNow(`posts/${obstacle.code}`, { count: obstacle.count })
  const next = nextStageOf(loaded)
  if (!next) {
    const version = await saveRound(context, round, { status: 'closed', closed_on: today })
    record({
      kind: 'posts/recruitment-closed',
      subject: { kind: 'recruitment', id: round.id },
      regionCode: round.region_code,
      day: today,
    })
    return { recruitmentId: round.id, version, stage: round.stage, status: 'closed' as const }
  }
  const shown = next.kind === 'public' ? publicDays(house, round.rules.publicity, today) : {}
  const version = await saveRound(context, round, { stage: next.code, ...shown })
  await keepDecision(context, round, { kind: 'stage', value: next.code })
  record({
    kind: 'posts/recruitment-advanced',
    subject: { kind: 'recruitment', id: round.id },
    regionCode: round.region_code,
    day: today,
    data: { stage: next.code },
  })
  return { recruitmentId: round.id, version, stage: next.code, status: 'open' as const }
}

type Open = Parameters<typeof openRecruitment>[0]

/** From today to the last day of the list; a year whose calendar is not known is not guessed. */
function publicDays(
  { calendar }: Open['house'],
  limit: Awaited<ReturnType<typeof findRound>>['rules']['publicity'],
  today: Open['today'],
) {
  const due = dueOn(limit, today, calendar)
  return due.known
    ? { public_from: today, public_until: due.value }
    : refuseNow('posts/calendar-missing', { year: due.missingYear })
}

export const cancelRecruitment: Handler<Of<'cancelRecruitment'>> = async (context, input) => {
  const { today, record } = context
  const round = await lockOpenRound(context, input.recruitmentId)
  if (round.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const { candidates } = await readRound(context, round)
  if (candidates.some((one) => one.incumbency_id)) refuseNow('posts/candidate-appointed')
  const version = await saveRound(context, round, { status: 'cancelled', closed_on: today })
  await keepDecision(context, round, { kind: 'cancellation', reason: input.reason })
  record({
    kind: 'posts/recruitment-cancelled',
    subject: { kind: 'recruitment', id: round.id },
    regionCode: round.region_code,
    day: today,
  })
  return { recruitmentId: round.id, version }
}

async function lockPlace(context: Open, id: string, version: number): Promise<PlaceRow> {
  const find = () =>
    posts(context.db).selectFrom('posts.recruitment_place').selectAll().where('id', '=', id).executeTakeFirst()
  const place = await find()
  if (!place) return refuseNow('kernel/not-found')
  // The round's lock orders all acts on it; what stood before it came may be old.
  await lockOpenRound(context, place.recruitment_id)
  const now = (await find())!
  return now.version === version ? now : refuseNow('kernel/changed-meanwhile')
}

/** Fewer places, none, or all of them although the candidates are few: always with a reason. */
export const decidePlaces: Handler<Of<'decidePlaces'>> = async (context, input) => {
  const { db, record, today } = context
  const place = await lockPlace(context, input.placeId, input.basedOnVersion)
  if (input.places > place.places) refuseAt('places', 'places-only-fewer', { places: place.places })
  const { round, candidates } = await readRound(context, await findRound(context, place.recruitment_id))
  const appointed = candidates.filter((one) => one.place_id === place.id && one.incumbency_id).length
  if (input.places < appointed) refuseAt('places', 'places-appointed', { appointed })
  const kept = input.places === place.places
  const version = place.version + 1
  await posts(db)
    .updateTable('posts.recruitment_place')
    .set({ version, places: input.places, few_kept: kept })
    .where('id', '=', place.id)
    .execute()
  await keepDecision(context, round, {
    kind: kept ? 'few-kept' : 'places',
    placeId: place.id,
    value: String(input.places),
    reason: input.reason,
  })
  record({
    kind: 'posts/recruitment-places-decided',
    subject: { kind: 'recruitment', id: round.id },
    regionCode: round.region_code,
    day: today,
    data: { postId: place.post_id, places: input.places },
  })
  return { placeId: place.id, version }
}

/** Who comes first of those whom the rule cannot tell apart. */
export const decideTie: Handler<Of<'decideTie'>> = async (context, input) => {
  const { db, query } = context
  const place = await lockPlace(context, input.placeId, input.basedOnVersion)
  const loaded = await readRound(context, await findRound(context, place.recruitment_id))
  const tied = new Set(tiedIn(loaded, place.id).map((one) => one.id))
  if (tied.size === 0) refuseNow('posts/no-tie')
  if (input.order.length !== tied.size || !tied.isSubsetOf(new Set(input.order))) refuseAt('order', 'tie-not-these')
  await query(
    `update posts.candidate c set lot = x.at, version = c.version + 1 from unnest($1::uuid[]) with ordinality as x (id, at) where c.id = x.id`,
    [input.order],
  )
  const version = place.version + 1
  await posts(db).updateTable('posts.recruitment_place').set({ version }).where('id', '=', place.id).execute()
  const numbers = input.order.map((id) => loaded.candidates.find((one) => one.id === id)!.number)
  await keepDecision(context, loaded.round, {
    kind: 'tie',
    placeId: place.id,
    value: numbers.join('、'),
    reason: input.reason,
  })
  return { placeId: place.id, version }
}
