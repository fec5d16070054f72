/** How heavy what somebody carries is, and who could take some of it. */

export interface Weights {
  norm: number
  nearShare: number
  openCase: number
  newClient: number
  risk: Readonly<Record<RiskClass, number>>
  travel: Readonly<Record<Travel, number>>
}
export type RiskClass = 'high' | 'priority' | 'general'
export type Travel = 'same-village' | 'same-town' | 'other-town'

export interface Weighed {
  riskClass: RiskClass
  regionCode: string
  openCase: boolean
  isNew: boolean
}

const town = (regionCode: string) => regionCode.slice(0, 9)

export const travelTo = (regionCode: string, base: string | undefined): Travel =>
  !base || regionCode === base ? 'same-village' : town(regionCode) === town(base) ? 'same-town' : 'other-town'

/** The village where most of the clients live; of equals the first by code. */
export function baseOf(clients: readonly { regionCode: string; clients: number }[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { regionCode, clients: n } of clients) counts.set(regionCode, (counts.get(regionCode) ?? 0) + n)
  return [...counts].toSorted(([codeA, a], [codeB, b]) => b - a || (codeA < codeB ? -1 : 1))[0]?.[0]
}

/** What one client weighs for a worker whose base is there: risk by travel, more with an open case and while new. */
export const weightOf = (client: Weighed, base: string | undefined, weights: Weights): number =>
  tidy(
    weights.risk[client.riskClass] * weights.travel[travelTo(client.regionCode, base)] +
      (client.openCase ? weights.openCase : 0) +
      (client.isNew ? weights.newClient : 0),
  )

export function loadOf(clients: readonly (Weighed & { clients: number })[], weights: Weights): number {
  const base = baseOf(clients)
  return tidy(clients.reduce((sum, one) => sum + one.clients * weightOf(one, base, weights), 0))
}

/** Sums of tenths stay tenths. */
const tidy = (number: number): number => Math.round(number * 100) / 100

export type Standing = 'over' | 'near' | 'within'
export const standingOf = (load: number, { norm, nearShare }: Pick<Weights, 'norm' | 'nearShare'>): Standing =>
  load > norm ? 'over' : load >= norm * nearShare ? 'near' : 'within'

export interface Ahead {
  load: number
  /** Clients that came within the days of the trend, less those that went, weighed at the worker's own average. */
  gained: number
  /** What colleagues of the same station who leave within the time carry. */
  leavingLoads: readonly number[]
  /** Those who stay and share it, this worker among them. */
  staying: number
  leavesItself: boolean
}

/** What it will be: today's, the trend carried on, and an even part of what those who leave put down. */
export function loadAhead(
  { load, gained, leavingLoads, staying, leavesItself }: Ahead,
  { forecastDays, trendDays }: { forecastDays: number; trendDays: number },
): number {
  if (leavesItself) return 0
  const trend = trendDays > 0 ? (gained * forecastDays) / trendDays : 0
  const share = staying > 0 ? leavingLoads.reduce((sum, one) => sum + one, 0) / staying : 0
  return tidy(Math.max(0, load + trend + share))
}

export interface Candidate {
  personId: string
  stationId: string
  load: number
  base: string | undefined
}

export interface Movable extends Weighed {
  id: string
  stationId: string
}

/**
 * Who could take each client: someone of the same station, in whose village the client lives if that leaves them no more loaded than the least
 * loaded by a client's weight, else the least loaded. The heaviest go first, so that the loads come out even. Without a colleague at the station nobody.
 */
export function suggestTakers(
  clients: readonly Movable[],
  candidates: readonly Candidate[],
  weights: Weights,
): Map<string, string> {
  const loads = new Map(candidates.map((one) => [one.personId, one.load]))
  const found = new Map<string, string>()
  const heaviestFirst = clients.toSorted(
    (a, b) => weightOf(b, b.regionCode, weights) - weightOf(a, a.regionCode, weights) || (a.id < b.id ? -1 : 1),
  )
  for (const client of heaviestFirst) {
    const after = (one: Candidate) => loads.get(one.personId)! + weightOf(client, one.base, weights)
    const [taker] = candidates
      .filter((one) => one.stationId === client.stationId)
      .toSorted((a, b) => after(a) - after(b) || (a.personId < b.personId ? -1 : 1))
    if (!taker) continue
    found.set(client.id, taker.personId)
    loads.set(taker.personId, after(taker))
  }
  return found
}

/** Which clients a worker might give away so that the rest is within the norm: those farthest and lightest to part with first, no open cases. */
export function toGiveAway<C extends Movable>(clients: readonly C[], weights: Weights): C[] {
  const base = baseOf(clients.map((one) => ({ ...one, clients: 1 })))
  let load = clients.reduce((sum, one) => sum + weightOf(one, base, weights), 0)
  const order: Travel[] = ['other-town', 'same-town', 'same-village']
  const givable = clients
    .filter((one) => !one.openCase)
    .toSorted(
      (a, b) =>
        order.indexOf(travelTo(a.regionCode, base)) - order.indexOf(travelTo(b.regionCode, base)) ||
        weights.risk[a.riskClass] - weights.risk[b.riskClass] ||
        (a.id < b.id ? -1 : 1),
    )
  const given: C[] = []
  for (const one of givable) {
    if (load <= weights.norm) break
    given.push(one)
    load -= weightOf(one, base, weights)
  }
  return given
}
