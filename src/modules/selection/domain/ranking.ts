import { digitsOf, type RegionCode, type RegionLevel } from '#kernel/region.ts'

/** What a list is made of: who contends, how many places there are and for whom, and how that is read. Nobody has a name here. */

/** Scores in hundredths of a point. */
export interface Contender {
  id: string
  score: number
  /** Between these the score lies when the leniency of the reviewers is taken into account. */
  low: number
  high: number
  regionCode: RegionCode
  /** The shares they surely count for. */
  shares: readonly string[]
  /** What decides between equal scores, in order; the higher comes first. */
  ties: readonly number[]
}

export interface Share {
  code: string
  part: number
  whole: number
  reading: 'target' | 'minimum' | 'ask'
}
export interface Minimum {
  code: string
  level: RegionLevel
  count: number
}

/** What a round's rule says of its places. */
export interface Places {
  /** Undefined: everybody who is fit. */
  places?: number | undefined
  shares: readonly Share[]
  minimums: readonly Minimum[]
}

/** How the officer reads what the rule leaves open. */
export interface Reading {
  /** A share the text leaves open: it decides only between equals, or its places are filled first. */
  shares: 'target' | 'minimum'
  /** A share that is not a whole number of places. */
  rounding: 'down' | 'nearest' | 'up'
  /** Places of a share or a minimum that nobody fits. */
  unfilled: 'released' | 'empty'
}

/** So many of some, among those chosen. */
export interface Quota {
  code: string
  kind: 'share' | 'minimum'
  /** Of a minimum: the region it counts. */
  region?: string
  count: number
  /** Filled before merit; else it only decides between equals. */
  first: boolean
  members: ReadonlySet<string>
}

const whole = { down: Math.floor, nearest: Math.round, up: Math.ceil }

/** How many places a share is, of so many; exact in whole numbers, so that a third of 50 is not 16.666…7. */
const shareOf = (places: number, { part, whole: of }: Share, rounding: Reading['rounding']): number =>
  whole[rounding]((places * part) / of)

/** What the rule asks of the list, once it is read in one way. */
export function quotasOf(rule: Places, reading: Reading, contenders: readonly Contender[]): Quota[] {
  const places = rule.places ?? contenders.length
  const shares = rule.shares.map((share): Quota => ({
    code: share.code,
    kind: 'share',
    count: shareOf(places, share, reading.rounding),
    first: (share.reading === 'ask' ? reading.shares : share.reading) === 'minimum',
    members: new Set(contenders.filter((one) => one.shares.includes(share.code)).map((one) => one.id)),
  }))
  const minimums = rule.minimums.flatMap(({ code, level, count }) =>
    [...Map.groupBy(contenders, (one) => one.regionCode.slice(0, digitsOf(level)).padEnd(12, '0'))]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([region, here]): Quota => ({
        code,
        kind: 'minimum',
        region,
        // A place cannot be asked for more than it sent.
        count: Math.min(count, here.length),
        first: true,
        members: new Set(here.map((one) => one.id)),
      })),
  )
  return [...shares, ...minimums].filter(({ count }) => count > 0)
}

/** The readings that a rule leaves open, those that come to the same once. The first is the one that changes least. */
export function readingsOf({ places = 0, shares, minimums }: Places): Reading[] {
  const open = shares.filter((one) => one.reading === 'ask')
  const uneven = shares.some((one) => shareOf(places, one, 'down') !== shareOf(places, one, 'up'))
  const roundings: Reading['rounding'][] = uneven ? ['nearest', 'down', 'up'] : ['nearest']
  const distinct = roundings.filter(
    (one, at) =>
      roundings.findIndex((other) => shares.every((s) => shareOf(places, s, one) === shareOf(places, s, other))) === at,
  )
  const firm = shares.some((one) => one.reading !== 'target') || minimums.length > 0
  return [
    ...(open.length > 0 ? [{ shares: 'target', rounding: 'nearest', unfilled: 'released' } as const] : []),
    ...(open.length > 0 || shares.some((one) => one.reading === 'minimum')
      ? distinct.map((rounding) => ({ shares: 'minimum', rounding, unfilled: 'released' }) as const)
      : [{ shares: 'target', rounding: 'nearest', unfilled: 'released' } as const]),
    ...(firm && shares.length > 0 ? [{ shares: 'minimum', rounding: 'nearest', unfilled: 'empty' } as const] : []),
  ]
}

/** Best first: by score, then by what decides between equals. Zero where nothing does. */
export function compare(a: Pick<Contender, 'score' | 'ties'>, b: Pick<Contender, 'score' | 'ties'>): number {
  if (a.score !== b.score) return b.score - a.score
  for (let at = 0; at < a.ties.length; at++) if (a.ties[at] !== b.ties[at]) return b.ties[at]! - a.ties[at]!
  return 0
}

/** Each contender's place in the order, equals sharing one: 1, 2, 2, 4. */
export function ranks(contenders: readonly Contender[]): Map<string, number> {
  const order = contenders.toSorted(compare)
  const found = new Map<string, number>()
  let rank = 0
  order.forEach((one, at) => {
    if (at === 0 || compare(order[at - 1]!, one) !== 0) rank = at + 1
    found.set(one.id, rank)
  })
  return found
}

/**
 * Those who stand so near the line that the scores cannot tell them from somebody on the other side who has fewer points. Whom a share displaced, with
 * more points than somebody chosen, is another matter.
 */
export function nearTheLine(contenders: readonly Contender[], chosen: ReadonlySet<string>): Set<string> {
  const inside = contenders.filter((one) => chosen.has(one.id))
  const found = new Set<string>()
  for (const out of contenders)
    if (!chosen.has(out.id))
      for (const one of inside)
        if (one.score >= out.score && one.low < out.high) {
          found.add(one.id)
          found.add(out.id)
        }
  return found
}
