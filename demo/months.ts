import type { Player } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { County, Station } from '#demo/set-up.ts'
import type { Deed } from '#demo/year.ts'
import { addDays, addMonths, monthOf, monthRange } from '#kernel/days.ts'
import type { Day, Month } from '#kernel/days.ts'
import * as services from '#modules/services/contract.ts'
import * as statistics from '#modules/statistics/contract.ts'
import { refreshAll } from '#modules/statistics/commands/refresh.ts'

/**
 * How the months were closed: each station submits, a few of them late, and the county seals all but the last two. Here and there
 * a station finds a mistake when its month is sealed already.
 */
export function planMonths(player: Player, county: County, random: Random, days: { first: Day; today: Day }): Deed[] {
  const deeds: Deed[] = []
  const { calendar } = player.house
  for (let month = monthOf(addDays(days.first, -1)); month < monthOf(days.today); month = addMonths(month, 1)) {
    const { until } = monthRange(month)
    const after = (count: number): Day => {
      const answer = calendar.addWorkingDays(until, count)
      return answer.known ? answer.value : until
    }
    const last = month === addMonths(monthOf(days.today), -1)
    county.stations.forEach((station, at) => {
      // Of the last month two stations have not sent theirs: the officer's list is never empty.
      if (last && at >= county.stations.length - 2) return
      const on = after(random.chance(0.9) ? random.between(1, 4) : random.between(6, 7))
      deeds.push({
        on,
        minute: 17 * 60 + 30,
        do: () => player.do(station.leader, statistics.submitMonth, { month, stationId: station.id }),
      })
    })
    if (last || month === addMonths(monthOf(days.today), -2)) continue
    const seal = async () => {
      await refreshAll(player.house.gatePool, player.now)
      await player.do(county.officer, statistics.sealMonth, {
        month,
        regionCode: '330304000000' as never,
        withoutMissing: null,
      })
    }
    deeds.push({ on: after(9), minute: 17 * 60 + 45, do: seal })
    const station = random.pick(county.stations)
    if (random.chance(0.4)) deeds.push({ on: after(12), minute: 10 * 60, do: () => withdrawOne(station, month) })
  }
  return deeds.filter((deed) => deed.on <= days.today)

  async function withdrawOne({ leader }: Station, month: Month): Promise<void> {
    const { from, until } = monthRange(month)
    const input = { method: 'visit', outcome: 'met', from, until: addDays(until, -1), size: 1 } as const
    const [row] = (await player.do(leader, services.records, input)).rows
    if (!row) return
    const reason = '与另一条记录重复，撤销'
    await player.do(leader, services.withdrawRecord, { recordId: row.recordId, basedOnVersion: row.version, reason })
  }
}
