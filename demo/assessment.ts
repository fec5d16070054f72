import type { Player } from '#demo/player.ts'
import type { County } from '#demo/set-up.ts'
import type { DemoPerson } from '#demo/workforce.ts'
import { addDays, type Day, yearOf } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import * as assessment from '#modules/assessment/contract.ts'

/**
 * This year's assessment, just opened: everyone's figures are there, the first station has named its scorers and one worker has handed in a
 * summary; last year's grades of that station stand as they were on paper. Everything is invented.
 */
export async function assessYear(
  player: Player,
  county: County,
  people: readonly DemoPerson[],
  today: Day,
): Promise<void> {
  const { officer } = county
  const [station] = county.stations
  const [worker] = station!.workers
  const year = yearOf(today)
  const own = people.filter((one) => one.organisationId === station!.id && one.kind === 'social-worker')
  const standings = ['excellent', 'qualified', 'qualified', 'basic'] as const
  for (const [at, person] of own.slice(0, standings.length).entries())
    await player.do(officer, assessment.recordResult, {
      personId: person.personId,
      year: year - 1,
      standing: standings[at]!,
      evidence: `${year - 1}年度考核登记表`,
    })
  const { roundId } = await player.do(officer, assessment.openRound, {
    regionCode: '330304000000' as RegionCode,
    year,
    title: `${year}年度考核`,
    shareReading: 'at-least-one',
    selfUntil: addDays(today, 14),
    scoreUntil: addDays(today, 28),
  })
  const scorers = own.map((one) => one.personId)
  await player.do(station!.leader, assessment.nameScorers, {
    roundId,
    organisationId: station!.id,
    managerIds: [station!.leader.personId],
    peerIds: scorers,
    residentsBy: station!.leader.personId,
  })
  const [mine] = (await player.do(worker!, assessment.mine, {})).current
  await player.do(worker!, assessment.summarise, {
    participantId: mine!.participantId,
    summary:
      '全年以独居和失能老人为重点，坚持入户探访，推动两处楼道加装扶手，协助三户申请临时救助。不足是小组活动偏少，明年准备每季度办一期。',
    handIn: true,
    basedOnVersion: mine!.version,
  })
}
