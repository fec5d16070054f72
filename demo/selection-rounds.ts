import type { Player } from '#demo/player.ts'
import { type Entrant, enter, hour, type Office, recommended, screen } from '#demo/selection-entered.ts'
import { beingJudged } from '#demo/selection-judging.ts'
import { heldTitles, inPublicNotice, inTraining } from '#demo/selection-results.ts'
import type { County } from '#demo/set-up.ts'
import type { DemoPerson } from '#demo/workforce.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, addMonths, type Day, firstDayOf, monthOf } from '#kernel/days.ts'
import * as development from '#modules/development/contract.ts'
import * as selection from '#modules/selection/contract.ts'

/**
 * Rounds of the county, one in each state: entries are still taken by the province's rule; others, by rules adopted by reference, are screened, visited,
 * in public notice, confirmed last year with money paid, and in training. Everything is invented.
 */
export async function runSelection(
  player: Player,
  county: County,
  people: readonly DemoPerson[],
  today: Day,
): Promise<void> {
  const { officer, stations } = county
  const office = { player, officer, regionCode: officer.homeRegionCode }
  const onRegister = new Set(people.map((one) => one.personId))
  const of = (...at: number[]): Entrant[] =>
    at.flatMap((one) =>
      stations[one]!.workers.filter(
        ({ personId }) => onRegister.has(personId) && personId !== stations[one]!.leader.personId,
      ).map((applicant) => ({ applicant, employer: stations[one]!.leader })),
    )
  const leaders = stations.map(({ leader }) => leader)
  const end = player.now
  const first = firstDayOf(addMonths(monthOf(today), -13))
  await stillOpen(office, of(0, 1, 2, 3).slice(0, 7), today)
  await beingScreened(office, of(3, 4, 5, 6, 7).slice(1), today)

  const experts = leaders.slice(4, 11)
  const played = { office, province: county.province, experts, today, first }
  await heldTitles(played, of(0, 1, 2, 3))
  await inTraining({ ...played, experts: leaders.slice(0, 4) }, of(8, 9, 10))
  await beingJudged(
    office,
    leaders.slice(0, 6).map((applicant) => ({ applicant, employer: officer })),
    leaders.slice(6, 11),
    today,
  )
  player.now = hour(addDays(today, -40), 9)
  const pooled = await intoThePool(office, leaders)
  player.now = end
  await inPublicNotice(
    { ...played, experts: [...new Set([...leaders.slice(0, 8), ...pooled])], drawn: pooled.length },
    [...of(8, 9, 10, 11, 12), ...of(7)],
  )
  player.now = end
}

/** The first whom its rule lets into the pool of practising experts; whom it keeps out is declined. */
async function intoThePool({ player, officer }: Office, leaders: readonly Actor[]): Promise<Actor[]> {
  for (const leader of leaders) {
    const { personId } = leader
    const { memberId, outcome } = await player.do(officer, development.nominate, {
      pool: 'expert-practitioner',
      personId,
      reason: '长期从事一线实务，带教多人',
    })
    await player.do(officer, development.decideMember, {
      memberId,
      choose: outcome !== 'unmet',
      note: outcome === 'unmet' ? '条件尚不具备' : '经研究同意入库',
      basedOnVersion: 1,
    })
    if (outcome !== 'unmet') return [leader]
  }
  return []
}

async function stillOpen(
  { player, officer, regionCode }: Office,
  entrants: readonly Entrant[],
  today: Day,
): Promise<void> {
  const { roundId } = await player.do(officer, selection.openRound, {
    place: 'zhejiang',
    code: 'leading',
    regionCode,
    title: '瓯海区社会工作领军人才选拔（演示）',
    openedOn: addDays(today, -12),
    entriesLastOn: addDays(today, 16),
  })
  for (const [at, { applicant, employer }] of entrants.entries()) {
    if (at === 0) {
      await player.do(applicant, selection.openEntry, { roundId })
      continue
    }
    const facts = { 'practice.yearsInProvince': 3 + at }
    const says = { stated: { facts, criteria: {}, parts: {}, relatives: [] } }
    const { entryId, version } = await enter(player, { applicant, says }, roundId)
    const about = { entryId, basedOnVersion: version }
    if (at <= 2)
      await player.do(employer, selection.recommendEntry, {
        ...about,
        answer: 'recommended',
        reason: '工作扎实，同意推荐',
      })
    if (at === 3)
      await player.do(employer, selection.recommendEntry, {
        ...about,
        answer: 'sent-back',
        reason: '请补充在浙服务年限的证明',
        answerBy: addDays(today, 7),
      })
    if (at === 4)
      await player.do(employer, selection.recommendEntry, {
        ...about,
        answer: 'not-recommended',
        clauses: ['certificate'],
        reason: '尚未取得社会工作师证书',
      })
    if (at === 5) await player.do(applicant, selection.withdrawEntry, { ...about, reason: '今年先不报' })
  }
}

async function beingScreened(office: Office, entrants: readonly Entrant[], today: Day): Promise<void> {
  const { player, officer, regionCode } = office
  const now = player.now
  // Four weeks ago, when entries were still taken.
  const then = (player.now = new Date(now.getTime() - 28 * 86_400_000))
  const { roundId } = await player.do(officer, selection.openRound, {
    place: 'haiyan',
    code: 'top-talent',
    regionCode,
    title: '瓯海区社会工作拔尖人才选拔（参照海盐县办法，演示）',
    openedOn: addDays(today, -40),
    entriesLastOn: addDays(today, -20),
    adoptedBecause: '本区尚无拔尖人才选拔办法，经区委社会工作部研究，先行参照执行',
  })
  const entries = []
  for (const entrant of entrants) {
    player.now = then
    entries.push(await recommended(office, entrant, await enter(player, entrant, roundId)))
  }
  player.now = now
  const { version } = await player.do(officer, selection.round, { roundId })
  await player.do(officer, selection.moveRoundOn, { roundId, basedOnVersion: version })
  // The last one waits for the officer, the one before it for the applicant.
  for (const [at, { entryId, version: basedOnVersion }] of entries.slice(0, -1).entries())
    if (at < entries.length - 2) await screen(office, entryId, basedOnVersion)
    else
      await player.do(officer, selection.screenEntry, {
        entryId,
        basedOnVersion,
        answer: 'asked',
        reason: '请补充单位推荐意见',
        answerBy: addDays(today, 10),
      })
}
