import { addDays, daysBetween } from './day.ts'
import type { Client } from './store/clients.ts'

/** A client with how long the visit is overdue: negative when it is due later, null without a due day. */
export interface Due {
  client: Client
  overdueDays: number | null
}

export interface TodayList {
  overdue: Due[]
  due: Due[]
  soon: Due[]
}

const ahead = 7
const urgency: Record<Client['riskClass'], number> = { high: 0, priority: 1, general: 2 }

/**
 * Whom to visit, computed on the phone from what it carries, so that it is the same with and without a network.
 * In each group the riskier first, then who has waited longest. A phone carries the whole station; `mine` are this worker's clients and nobody's.
 */
export function todayList(carried: Iterable<Client>, today: string, mine: ReadonlySet<string>): TodayList {
  const until = addDays(today, ahead)
  const found = [...carried]
    .filter((client) => mine.has(client.clientId) && client.dueOn && client.dueOn <= until)
    .map((client) => dueOf(client, today))
  found.sort(
    (a, b) =>
      urgency[a.client.riskClass] - urgency[b.client.riskClass] ||
      (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
      a.client.clientId.localeCompare(b.client.clientId),
  )
  return {
    overdue: found.filter(({ overdueDays }) => overdueDays !== null && overdueDays > 0),
    due: found.filter(({ overdueDays }) => overdueDays === 0),
    soon: found.filter(({ overdueDays }) => overdueDays !== null && overdueDays < 0),
  }
}

export const dueOf = (client: Client, today: string): Due => ({
  client,
  overdueDays: client.dueOn ? daysBetween(client.dueOn, today) : null,
})
