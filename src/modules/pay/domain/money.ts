import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { highest, rankedBy } from '#modules/pay/domain/highest.ts'
import type { Scheme } from '#modules/pay/domain/scheme.ts'

/** How the monthly pay came about, in ids and numbers. */
export interface Money {
  kind: Scheme['money']
  monthlyFen: number
  /** Of a coefficient. */
  coefficient?: string
  baseFen?: number
  /** Of ladders: the rung reached on each, and what it is worth a month. */
  rungs?: { ladder: string; rung: string; fen: number }[]
  /** What of it, or on probation of the whole, is for performance. */
  performanceFen?: number
  /** On probation: the whole that it is a share of. */
  wholeFen?: number
}

/** What would have to be known to say it. */
interface Unsaid {
  missing: string[]
}

/** The monthly pay of a level, or what is missing to say it. */
export function moneyOf(
  scheme: Scheme,
  level: number | null,
  facts: Facts,
  day: Day,
  onProbation: boolean,
): Money | Unsaid {
  if (scheme.money === 'ladders') return asPaid(scheme, fromLadders(scheme, facts, day), onProbation)
  // What a level is worth turns on nothing but the scheme: reckoned once, not for everybody.
  const byScheme = onProbation ? ofLevelsOnProbation : ofLevels
  let worths = byScheme.get(scheme)
  if (!worths) byScheme.set(scheme, (worths = new Map()))
  let known = worths.get(level)
  if (!known) worths.set(level, (known = asPaid(scheme, ofLevel(scheme, level), onProbation)))
  return known
}

const ofLevels = new WeakMap<Scheme, Map<number | null, Money | Unsaid>>()
const ofLevelsOnProbation = new WeakMap<Scheme, Map<number | null, Money | Unsaid>>()

/** The whole pay as it is paid out: so much of it by performance, on probation a share. */
function asPaid(scheme: Scheme, money: Money | Unsaid, onProbation: boolean): Money | Unsaid {
  if ('missing' in money) return money
  const performanceFen = scheme.performanceShare === undefined ? 0 : share(money.monthlyFen, scheme.performanceShare)
  if (!onProbation || !scheme.probation) return { ...money, ...(performanceFen > 0 && { performanceFen }) }
  const { withoutPerformance } = scheme.probation
  const base = withoutPerformance ? money.monthlyFen - performanceFen : money.monthlyFen
  return {
    ...money,
    wholeFen: money.monthlyFen,
    // What of the whole is not paid.
    ...(withoutPerformance && performanceFen > 0 && { performanceFen }),
    monthlyFen: share(base, scheme.probation.share),
  }
}

/** A share in hundredths of a per cent, in whole fen. */
export const share = (fen: number, basisPoints: number): number => Math.round((fen * basisPoints) / 10_000)

function ofLevel(scheme: Scheme, level: number | null): Money | Unsaid {
  const row = scheme.levels.find((one) => one.code === String(level))
  const monthlyFen = row ? worthOf(scheme, row) : null
  if (monthlyFen === null)
    return { missing: [scheme.money === 'table' || row?.coefficient === undefined ? `level:${level}` : 'baseFen'] }
  if (scheme.money === 'table') return { kind: 'table', monthlyFen }
  return { kind: 'coefficient', monthlyFen, coefficient: row!.coefficient!, baseFen: scheme.baseFen! }
}

/** Rungs stand from the lowest up, so that a ladder whose amounts nobody published still has an order. */
const laddersOf = (scheme: Scheme) =>
  scheme.ladders.map((ladder) => {
    const own = scheme.rungs.filter((one) => one.ladder === ladder.code)
    return { ...ladder, rungs: rankedBy(own, (one) => own.indexOf(one)) }
  })
const ladders = new WeakMap<Scheme, ReturnType<typeof laddersOf>>()

function fromLadders(scheme: Scheme, facts: Facts, day: Day): Money | Unsaid {
  const missing: string[] = []
  const rungs: NonNullable<Money['rungs']> = []
  const known = ladders.get(scheme) ?? laddersOf(scheme)
  ladders.set(scheme, known)
  for (const ladder of known) {
    const reached = highest(ladder.rungs, facts, day)
    missing.push(...reached.missing)
    if (!reached.found) continue
    if (reached.found.fen === undefined) missing.push(`rung:${reached.found.code}`)
    else
      rungs.push({
        ladder: ladder.code,
        rung: reached.found.code,
        fen: ladder.per === 'year' ? Math.round(reached.found.fen / 12) : reached.found.fen,
      })
  }
  if (missing.length > 0) return { missing }
  const fen = rungs.reduce((sum, one) => sum + one.fen, 0)
  return { kind: 'ladders', monthlyFen: rounded(fen, scheme.rounding), rungs }
}

const rounded = (fen: number, to: Scheme['rounding']): number =>
  to === 'yuan' ? Math.round(fen / 100) * 100 : Math.round(fen)

/** What a level is worth a month; null where nobody published it. */
export function worthOf({ money, baseFen, rounding }: Scheme, level: Scheme['levels'][number]): number | null {
  if (money === 'table') return level.monthlyFen ?? null
  if (level.coefficient === undefined || baseFen === undefined) return null
  return rounded(timesCoefficient(baseFen, level.coefficient), rounding)
}

/** Exact where a float would not be: 3900 × 1.0875 in ten-thousandths, no 4241.249999. Whole numbers stay exact far beyond any pay. */
function timesCoefficient(fen: number, coefficient: string): number {
  const [whole, part = ''] = coefficient.split('.')
  const scale = 10 ** part.length
  return Math.floor((fen * Number(whole + part) * 2 + scale) / (scale * 2))
}
