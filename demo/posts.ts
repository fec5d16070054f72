import { inventedNumber } from '#demo/identity-numbers.ts'
import { inventedName } from '#demo/names.ts'
import type { Player } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { County, Station } from '#demo/set-up.ts'
import type { DemoPerson } from '#demo/workforce.ts'
import { addDays, type Day, yearOf } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import * as posts from '#modules/posts/contract.ts'

const shape = { stations: 3, candidates: 8 } as const

/**
 * The social workers of three stations on their posts since when they came, one of them on probation, and a vacant seat in each; and a round of
 * recruitment for two of these that has come to its interviews. What everyone carries follows from the year’s clients. Everything is invented.
 */
export async function fillPosts(
  player: Player,
  county: County,
  people: readonly DemoPerson[],
  random: Random,
  today: Day,
): Promise<void> {
  const vacant: string[] = []
  for (const [at, station] of county.stations.slice(0, shape.stations).entries())
    vacant.push(await ofStation(player, county, station, people, at === 0, today))
  await recruit(player, county, vacant.slice(0, 2), random, today)
}

/** The social workers of a station who have no post yet; returns theirs, which has a vacant seat. */
async function ofStation(
  player: Player,
  { officer }: County,
  station: Station,
  people: readonly DemoPerson[],
  withProbation: boolean,
  today: Day,
): Promise<string> {
  const since = addDays(today, -360)
  const staff: string[] = []
  for (const { personId, organisationId, kind } of people) {
    if (organisationId !== station.id || kind !== 'social-worker') continue
    const held = await player.do(officer, posts.personPosts, { personId })
    if (held.posts.length === 0) staff.push(personId)
  }
  const { postId } = await player.do(officer, posts.setUpPost, {
    organisationId: station.id,
    kind: 'professional',
    title: '专业社工',
    seats: staff.length + 1,
    certificate: 'preferred',
    certificateLevel: 'assistant',
    funding: 'purchase',
    basis: '演示数据',
    fromOn: since,
  })
  for (const [at, personId] of staff.entries()) {
    const isNew = withProbation && at === staff.length - 1
    await player.do(officer, posts.takePost, {
      postId,
      personId,
      fromOn: isNew ? addDays(today, -85) : addDays(since, at * 15),
      probation: isNew,
      document: '演示数据',
    })
  }
  return postId
}

/** A round that was opened a month ago: signed up, checked, tested, and half of the interviews held. */
async function recruit(
  player: Player,
  { officer }: County,
  postIds: readonly string[],
  random: Random,
  today: Day,
): Promise<void> {
  const now = player.now
  const daysAgo = (days: number) => void (player.now = new Date(now.getTime() - days * 86_400_000))
  daysAgo(30)
  const { recruitmentId } = await player.do(officer, posts.openRecruitment, {
    regionCode: '330304000000' as RegionCode,
    title: `${yearOf(today)}年社会工作者公开招聘`,
    notice: '演示公告',
    signUpUntil: addDays(today, -20),
    reading: 'preference',
    readingReason: '公告写明同等条件下优先录用持证人员',
    places: postIds.map((postId) => ({ postId, places: 1 })),
  })
  const { placesShown } = await player.do(officer, posts.recruitmentRound, { recruitmentId })
  const taken = new Set<string>()
  const ids: string[] = []
  for (let at = 0; at < shape.candidates; at++) {
    const sex = random.chance(0.6) ? 'female' : 'male'
    const bornOn = addDays(addDays(today, -365 * 24), -random.between(0, 365 * 14))
    const { candidateId } = await player.do(officer, posts.signUpCandidate, {
      recruitmentId,
      placeId: placesShown[at % placesShown.length]!.placeId,
      name: inventedName(random, sex),
      identityNumber: inventedNumber(random, '330304', bornOn, sex, taken),
      stated: {
        'education.diploma': random.pick(['college', 'bachelor', 'bachelor']),
        'person.disqualified': false,
        'certificate.level': at % 4 === 0 ? 'assistant' : 'none',
      },
    })
    ids.push(candidateId)
  }
  const advance = async () => {
    const { version } = await player.do(officer, posts.recruitmentRound, { recruitmentId })
    await player.do(officer, posts.advanceRecruitment, { recruitmentId, basedOnVersion: version })
  }
  daysAgo(18)
  await advance()
  await player.do(officer, posts.enterResults, {
    recruitmentId,
    stage: 'qualification',
    entries: ids.map((candidateId) => ({ candidateId, passed: true })),
  })
  daysAgo(10)
  await advance()
  await player.do(officer, posts.enterResults, {
    recruitmentId,
    stage: 'written',
    entries: ids.map((candidateId) => ({ candidateId, mark: random.between(110, 180) / 2 })),
  })
  daysAgo(2)
  await advance()
  const { rows } = await player.do(officer, posts.candidates, { recruitmentId, state: 'waiting' })
  await player.do(officer, posts.enterResults, {
    recruitmentId,
    stage: 'interview',
    entries: rows.slice(0, 3).map(({ candidateId }) => ({ candidateId, mark: random.between(130, 180) / 2 })),
  })
  player.now = now
}
