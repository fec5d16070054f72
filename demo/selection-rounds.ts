import type { Player } from '#demo/player.ts'
import type { County } from '#demo/set-up.ts'
import type { DemoPerson } from '#demo/workforce.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import * as selection from '#modules/selection/contract.ts'

const shape = { leading: 7, haiyou: 9 } as const
const stated = { facts: {}, criteria: {}, parts: {}, relatives: [] }

/**
 * Two rounds of the county. One by the province's rule still takes entries: they are being written, climb, are sent back, have come to the office.
 * One by the rule of Jinan, adopted by reference, is being screened. Everything is invented. Answers the second and who was admitted to it.
 */
export async function runSelection(
  player: Player,
  county: County,
  people: readonly DemoPerson[],
  today: Day,
): Promise<{ roundId: string; admitted: string[] }> {
  const { officer } = county
  const regionCode = officer.homeRegionCode
  const onRegister = new Set(people.map((one) => one.personId))
  const workers = county.stations.flatMap((station) =>
    station.workers
      .filter((one) => onRegister.has(one.personId) && one.personId !== station.leader.personId)
      .map((worker) => ({ worker, leader: station.leader })),
  )
  const end = player.now
  await stillOpen(player, officer, regionCode, workers.slice(0, shape.leading), today)
  const screened = await beingScreened(
    player,
    officer,
    regionCode,
    workers.slice(shape.leading, shape.leading + shape.haiyou).map((one) => one.worker),
    today,
  )
  player.now = end
  return screened
}

/** Begins, writes and hands in; a condition that is not met is handed in with a reason. */
async function enter(player: Player, worker: Actor, roundId: string, facts: Record<string, number> = {}) {
  const { entryId, version } = await player.do(worker, selection.openEntry, { roundId })
  const kept = await player.do(worker, selection.saveEntry, {
    entryId,
    basedOnVersion: version,
    stated: { ...stated, facts },
  })
  const { outcome } = await player.do(worker, selection.myEntry, { entryId })
  const sent = await player.do(worker, selection.submitEntry, {
    entryId,
    basedOnVersion: kept.version,
    despite: outcome === 'unmet' ? '证书信息正在更正，先行提交' : '',
  })
  return { entryId, version: sent.version, outcome }
}

async function stillOpen(
  player: Player,
  officer: Actor,
  regionCode: RegionCode,
  workers: { worker: Actor; leader: Actor }[],
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
  for (const [at, { worker, leader }] of workers.entries()) {
    if (at === 0) {
      await player.do(worker, selection.openEntry, { roundId })
      continue
    }
    const { entryId, version } = await enter(player, worker, roundId, { 'practice.yearsInProvince': 3 + at })
    const about = { entryId, basedOnVersion: version }
    if (at <= 2)
      await player.do(leader, selection.recommendEntry, {
        ...about,
        answer: 'recommended',
        reason: '工作扎实，同意推荐',
      })
    if (at === 3)
      await player.do(leader, selection.recommendEntry, {
        ...about,
        answer: 'sent-back',
        reason: '请补充在浙服务年限的证明',
        answerBy: addDays(today, 7),
      })
    if (at === 4)
      await player.do(leader, selection.recommendEntry, {
        ...about,
        answer: 'not-recommended',
        clauses: ['certificate'],
        reason: '尚未取得社会工作师证书',
      })
    if (at === 5) await player.do(worker, selection.withdrawEntry, { ...about, reason: '今年先不报' })
  }
}

async function beingScreened(
  player: Player,
  officer: Actor,
  regionCode: RegionCode,
  workers: Actor[],
  today: Day,
): Promise<{ roundId: string; admitted: string[] }> {
  const now = player.now
  // Four weeks ago, when entries were still taken.
  player.now = new Date(now.getTime() - 28 * 86_400_000)
  const { roundId } = await player.do(officer, selection.openRound, {
    place: 'jinan',
    code: 'haiyou',
    regionCode,
    title: '瓯海区社会工作高层次人才选拔（参照“海右”，演示）',
    openedOn: addDays(today, -40),
    entriesLastOn: addDays(today, -20),
    adoptedBecause: '本区尚无高层次人才选拔办法，经区委社会工作部研究，先行参照执行',
  })
  const entries = []
  for (const worker of workers) entries.push(await enter(player, worker, roundId))
  player.now = now
  const { version } = await player.do(officer, selection.round, { roundId })
  await player.do(officer, selection.moveRoundOn, { roundId, basedOnVersion: version })
  const admitted: string[] = []
  // The last one waits for the officer, the one before it for the applicant.
  for (const [at, { entryId, version: basedOnVersion, outcome }] of entries.entries()) {
    if (at === entries.length - 1) break
    const shown = await player.do(officer, selection.entry, { entryId })
    if (at === entries.length - 2)
      await player.do(officer, selection.screenEntry, {
        entryId,
        basedOnVersion,
        answer: 'asked',
        reason: '请补充单位推荐意见',
        answerBy: addDays(today, 10),
      })
    else if (outcome === 'unmet')
      await player.do(officer, selection.screenEntry, {
        entryId,
        basedOnVersion,
        answer: 'refused',
        clauses: shown.requirements.filter((one) => one.outcome === 'unmet').map((one) => one.code),
        reason: '与申报条件不符',
      })
    else {
      await player.do(officer, selection.screenEntry, {
        entryId,
        basedOnVersion,
        answer: 'admitted',
        rulings: [
          ...shown.requirements
            .filter((one) => one.outcome === 'unknown')
            .map(({ code }) => ({ code, reason: '经核对推荐材料，符合' })),
          ...(shown.namesakes.length > 0 ? [{ code: 'namesake', reason: '已核对，不是同一人' }] : []),
        ],
      })
      admitted.push(entryId)
    }
  }
  return { roundId, admitted }
}
