import { addDays, type Day, monthsLater, yearOf } from '#kernel/days.ts'

/** What a title brings its holder, reckoned anew from dated facts each time: a fact that arrives late changes what was due, and says why. */

interface MoneyRule {
  allowanceFen?: number | undefined
  /** A month of the term that was begun counts, or only one that was whole. */
  monthCounts: 'begun' | 'whole'
  grantFen?: number | undefined
  grantMostFen?: number | undefined
  /** The grant in parts, each when something is done; at once where the rule has none. */
  instalments?: readonly { code: string; percent: number; after: 'chosen' | 'delivered' }[] | undefined
}

interface Term {
  fromOn: Day
  /** Exclusive; null where it has no end. */
  untilOn: Day | null
}

/** From a day on nothing is paid, by an ending or a grade; until another day where a later grade pays again. */
export interface Stop {
  fromOn: Day
  untilOn: Day | null
  /** `endings.left`, `grades.fail`: what it rests on. */
  because: string
}

export interface MoneySpan {
  kind: 'paid' | 'stopped' | 'grant'
  fromOn: Day
  /** Exclusive. */
  untilOn: Day
  months: number
  fen: number
  because: string | null
}

/** How grades of years stop the money of the years after, until a grade that pays it again. */
export function stopsOfGrades(grades: readonly { year: number; code: string; money: 'paid' | 'stopped' }[]): Stop[] {
  const inOrder = grades.toSorted((a, b) => a.year - b.year)
  const after = (year: number): Day => `${year + 1}-01-01` as Day
  return inOrder.flatMap((one, at) => {
    if (one.money === 'paid') return []
    const next = inOrder.slice(at + 1).find((later) => later.money === 'paid')
    return [{ fromOn: after(one.year), untilOn: next ? after(next.year) : null, because: `grades.${one.code}` }]
  })
}

/** What is due for the term before a day, span by span: months by the day of the month on which the term began. */
export function moneySpans(
  rule: MoneyRule,
  term: Term,
  stops: readonly Stop[],
  before: Day,
  grants: readonly { year: number; because: string }[] = [],
  /** When delivery of a project was accepted. */
  deliveredOn: Day | null = null,
): MoneySpan[] {
  const given = rule.instalments?.length
    ? instalmentSpans(rule, term, stops, before, deliveredOn)
    : grantSpans(rule, term, stops, before, grants)
  return [...given, ...allowanceSpans(rule, term, stops, before)]
}

/** The parts of a grant, in whole fen: what the shares leave over goes with the last. One whose day has not come is not due. */
function instalmentSpans(
  { grantFen = 0, instalments = [] }: MoneyRule,
  term: Term,
  stops: readonly Stop[],
  before: Day,
  deliveredOn: Day | null,
): MoneySpan[] {
  let left = grantFen
  return instalments.flatMap(({ code, percent, after }, at) => {
    const fen = at === instalments.length - 1 ? left : Math.floor((grantFen * percent) / 100)
    left -= fen
    const on = after === 'chosen' ? term.fromOn : deliveredOn
    if (on === null || on >= before || stops.some((one) => one.fromOn <= on && (!one.untilOn || one.untilOn > on)))
      return []
    return [
      { kind: 'grant' as const, fromOn: on, untilOn: addDays(on, 1), months: 0, fen, because: `instalments.${code}` },
    ]
  })
}

function allowanceSpans(rule: MoneyRule, term: Term, stops: readonly Stop[], before: Day): MoneySpan[] {
  const fen = rule.allowanceFen
  if (!fen) return []
  const spans: MoneySpan[] = []
  for (let month = 0; ; month++) {
    const fromOn = monthsLater(term.fromOn, month, 'first-of-next')
    const untilOn = monthsLater(term.fromOn, month + 1, 'first-of-next')
    // A month that only counts whole is due when it is over.
    if (
      (rule.monthCounts === 'begun' ? fromOn >= before : untilOn > before) ||
      (term.untilOn && fromOn >= term.untilOn)
    )
      break
    const last = rule.monthCounts === 'begun' ? fromOn : addDays(untilOn, -1)
    const stop = stops
      .filter((one) => one.fromOn <= last && (!one.untilOn || one.untilOn > fromOn))
      .toSorted((a, b) => a.fromOn.localeCompare(b.fromOn))[0]
    const kind = stop ? 'stopped' : 'paid'
    const because = stop?.because ?? null
    const open = spans.at(-1)
    if (open?.kind === kind && open.because === because) {
      open.untilOn = untilOn
      open.months++
      open.fen += stop ? 0 : fen
    } else spans.push({ kind, fromOn, untilOn, months: 1, fen: stop ? 0 : fen, because })
  }
  return spans
}

/** One on being chosen, and one for each year confirmed again up to what there is in all; none from a day on which money is stopped. */
function grantSpans(
  rule: MoneyRule,
  term: Term,
  stops: readonly Stop[],
  before: Day,
  grants: readonly { year: number; because: string }[],
): MoneySpan[] {
  const { grantFen, grantMostFen } = rule
  if (!grantFen) return []
  const again = grantMostFen ? grants.filter((one) => one.year >= yearOf(term.fromOn)) : []
  const days = [
    { on: term.fromOn, because: null as string | null },
    ...again.map((one) => ({ on: `${one.year + 1}-01-01` as Day, because: one.because as string | null })),
  ]
  let left = grantMostFen ?? grantFen
  return days.flatMap(({ on, because }) => {
    const fen = Math.min(grantFen, left)
    const stopped = stops.some((one) => one.fromOn <= on && (!one.untilOn || one.untilOn > on))
    if (on >= before || fen <= 0 || stopped) return []
    left -= fen
    return [{ kind: 'grant' as const, fromOn: on, untilOn: addDays(on, 1), months: 0, fen, because }]
  })
}

export const sumOf = (spans: readonly { fen: number }[]): number => spans.reduce((sum, one) => sum + one.fen, 0)
